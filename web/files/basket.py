"""A basket (摘编) as a document in its own order, and as a table."""

from collections.abc import Sequence

from documents.models import Article
from web.files.citations import source_line
from web.files.columns import PUBLISHED, REGION, TITLE, Absolute, Told, seen_from, table_of
from web.files.docx import Paper
from web.files.sheet import Sheet
from web.readers.models import Basket, Clip


def _article(clip: Clip) -> Article:
    return clip.article


TOLD: tuple[Told[Clip], ...] = (
    Told("小标题", 24, lambda clip, _: clip.heading),
    Told("举措", 30, lambda clip, _: clip.title),
    Told("原文", 80, lambda clip, _: clip.quote),
    Told("批注", 40, lambda clip, _: clip.note),
    *(seen_from(told, _article) for told in (REGION, TITLE)),
    Told("出处", 50, lambda clip, _: source_line(clip.article)),
    seen_from(PUBLISHED, _article),
    Told("原句链接", 40, lambda clip, absolute: absolute(clip.permalink)),
)


def sheet_of(clips: Sequence[Clip], absolute: Absolute) -> Sheet:
    """A row a clip, in the order of the basket."""
    return table_of("摘编", TOLD, clips, absolute)


def document_of(basket: Basket, clips: Sequence[Clip], absolute: Absolute) -> Paper:
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
