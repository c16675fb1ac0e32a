"""Ingest: bytes as received → clean articles with metadata.

Owns reading, cleaning, splitting and metadata; must not know Django, the database or measures. Each step also runs
alone: `read` (bytes → text), `repair` (what divides words mended), `clean` (site furniture off), `split` (articles),
`metadata` (one draft → article), `fitted` (within the library's columns).
"""

from dataclasses import replace

from documents.ingest.clean import clean, tidy
from documents.ingest.dividing.book import book_pieces, sure_cuts
from documents.ingest.fitting import fitted
from documents.ingest.header.labels import told_address
from documents.ingest.header.titles import is_title_like
from documents.ingest.mending.repair import repair
from documents.ingest.metadata import metadata
from documents.ingest.parsed import IngestError, ParsedArticle, ParsedAuthor
from documents.ingest.read import read
from documents.ingest.source_text import PART, SourceText
from documents.ingest.split import DraftArticle, split
from regions.gazetteer.gazetteer import Gazetteer

__all__ = [
    "DraftArticle",
    "IngestError",
    "ParsedArticle",
    "ParsedAuthor",
    "SourceText",
    "clean",
    "fitted",
    "ingest",
    "ingest_text",
    "metadata",
    "read",
    "repair",
    "split",
]


# Every step looks at each line; a book of a million characters has 20,000 of them.
MOST_LINES = 200_000
_INSTEAD_OF_TEXT = {"picture", "attachment", "frame", "recording"}


def ingest(data: bytes, *, file_name: str, gazetteer: Gazetteer) -> tuple[ParsedArticle, ...]:
    """Return the articles in a file, in order; raise IngestError where it holds none."""
    return ingest_text(read(data, file_name=file_name), file_name=file_name, gazetteer=gazetteer)


def _drafts(text: str, gazetteer: Gazetteer, headings: tuple[str, ...]) -> tuple[DraftArticle, ...]:
    """The articles of a text; of a book whose cases are told apart, those of each piece."""
    whole = split(clean(text), gazetteer)
    book = sure_cuts(text, gazetteer, headings)
    if book is None:
        return whole
    cut = tuple(draft for piece in book_pieces(text, book.lines) for draft in split(clean(piece), gazetteer))
    return cut if len(cut) >= len(whole) else whole


def _chapters(text: str) -> list[str]:
    """The chapters that are articles of their own: a page without a sentence belongs to what follows it, one without a title
    to what stands before."""
    first, *others = text.split(f"\n{PART}\n")
    chapters = [first]
    for part in others:
        opening = next((line for line in map(tidy, part.split("\n")) if line), "")
        if "。" in chapters[-1] and is_title_like(opening):
            chapters.append(part)
        else:
            chapters[-1] += f"\n{part}"
    return chapters


def _nothing_found(source: SourceText, file_name: str) -> IngestError:
    if instead := [str(each) for each in source.left_out if each.what in _INSTEAD_OF_TEXT]:
        return IngestError(f"{file_name}：没有找到文章正文，文件里是{'；'.join(instead)}。")
    return IngestError(
        f"{file_name}：没有找到文章正文，请确认文件是文章原文（而不是目录页、登录页或附件列表）。"
    )


def ingest_text(source: SourceText, *, file_name: str, gazetteer: Gazetteer) -> tuple[ParsedArticle, ...]:
    """Return the articles in a text that `read` returned; for those who show the text as well."""
    repaired = repair(source.text)
    if (count := repaired.count("\n")) > MOST_LINES:
        raise IngestError(
            f"{file_name}：文件有 {count} 行，超过 {MOST_LINES} 行的上限，不像文章。请核对内容；是清单的，请另存为 CSV 或 Excel 后再导入。"
        )
    parts = _chapters(repaired) if source.is_parted else [repaired]
    drafts = tuple(draft for part in parts for draft in _drafts(part, gazetteer, source.headings))
    if not drafts:
        raise _nothing_found(source, file_name)
    page = {"url": told_address(source.text), **source.fields} if len(drafts) == 1 else {}
    articles = (fitted(metadata(draft, gazetteer, page)) for draft in drafts)
    return tuple(
        replace(
            article,
            warnings=(*source.warnings, *article.warnings),
            is_recognised=source.is_recognised,
        )
        for article in articles
    )
