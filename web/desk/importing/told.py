"""What of a batch did not come in, or only in part, for its page: of many the first, the others where they are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from documents.ingest.readers.tables.list_columns import COLUMNS
from documents.models import ImportBatch, StagedFile, StagedState
from intake.duplicates import read_from

TOLD = 20  # of each kind; a folder of a thousand files may have as many that are not read


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of which the same columns were taken for the same fields: (field's label, column)."""

    columns: Sequence[tuple[str, str]]
    files: Sequence[StagedFile]
    more: int


@dataclass(frozen=True, slots=True)
class Told:
    """`problems` are sentences, `failed` the files that were not read or stored, `more` how many of both are not shown."""

    problems: Sequence[str]
    failed: Sequence[StagedFile]
    more: int
    lists: Sequence[Lists]
    with_bad_rows: Sequence[StagedFile]
    more_bad: int


def told_of(batch: ImportBatch, *, is_whole: bool) -> Told:
    """What the page says; all of it where that `is_whole`."""
    most = None if is_whole else TOLD
    problems = batch.problems[:most]
    failing = batch.files.exclude(problem="").defer("content", "text", "bad_rows")
    failed = list(failing if most is None else failing[: most - len(problems)])
    name_known(failed)
    bad = batch.files.filter(bad_row_count__gt=0).only("file_name", "path", "bad_row_count", "bad_reasons")
    shown_bad = list(bad[:most])
    return Told(
        problems,
        failed,
        len(batch.problems) + failing.count() - len(problems) - len(failed),
        list(islice(lists_of(batch, most), most)),
        shown_bad,
        bad.count() - len(shown_bad),
    )


def name_known(failed: Sequence[StagedFile]) -> None:
    """Give the files that the library has already the first article of them, and how many there are."""
    unread = {file.source_file_id for file in failed if file.state == StagedState.FAILED}
    known = read_from(unread - {None})
    for file in failed:
        file.known, file.known_count = known.get(file.source_file_id, (None, 0))


def lists_of(batch: ImportBatch, most: int | None) -> Iterator[Lists]:
    """The lists that were read, those with the same columns together."""
    alike: dict[tuple[tuple[str, str], ...], list[StagedFile]] = {}
    lists = batch.files.filter(state=StagedState.READ).exclude(columns=[])
    for file in lists.only("file_name", "path", "columns", "source_file_id"):
        columns = tuple((COLUMNS[each["field"]][0], each["name"]) for each in file.columns if each["field"])
        alike.setdefault(columns, []).append(file)
    for columns, files in alike.items():
        yield Lists(columns, files[:most], len(files) - len(files[:most]))
