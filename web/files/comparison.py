"""A comparison as a table and as a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from comparison.columns import Place
from comparison.rows import Cell, Entry, Row, SideBySide
from comparison.side_by_side import load_shown
from comparison.states import State
from measures.models import Measure
from web.files.columns import PUBLISHED, TITLE, Absolute, Told, table_of
from web.files.docx import Paper
from web.files.measures import ACHIEVED, MEASURE, OF_ARTICLE, PERMALINK, QUOTE, STATUS, quote_source
from web.files.sheet import Sheet, Value


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the table: what a place says of a theme: a measure, the words of a cell without one, or how many more
    measures of a cell the table leaves out."""

    row: Row
    place: Place
    number: int | None = None
    opposite: str = ""
    shared: tuple[str, ...] = ()
    measure: Measure | None = None
    silent: Cell | None = None
    full: Cell | None = None


def _of_measure(told: Told[Measure]) -> Told[Said]:
    """A column of measures, empty where a line has none."""
    return replace(
        told, value=lambda said, absolute: told.value(said.measure, absolute) if said.measure else ""
    )


def left_out(cell: Cell) -> str:
    """How many measures of a place on a theme go beyond what a file holds."""
    return gettext("另有 {count} 条举措未列入").format(count=cell.more)


def _title(said: Said, absolute: Absolute) -> Value:
    if said.full:
        return left_out(said.full)
    return said.silent.label if said.silent else MEASURE.value(said.measure, absolute)


def _quote(said: Said, absolute: Absolute) -> Value:
    if said.full:
        return ""
    if said.silent is None:
        return QUOTE.value(said.measure, absolute)
    if said.silent.state == State.SECONDARY:
        return ""
    return "\n".join(mention.sentence for mention in said.silent.mentioned.shown)


def _link(said: Said, absolute: Absolute) -> Value:
    if said.full:
        return absolute(said.full.url)
    if said.silent is None:
        return PERMALINK.value(said.measure, absolute)
    if said.silent.state == State.SECONDARY:
        return absolute(said.silent.touched_url)
    return absolute(said.silent.mentioned.url) if said.silent.mentioned.shown else ""


TOLD: tuple[Told[Said], ...] = (
    Told(gettext_lazy("主题组"), 12, lambda said, _: said.row.theme.group.shown_name),
    Told(pgettext_lazy("kind of one", "主题"), 18, lambda said, _: said.row.theme.shown_name),
    Told(gettext_lazy("谁写到"), 14, lambda said, _: said.row.verdict),
    Told(gettext_lazy("对照组"), 8, lambda said, _: said.number),
    Told(gettext_lazy("对照"), 8, lambda said, _: said.opposite),
    Told(gettext_lazy("共同的词"), 24, lambda said, _: "、".join(said.shared)),
    Told(pgettext_lazy("kind of one", "地区"), 14, lambda said, _: said.place.region.name_beside),
    replace(MEASURE, value=_title),
    replace(QUOTE, value=_quote),
    *map(_of_measure, (STATUS, ACHIEVED, OF_ARTICLE[TITLE], OF_ARTICLE[PUBLISHED])),
    replace(PERMALINK, value=_link),
)


def with_sources(comparison: SideBySide) -> SideBySide:
    """The comparison with what files say of its measures' articles beside."""
    load_shown(comparison.rows, comparison.scope)
    measures = [measure for row in comparison.rows for measure in row.measures]
    prefetch_related_objects(measures, "article__authorships__official", "article__source")
    return comparison


def sheet_of(comparison: SideBySide, absolute: Absolute) -> Sheet:
    """A row a measure, those that stand opposite each other under one number."""
    return table_of(gettext("比较"), TOLD, _said(comparison), absolute)


def _said(comparison: SideBySide) -> Iterator[Said]:
    number = 0
    for row in comparison.rows:
        for line in row.lines:
            number += 1
            for place, entry in zip(comparison.places, line.entries, strict=True):
                if entry:
                    yield Said(row, place, number, line.strength_label, line.shared, entry.measure)
        for cell in row.rest:
            for entry in cell.entries:
                if not entry.opposite_theme:
                    yield Said(row, cell.place, opposite=gettext("无对照"), measure=entry.measure)
            if cell.more:
                yield Said(row, cell.place, full=cell)
            if not cell.count:
                yield Said(row, cell.place, silent=cell)


def document_of(comparison: SideBySide, absolute: Absolute) -> Paper:
    """Theme by theme: what answers what, what stands alone, who is silent; each quote with its source."""
    names = gettext("、").join(place.region.shown_short_name for place in comparison.places)
    paper = Paper(
        gettext("{names}：做法比较").format(names=names),
        gettext("{scope}。“未提及”只表示这些文章的全文没有写到，不等于没有做。").format(
            scope=comparison.scope.label
        ),
    )
    paper.heading(gettext("所据文章"), 1)
    rows = [[place.region.name_beside, place.articles, place.dates] for place in comparison.places]
    paper.table([pgettext("kind of one", "地区"), gettext("文章数"), gettext("发布时间")], rows, [5, 3, 7.5])
    for group, in_group in comparison.groups:
        paper.heading(group.shown_name, 1)
        for row in in_group:
            paper.heading(
                gettext("{theme}（{verdict}）").format(theme=row.theme.shown_name, verdict=row.verdict), 2
            )
            _write_row(paper, row, comparison.places, absolute)
    return paper


def _write_row(paper: Paper, row: Row, places: Sequence[Place], absolute: Absolute) -> None:
    for line in row.lines:
        shared = gettext("，都写到：{words}").format(words="、".join(line.shared)) if line.shared else ""
        paper.heading(f"{line.strength_label}{shared}", 3)
        for place, entry in zip(places, line.entries, strict=True):
            if entry:
                _write_entry(paper, place, entry, absolute)
    for cell in row.rest:
        for entry in cell.entries:
            if not entry.opposite_theme:
                _write_entry(paper, cell.place, entry, absolute)
        if cell.more:
            paper.paragraph(_beginning(cell.place) + left_out(cell) + gettext("。") + absolute(cell.url))
        if not cell.count and (row.needs_rest or not row.is_silent):
            paper.paragraph(f"{_beginning(cell.place)}{cell.label}")
            for mention in cell.mentioned.shown:
                source = gettext("《{title}》，{published}。{link}").format(
                    title=mention.article.title,
                    published=mention.article.published_label,
                    link=absolute(mention.permalink),
                )
                paper.quote(mention.sentence, source)


def _beginning(place: Place) -> str:
    return place.region.shown_short_name + gettext("：")


def _write_entry(paper: Paper, place: Place, entry: Entry, absolute: Absolute) -> None:
    paper.paragraph(f"{_beginning(place)}{entry.measure.title}")
    paper.quote(entry.measure.quote, quote_source(entry.measure, absolute))
