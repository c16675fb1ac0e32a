"""Any file that the desk takes → articles, with the text that they were read from."""

from collections.abc import Callable
from dataclasses import dataclass

from documents.ingest import ingest_text, read
from documents.ingest.parsed import ParsedArticle
from documents.ingest.readers import LIST_KINDS
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.lists import bad_rows_csv, read_list
from regions.gazetteer.gazetteer import Gazetteer


@dataclass(frozen=True)
class Reading:
    """`text` is what stood in the file, before cleaning; `bad_rows` a CSV of a list's rows that cannot be taken."""

    articles: tuple[ParsedArticle, ...]
    text: str
    media_type: str
    bad_rows: bytes = b""
    bad_row_count: int = 0


def read_upload(
    data: bytes, kind: FileKind, *, file_name: str, gazetteer: Gazetteer, find_region: Callable[[str], str]
) -> Reading:
    """Raises IngestError, with a message for the user, where the file holds no article."""
    if kind in LIST_KINDS:
        found = read_list(data, kind, file_name=file_name, find_region=find_region)
        bad_rows = bad_rows_csv(found.bad_rows) if found.bad_rows else b""
        articles = tuple(article for _, article in found.articles)
        return Reading(articles, "", str(kind), bad_rows, len(found.bad_rows))
    source = read(data, file_name=file_name)
    articles = ingest_text(source, file_name=file_name, gazetteer=gazetteer)
    return Reading(articles, source.text.strip(), source.media_type)
