"""Any file that the desk takes → articles, with the text that they were read from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from documents.ingest import ingest_text
from documents.ingest.dividing.digest import headlines
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.tables.list_columns import Chosen
from documents.ingest.readers.tables.lists import BadRow, Column, bad_rows_csv, read_rows, reasons_of
from documents.ingest.readers.tables.rows import ListSource
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, Recognised
from documents.ingest.source_text import LeftOut, SourceText
from documents.text.sentences import sentence_spans
from regions.gazetteer.gazetteer import Gazetteer

_LONGEST_TITLE = 60  # characters of a first sentence that stands in for a title


@dataclass(frozen=True)
class Reading:
    """`text` is what stood in the file, before cleaning; `bad` are a list's rows that cannot be taken and `columns` what its
    columns were taken for, `left_out` what of the file is in none of its articles, `scanned` the pages that are pictures still.
    """

    articles: tuple[ParsedArticle, ...]
    text: str
    media_type: str
    bad: tuple[BadRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    columns: tuple[Column, ...] = ()
    scanned: tuple[int, ...] = ()

    @property
    def bad_rows(self) -> bytes:
        """The bad rows as CSV to be mended, b"" where there are none."""
        return bad_rows_csv(self.bad) if self.bad else b""

    @property
    def bad_reasons(self) -> tuple[str, ...]:
        return reasons_of(self.bad)

    @property
    def bad_row_count(self) -> int:
        return len(self.bad)


def read_upload(
    data: bytes,
    kind: FileKind,
    *,
    file_name: str,
    gazetteer: Gazetteer,
    find_region: Callable[[str], str],
    find_columns: Callable[[Sequence[str]], Chosen],
    recognised: Recognised = NOTHING_RECOGNISED,
) -> Reading:
    """Raises IngestError, with a message for the user, where the file holds no article, ScanError where its pages are pictures
    of which nothing was `recognised`.

    `find_columns` knows of the names of a list's columns what a person matched by hand.
    """
    source = read_source(data, kind, file_name=file_name, recognised=recognised)
    return reading_of(
        source,
        kind,
        file_name=file_name,
        gazetteer=gazetteer,
        find_region=find_region,
        find_columns=find_columns,
    )


def reading_of(
    source: SourceText | ListSource,
    kind: FileKind,
    *,
    file_name: str,
    gazetteer: Gazetteer,
    find_region: Callable[[str], str],
    find_columns: Callable[[Sequence[str]], Chosen],
) -> Reading:
    """The articles in what a reader returned; `read_upload` tells the rest."""
    if isinstance(source, ListSource):
        found = read_rows(
            source, file_name=file_name, find_region=find_region, chosen=find_columns(source.names)
        )
        articles = tuple(article for _, article in found.articles)
        warned = _warned(articles, found.left_out)
        return Reading(warned, "", str(kind), found.bad_rows, found.left_out, found.columns)
    articles = ingest_text(source, file_name=file_name, gazetteer=gazetteer)
    return Reading(
        _warned(articles, source.left_out),
        (source.whole or source.text).strip(),
        source.media_type,
        left_out=source.left_out,
        scanned=source.scanned,
    )


def _warned(articles: tuple[ParsedArticle, ...], left_out: tuple[LeftOut, ...]) -> tuple[ParsedArticle, ...]:
    """Say with the first article what of the file was left out, for whoever looks at the preview."""
    if not articles or not left_out:
        return articles
    warning = f"文件中没有读入：{'；'.join(map(str, left_out))}。"
    return (replace(articles[0], warnings=(*articles[0].warnings, warning)), *articles[1:])


def read_part(text: str, *, beside: ParsedArticle, gazetteer: Gazetteer) -> ParsedArticle:
    """The article that a person cut off another one: read anew, with the outlet of the one beside it where it names none, and the day of the digest that it is a piece of.

    What cannot be read as one article stays whole under its first sentence.
    """
    try:
        found = ingest_text(SourceText(text, "text/plain"), file_name="", gazetteer=gazetteer)
    except IngestError:
        found = ()
    if len(found) == 1:
        part = found[0]
    else:
        part = ParsedArticle(title=_first_sentence(text), body=text, kind=beside.kind)
    if not part.published_on and headlines(beside.body):
        part = replace(part, published_on=beside.published_on, published_precision=beside.published_precision)
    return replace(part, source=part.source or beside.source, source_url=part.source_url or beside.source_url)


def _first_sentence(text: str) -> str:
    start, end = next(sentence_spans(text), (0, len(text)))
    return text[start:end][:_LONGEST_TITLE]
