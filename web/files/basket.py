"""A basket (摘编) as a document in its own order, and as a table."""

from collections.abc import Callable, Sequence

from web.files.citations import iso_date, source_line
from web.files.docx import Paper
from web.files.sheet import Column, Sheet
from web.readers.models import Basket, Clip


def sheet_of(clips: Sequence[Clip], absolute: Callable[[str], str]) -> Sheet:
    columns: tuple[Column, ...] = (
        Column("小标题", 24),
        Column("举措", 30),
        Column("原文", 80),
        Column("批注", 40),
        Column("地区", 16),
    )
    columns += (Column("文章", 36), Column("出处", 50), Column("发布日期", 12), Column("原句链接", 40))
    rows = (
        (
            clip.heading,
            clip.title,
            clip.quote,
            clip.note,
            clip.article.region.name if clip.article.region else "",
            clip.article.title,
            source_line(clip.article),
            iso_date(clip.article),
            absolute(clip.permalink),
        )
        for clip in clips
    )
    return Sheet("摘编", columns, rows)


def document_of(basket: Basket, clips: Sequence[Clip], absolute: Callable[[str], str]) -> Paper:
    paper = Paper(basket.name, f"{len(clips)} 条")
    for clip in clips:
        if clip.heading:
            paper.heading(clip.heading, 1)
        paper.heading(clip.title, 2)
        place = f"{clip.article.region.name}，" if clip.article.region else ""
        paper.quote(clip.quote, f"{place}{source_line(clip.article)}。{absolute(clip.permalink)}")
        if clip.note:
            paper.paragraph(f"批注：{clip.note}")
    return paper
