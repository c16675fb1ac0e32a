"""What became of a file, and what is wrong with it: a trace, a line that helps nobody, half a text without a word."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from documents.ingest.parsed import IngestError, ParsedArticle
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.uploads import open_upload
from intake.reading import Reading
from tests.documents.ingest.hostile.files import Odd
from tests.documents.ingest.hostile.wholes import PARAGRAPHS, TEXT

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ADVICE = re.compile(r"请|应有|没有读取|不能导入")
_INSIDE = re.compile(r"Error|Exception|Traceback|0x[0-9a-f]{6}|/tmp/|\.py")
_KNOWN = frozenset(TEXT)
# Share of a body's Han that the text of the samples has; what is read in a wrong encoding has next to none.
_FEWEST_KNOWN = 0.7


@dataclass(frozen=True, slots=True)
class Outcome:
    """`said` are refusals, of the file or of what stood in it; `trace` an exception that is no refusal."""

    articles: tuple[ParsedArticle, ...] = ()
    said: tuple[str, ...] = ()
    trace: str = ""
    is_warned: bool = False


def outcome_of(odd: Odd, read: Callable[[bytes, FileKind, str], Reading]) -> Outcome:
    """What the reading stage makes of a file; `read` takes bytes, kind and name."""
    articles: list[ParsedArticle] = []
    said: list[str] = []
    is_warned = False
    try:
        upload = open_upload(odd.data, file_name=odd.name)
        said += upload.problems
        for file in upload.files:
            try:
                reading = read(file.data, file.kind, file.path)
            except IngestError as error:
                said.append(str(error))
                continue
            articles += reading.articles
            is_warned |= bool(reading.bad or any(each.warnings for each in reading.articles))
            said += [f"{file.path}：{row.problem}，不能导入" for row in reading.bad]
    except IngestError as error:
        said += str(error).splitlines()
    except Exception as error:
        return Outcome(trace=f"{type(error).__name__}: {error}")
    return Outcome(tuple(articles), tuple(said), is_warned=is_warned or bool(said))


def judged(odd: Odd, outcome: Outcome) -> list[str]:
    """What is wrong, [] for nothing."""
    if outcome.trace:
        return [outcome.trace]
    wrong = [f"says {line!r}" for line in outcome.said if not _helps(line)]
    if not outcome.articles and not outcome.said:
        wrong.append("says nothing and holds nothing")
    for article in outcome.articles:
        wrong += _wrong_with(article, odd)
    if odd.what in {"truncated", "damaged inside", "flipped"} and outcome.articles and not outcome.is_warned:
        wrong += _halves(odd, outcome)
    if odd.what == "whole" and odd.name not in {"旧.rtf", "表.xls"}:
        whole = "\n".join(article.body for article in outcome.articles)
        wrong += [f"lost {each[:12]}" for each in PARAGRAPHS if each not in whole]
    return wrong


def _helps(line: str) -> bool:
    return "：" in line and bool(_ADVICE.search(line)) and not _INSIDE.search(line)


def _wrong_with(article: ParsedArticle, odd: Odd) -> list[str]:
    wrong = []
    if not article.title.strip() or not article.body.strip():
        wrong.append("an article without title or body")
    if _CONTROL.search(article.title + article.body):
        wrong.append("control characters in an article")
    han = [c for c in article.body if "\u3400" <= c <= "\u9fff"]
    known = sum(c in _KNOWN for c in han)
    if (
        odd.what not in {"huge", "nested", "whole", "empty"}
        and known < len(article.body.replace("\n", "")) * 0.4
    ):
        wrong.append(f"no Chinese: {article.body[:40]!r}")
    elif odd.what in {"encoding", "flipped", "truncated", "renamed"} and known < len(han) * _FEWEST_KNOWN:
        wrong.append(f"read in a wrong encoding: {article.body[:40]!r}")
    if "\ufffd" in article.body and not article.warnings:
        wrong.append("unreadable characters without a word")
    return wrong


def _halves(odd: Odd, outcome: Outcome) -> list[str]:
    """What tells its own length or end must say that it is not whole; a text that was cut cannot know it."""
    if odd.name.endswith((".txt", ".csv", ".tsv", ".jsonl")):
        return []
    whole = "\n".join(article.body for article in outcome.articles)
    missing = [each for each in PARAGRAPHS if not any(part in whole for part in each.split("，")[1::2])]
    return [f"half without a word: {len(missing)} of {len(PARAGRAPHS)} paragraphs missing"] if missing else []
