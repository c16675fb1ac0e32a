"""Measures as a project of qualitative analysis: themes are codes, spans are selections, places are cases."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TypedDict

from django.utils.timezone import now

from documents.models import Article
from measures.models import Measure, Theme
from web.files import qdpx
from web.files.citations import iso_date, reference_of
from web.files.columns import Absolute
from web.files.gb7714 import gb7714
from web.files.qdpx import Case, Code, Project, Selection, Text
from web.files.research import all_of, sheets_of
from web.files.sheet import Sheet

NO_NOTES: Mapping[int, str] = {}


def project_of(
    measures: Sequence[Measure], name: str, description: str, notes: Mapping[int, str] = NO_NOTES
) -> bytes:
    """The bytes of a .qdpx of measures as research.all_of fetches them; `notes` are a reader's words, by a measure's key."""
    articles = {measure.article_id: measure.article for measure in measures}
    bodies = dict(Article.objects.filter(pk__in=articles).values_list("pk", "body"))
    made = now()
    texts = [
        Text(
            key=_key(articles[pk]),
            name=articles[pk].title,
            text=bodies[pk],
            selections=tuple(_selection(measure, notes.get(measure.pk, "")) for measure in own),
            values=_known_of(articles[pk])
            | {"引用": gb7714(reference_of(articles[pk], made.astimezone().date()))},
        )
        for pk, own in groupby(measures, key=lambda measure: measure.article_id)
    ]
    project = Project(
        name=name,
        description=f"{description}。举措 {len(measures)} 条，文章 {len(articles)} 篇，取自衔接库。",
        made_at=made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        codes=_codes({code for text in texts for each in text.selections for code in each.codes}),
        texts=texts,
        cases=_cases(articles.values()),
    )
    return qdpx.to_bytes(project)


class ForResearchers(TypedDict):
    """What send_file takes for the two kinds of files that researchers' own tools open."""

    research: Callable[[], Sequence[Sheet]]
    project: Callable[[], bytes]


def for_researchers(
    measures: Iterable[Measure],
    name: str,
    description: str,
    absolute: Absolute,
    notes: Mapping[int, str] = NO_NOTES,
) -> ForResearchers:
    """Both files of measures that somebody may see; nothing is asked of the database before one of them is made."""
    return {
        "research": lambda: sheets_of(all_of(measures), absolute),
        "project": lambda: project_of(all_of(measures), name, description, notes),
    }


def _key(article: Article) -> str:
    """A text is the same wherever it is kept; one text under two records is two."""
    return f"{article.body_sha256} {article.external_id or ''}"


def _selection(measure: Measure, note: str) -> Selection:
    others = sorted(theme.slug for theme in measure.secondary_themes.all())
    said = (
        f"{measure.get_status_display()}；{measure.section}"
        if measure.section
        else measure.get_status_display()
    )
    return Selection(
        key=f"{_key(measure.article)} {measure.start} {measure.end} {measure.position}",
        name=measure.title,
        start=measure.start,
        end=measure.end,
        codes=tuple(dict.fromkeys((measure.theme.slug, *others))),
        description=said,
        note=note,
    )


def _known_of(article: Article) -> dict[str, str]:
    """What is known of an article, by the name of the variable; what is not is left out."""
    values = {
        "地区": article.region.name if article.region else "",
        "区划代码": article.region_id or "",
        "体裁": article.get_kind_display(),
        "署名": "；".join(each.official.name for each in article.authorships.all()),
        "来源": article.source.name if article.source else "",
        "发布日期": iso_date(article),
        "原文网址": article.source_url,
    }
    return {name: value for name, value in values.items() if value}


def _codes(used: set[str]) -> list[Code]:
    """The themes that are used, under their groups."""
    themes = (
        Theme.objects.filter(slug__in=used).select_related("group").order_by("group__order", "order", "pk")
    )
    return [
        Code(
            f"group {group.slug}",
            group.name,
            below=tuple(Code(theme.slug, theme.name, theme.covers) for theme in in_group),
        )
        for group, in_group in groupby(themes, key=lambda theme: theme.group)
    ]


def _cases(articles: Iterable[Article]) -> list[Case]:
    of_place: dict[str, list[Article]] = {}
    for article in articles:
        if article.region_id:
            of_place.setdefault(article.region_id, []).append(article)
    return [
        Case(code, own[0].region.name, tuple(map(_key, own)), {"区划代码": code, "地区": own[0].region.name})
        for code, own in sorted(of_place.items())
    ]
