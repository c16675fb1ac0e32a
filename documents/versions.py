"""Old versions of an article: as readable data, as differences, and whole enough to be written again.

A version is a history record of the article with the authors that stood at its end, that is until the next record.
"""

from collections.abc import Iterable
from datetime import timedelta
from difflib import SequenceMatcher

from django.utils import timezone
from simple_history.models import HistoricalChanges

from documents.actions.corrections import parsed_author
from documents.ingest.parsed import ParsedArticle
from documents.models import Authorship, Official, Source
from documents.plain import parsed_of

# Characters of a line; a longer one is shown as gone and come, not compared inside.
TOO_LONG_FOR_WORDS = 4000


def version_as_parsed(record: HistoricalChanges) -> ParsedArticle:
    """What the article was under this history record."""
    rows = sorted(authorships_under(record), key=lambda row: row.order)
    officials = Official.objects.in_bulk([row.official_id for row in rows])
    authors = [
        parsed_author(officials[row.official_id], row.position)
        for row in rows
        if row.official_id in officials
    ]
    source = Source.objects.filter(pk=record.source_id).first()
    return parsed_of(record, authors=authors, source=source.name if source else "")


def authorships_under(record: HistoricalChanges) -> Iterable[Authorship]:
    """The authors at the version's end; bulk loads leave no record of theirs, and then today's are all there is."""
    if not Authorship.history.filter(article_id=record.id).exists():
        return Authorship.objects.filter(article_id=record.id)
    following = record.next_record
    until = following.history_date - timedelta(microseconds=1) if following else timezone.now()
    return Authorship.history.as_of(until).filter(article_id=record.id)


def changed_lines(old: str, new: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The lines of both texts in order as (kind, pieces): kind is same, gone, come or changed; pieces (kind, text).

    Runs of unchanged lines are kept whole: the page decides what to fold.
    """
    old_lines, new_lines = old.split("\n"), new.split("\n")
    rows = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [("same", [("same", line)]) for line in old_lines[i1:i2]]
        elif tag == "replace" and i2 - i1 == j2 - j1:
            pairs = zip(old_lines[i1:i2], new_lines[j1:j2], strict=True)
            rows += [("changed", changed_words(*pair)) for pair in pairs]
        else:
            rows += [("gone", [("gone", line)]) for line in old_lines[i1:i2]]
            rows += [("come", [("come", line)]) for line in new_lines[j1:j2]]
    return rows


def changed_words(old: str, new: str) -> list[tuple[str, str]]:
    """One line's pieces as (same, gone or come, text), character by character; very long lines as a whole."""
    if max(len(old), len(new)) > TOO_LONG_FOR_WORDS:
        return [("gone", old), ("come", new)]
    pieces = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", old[i1:i2]))
        else:
            pieces += [(kind, text) for kind, text in (("gone", old[i1:i2]), ("come", new[j1:j2])) if text]
    return pieces
