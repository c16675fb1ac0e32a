"""A file cut into its articles anew: where they begin in the file's text, and what becomes of them when a person moves a cut.

What a person corrected stays with every article whose stretch of the file stays the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from documents.ingest.cut_off import squeezed
from documents.ingest.dividing.book import Way, cuts_by, is_number_alone, piece
from documents.ingest.parsed import ParsedArticle
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from documents.ingest.source_text import SourceText
from documents.models import BatchState, StagedArticle, StagedFile, StagedState
from documents.plain import from_json, to_json
from intake.duplicates import known_among
from intake.reading import read_part
from regions.catalogue import load_gazetteer
from regions.gazetteer.gazetteer import Gazetteer

_KEY = 16  # characters of a body by which its first line is found


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of the file from `start` to before `end` that one article was read from."""

    start: int
    end: int
    row: StagedArticle


def stretches(text: str, rows: Sequence[StagedArticle]) -> list[Stretch]:
    """Where each article stands in the file's text, which a person said or its words tell; [] where one is no longer to be
    found there."""
    lines = [squeezed(line) for line in text.split("\n")]
    starts: list[int] = []
    after = 0
    for row in rows:
        found = _begin(lines, max(after, row.start_line or 0), from_json(row.fields))
        if found is None and row.start_line is None:
            return []
        start, after = found or (0, after)
        if row.start_line is not None:
            start, after = row.start_line, max(after, row.start_line + 1)
        starts.append(start)
    ends = [*starts[1:], len(lines)]
    return [Stretch(start, end, row) for start, end, row in zip(starts, ends, rows, strict=True)]


def _begin(lines: Sequence[str], after: int, article: ParsedArticle) -> tuple[int, int] | None:
    """(the line with which the article begins, the line behind its first words)."""
    key, title = squeezed(article.body)[:_KEY], squeezed(article.title)
    body = next((at for at in range(after, len(lines)) if key in lines[at] or _ends_in(lines[at], key)), None)
    if body is None:
        return None
    start = next(
        (
            at
            for at in range(body, after - 1, -1)
            if lines[at] and (title in lines[at] or _is_part(lines[at], title))
        ),
        body,
    )
    above = next((at for at in range(start - 1, after - 1, -1) if lines[at]), None)
    if above is not None and (is_number_alone(lines[above]) or _is_part(lines[above], title)):
        start = above
    return start, body + 1


def _ends_in(line: str, key: str) -> bool:
    """Whether a short line is the beginning of the words, which go on in the next."""
    return 4 <= len(line) < _KEY and key.startswith(line)


def _is_part(line: str, title: str) -> bool:
    return len(line) >= 4 and line in title


@transaction.atomic
def recut(*, file: StagedFile, starts: Sequence[int]) -> list[StagedArticle]:
    """Cut the file at these lines; articles whose stretch stays are kept as they are, one that takes in its followers has
    their texts behind its own, any other is read anew. [] where nothing can be cut any more."""
    file = StagedFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if file.state != StagedState.READ or file.batch.state != BatchState.READY:
        return []
    old = stretches(file.text, list(file.articles.order_by("position")))
    lines = file.text.split("\n")
    starts = sorted({each for each in starts if 0 <= each < len(lines)})
    if not old or not starts:
        return []
    gazetteer = load_gazetteer()
    made: list[StagedArticle] = []
    bodies: set[str] = set()
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        row = _piece(file, old, start, end, gazetteer)
        if row is None:
            continue
        row.is_taken = row.is_taken and row.fields["body"] not in bodies
        row.position, row.start_line = len(made), start
        bodies.add(row.fields["body"])
        made.append(row)
    if not made:
        return []
    file.articles.all().delete()
    return StagedArticle.objects.bulk_create(made, batch_size=200)


def _piece(
    file: StagedFile, old: Sequence[Stretch], start: int, end: int, gazetteer: Gazetteer
) -> StagedArticle | None:
    inside = [each for each in old if start <= each.start < end]
    if inside and inside[0].start == start and inside[-1].end == end:
        return _joined(inside)
    text = piece(file.text.split("\n")[start:end])
    if not text.strip():
        return None
    beside = from_json(
        max(
            (each for each in old if each.start <= start), key=lambda each: each.start, default=old[0]
        ).row.fields
    )
    parsed = read_part(text, beside=beside, gazetteer=gazetteer)
    is_new = not known_among([parsed.body], file.batch_id, but_file=file.pk)
    return StagedArticle(file=file, fields=to_json(parsed), is_edited=True, is_taken=is_new)


def _joined(inside: Sequence[Stretch]) -> StagedArticle:
    first = inside[0].row
    article = from_json(first.fields)
    for each in inside[1:]:
        # The reader took the title out of the text; put together, it belongs there again.
        following = from_json(each.row.fields)
        article = replace(article, body=f"{article.body}\n{following.title}\n{following.body}")
    is_same = len(inside) == 1
    return StagedArticle(
        file=first.file,
        fields=first.fields if is_same else to_json(article),
        is_edited=first.is_edited or not is_same,
        is_taken=first.is_taken if is_same else True,
    )


def proposed(*, file: StagedFile, way: Way) -> tuple[int, ...]:
    """The lines at which the file would be cut in this way, () where it does not divide so."""
    headings: tuple[str, ...] = ()
    if way == Way.HEADINGS:
        source = read_source(bytes(file.content), FileKind(file.kind), file_name=file.file_name)
        headings = source.headings if isinstance(source, SourceText) else ()
    return cuts_by(way, file.text, load_gazetteer(), headings)
