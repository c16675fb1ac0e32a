"""A comparison as a table and as a document."""

from collections.abc import Callable, Iterator, Sequence

from comparison.columns import Place
from comparison.side_by_side import Cell as SideCell
from comparison.side_by_side import Entry, Row, SideBySide
from comparison.states import State
from measures.models import Measure
from web.files.docx import Paper
from web.files.measures import COLUMNS, quote_source
from web.files.sheet import Column, Sheet, Value


def sheet_of(comparison: SideBySide, absolute: Callable[[str], str]) -> Sheet:
    """A row a measure, those that stand opposite each other under one number."""
    columns: tuple[Column, ...] = (
        Column("主题组", 12),
        Column("主题", 18),
        Column("谁写到", 14),
        Column("对照组", 8),
        Column("对照", 8),
    )
    columns += (Column("共同的词", 24), Column("地区", 14), Column("举措", 36), Column("原文", 80))
    columns += tuple(
        column for column in COLUMNS if column.label in {"审核状态", "文章", "发布日期", "原句链接"}
    )
    return Sheet("比较", columns, _rows(comparison, absolute))


def _rows(comparison: SideBySide, absolute: Callable[[str], str]) -> Iterator[tuple[Value, ...]]:
    number = 0
    for row in comparison.rows:
        head = row.theme.group.name, row.theme.name, row.verdict
        for line in row.lines:
            number += 1
            told = number, line.strength_label, "、".join(line.shared)
            for place, entry in zip(comparison.places, line.entries, strict=True):
                if entry:
                    yield (*head, *told, place.region.name, *_entry(entry.measure, absolute))
        for cell in row.rest:
            for entry in cell.entries:
                if not entry.opposite_theme:
                    yield (
                        *head,
                        None,
                        "无对照",
                        "",
                        cell.place.region.name,
                        *_entry(entry.measure, absolute),
                    )
            if not cell.count:
                yield (*head, None, "", "", cell.place.region.name, cell.label, *_silent(cell, absolute))


def _silent(cell: SideCell, absolute: Callable[[str], str]) -> tuple[Value, ...]:
    """The sentences of a place that has no measure, in the columns of quote and link; the rest empty."""
    if cell.state == State.SECONDARY:
        return "", "", "", "", absolute(cell.touched_url)
    quotes = "\n".join(mention.sentence for mention in cell.mentioned.shown)
    return quotes, "", "", "", absolute(cell.mentioned.url) if quotes else ""


def _entry(measure: Measure, absolute: Callable[[str], str]) -> tuple[Value, ...]:
    return (
        measure.title,
        measure.quote,
        measure.get_status_display(),
        measure.article.title,
        measure.article.published_label,
        absolute(measure.permalink),
    )


def document_of(comparison: SideBySide, absolute: Callable[[str], str]) -> Paper:
    """Theme by theme: what answers what, what stands alone, who is silent; each quote with its source."""
    names = "、".join(place.region.short_name for place in comparison.places)
    scope = "只计本级文章" if comparison.scope.own_only else "含下级地区"
    paper = Paper(
        f"{names}：做法比较",
        f"{comparison.scope.period_label}；{scope}。“未提及”只表示这些文章的全文没有写到，不等于没有做。",
    )
    paper.heading("所据文章", 1)
    rows = [[place.region.name, place.articles, place.dates] for place in comparison.places]
    paper.table(["地区", "文章数", "发布时间"], rows, [5, 3, 7.5])
    for group, in_group in comparison.groups:
        paper.heading(group.name, 1)
        for row in in_group:
            paper.heading(f"{row.theme.name}（{row.verdict}）", 2)
            _write_row(paper, row, comparison.places, absolute)
    return paper


def _write_row(paper: Paper, row: Row, places: Sequence[Place], absolute: Callable[[str], str]) -> None:
    for line in row.lines:
        shared = f"，都写到：{'、'.join(line.shared)}" if line.shared else ""
        paper.heading(f"{line.strength_label}{shared}", 3)
        for place, entry in zip(places, line.entries, strict=True):
            if entry:
                _write_entry(paper, place, entry, absolute)
    for cell in row.rest:
        for entry in cell.entries:
            if not entry.opposite_theme:
                _write_entry(paper, cell.place, entry, absolute)
        if not cell.count and (row.needs_rest or not row.is_silent):
            paper.paragraph(f"{cell.place.region.short_name}：{cell.label}")
            for mention in cell.mentioned.shown:
                source = f"《{mention.article.title}》，{mention.article.published_label}。{absolute(mention.permalink)}"
                paper.quote(mention.sentence, source)


def _write_entry(paper: Paper, place: Place, entry: Entry, absolute: Callable[[str], str]) -> None:
    paper.paragraph(f"{place.region.short_name}：{entry.measure.title}")
    paper.quote(entry.measure.quote, quote_source(entry.measure, absolute))
