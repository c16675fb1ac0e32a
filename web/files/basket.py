"""A basket (摘编) as a document in its own order, and as a table."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from documents.models import Article
from web.files.citations import Reference, reference_of, source_line
from web.files.columns import PUBLISHED, REGION, TITLE, Absolute, Told, seen_from, table_of
from web.files.docx import Paper
from web.files.sheet import Sheet
from web.readers.models import Basket, Clip, KeptBrief
from web.readers.models.brief import Standing


def _article(clip: Clip) -> Article:
    return clip.article


TOLD: tuple[Told[Clip], ...] = (
    Told(gettext_lazy("小标题"), 24, lambda clip, _: clip.heading),
    Told(pgettext_lazy("kind of one", "举措"), 30, lambda clip, _: clip.title),
    Told(gettext_lazy("原文"), 80, lambda clip, _: clip.quote),
    Told(gettext_lazy("批注"), 40, lambda clip, _: clip.note),
    *(seen_from(told, _article) for told in (REGION, TITLE)),
    Told(gettext_lazy("出处"), 50, lambda clip, _: source_line(clip.article)),
    seen_from(PUBLISHED, _article),
    Told(gettext_lazy("原句链接"), 40, lambda clip, absolute: absolute(clip.permalink)),
)


def sheet_of(clips: Sequence[Clip], absolute: Absolute) -> Sheet:
    """A row a clip, in the order of the basket."""
    return table_of(gettext("摘编"), TOLD, clips, absolute)


def references_of(clips: Sequence[Clip], cited_on: date) -> list[Reference]:
    """Each article of a basket once, in its order."""
    articles = {clip.article_id: clip.article for clip in clips}
    return [reference_of(article, cited_on) for article in articles.values()]


def left_out(clips: Sequence[Clip]) -> str:
    """What of a basket no project holds: clips whose measure a newer reading of the text does not know."""
    lost = sum(clip.measure is None for clip in clips)
    if lost:
        told = gettext("摘编 {count} 条，其中 {lost} 条的举措已不在，未列入")
        return told.format(count=len(clips), lost=lost)
    return gettext("摘编 {count} 条").format(count=len(clips))


def document_of(
    basket: Basket,
    clips: Sequence[Clip],
    absolute: Absolute,
    briefs: Sequence[tuple[KeptBrief, Standing]] = (),
) -> Paper:
    """The briefs kept in it first, each under its mark; their numbers are those of the clips."""
    paper = Paper(basket.name, gettext("{count} 条").format(count=len(clips)))
    for brief, standing in briefs:
        paper.heading(gettext("综述：{title}").format(title=brief.title), 1)
        paper.paragraph(gettext("机器撰写，未经人工审定"))
        for paragraph in standing.paragraphs:
            pieces = [piece for sentence in paragraph for piece in sentence]
            paper.paragraph(
                "".join(words + "".join(f"[{number}]" for number, _ in of) for words, of in pieces)
            )
        if standing.left_out:
            paper.paragraph(standing.told)
    for number, clip in enumerate(clips, start=1):
        if clip.heading:
            paper.heading(clip.heading, 1)
        paper.heading(f"[{number}] {clip.title}" if briefs else clip.title, 2)
        place = f"{clip.article.region.name}，" if clip.article.region else ""
        paper.quote(clip.quote, f"{place}{source_line(clip.article)}。{absolute(clip.permalink)}")
        if clip.note:
            paper.paragraph(gettext("批注：{note}").format(note=clip.note))
    return paper
