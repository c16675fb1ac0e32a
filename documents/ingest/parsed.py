"""What ingest hands over: articles as plain data, ready to be written or shown for editing."""

from dataclasses import dataclass, field
from datetime import date

# Characters that the library's columns hold.
LONGEST = {"title": 300, "source": 200, "source_url": 1000, "document_number": 100}


class IngestError(Exception):
    """Input that cannot become an article. The message is Chinese, for the user, and says what to do."""


@dataclass(frozen=True, slots=True)
class ParsedAuthor:
    """A person, an issuing body (`is_body`) or who reported a story (`is_reporter`), with the post as printed."""

    name: str
    position: str = ""
    is_body: bool = False
    is_reporter: bool = False


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One article found in a file.

    `kind` is one of signed, interview, plan, report, news, notice, other. `published_precision` is day, month or
    year. `region_evidence` quotes the words that led to `region_code` (six digits, "" where none was found),
    `region_reason` says in Chinese why they count. `is_recognised` where a machine read the text off a picture.
    """

    title: str
    body: str
    kind: str
    authors: tuple[ParsedAuthor, ...] = ()
    region_code: str = ""
    region_evidence: str = ""
    region_reason: str = ""
    published_on: date | None = None
    published_precision: str = "day"
    source: str = ""
    source_url: str = ""
    document_number: str = ""
    is_recognised: bool = False
    warnings: tuple[str, ...] = field(default=())
