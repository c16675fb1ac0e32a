"""A sample of the hostile files, read in this process; `python -m bench.hostile` reads all of them, and stores them."""

import pytest

from documents.ingest.parsed import ParsedArticle
from documents.ingest.readers import LIST_KINDS, READERS
from intake.reading import reading_of
from tests.documents.ingest.hostile import Odd, Outcome, files, judged, outcome_of

# By this step every kind and every format comes in turn; what is huge wants the limits of a child process.
STEP = 11
KINDS = ("truncated", "flipped", "damaged inside", "renamed", "encoding", "nested", "empty", "noise")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(trace="KeyError: 1"), "KeyError"),
        (Outcome(), "nothing"),
        (Outcome(said=("a.txt：坏了。",)), "says"),
        (Outcome(said=("a.txt：KeyError，请重试。",)), "says"),
        (Outcome((ParsedArticle("题", "锟斤拷烫烫烫", "other"),)), "no Chinese"),
    ],
)
def test_the_judge_sees_what_is_wrong(outcome, said):
    assert said in judged(Odd("renamed", "a.txt", b""), outcome)[0]


def test_whole_files_are_read_whole(gazetteer):
    assert wrong_of(files("whole"), gazetteer) == {}


def test_what_is_damaged_is_right_or_refused(gazetteer):
    assert wrong_of(list(files(*KINDS))[::STEP], gazetteer) == {}


def wrong_of(odds, gazetteer):
    def read(data, kind, name):
        reader = READERS[kind] if kind in READERS else LIST_KINDS[kind]
        source = reader.read(data, file_name=name)
        return reading_of(
            source,
            kind,
            file_name=name,
            gazetteer=gazetteer,
            find_region=lambda text: "",
            find_columns=lambda names: {},
        )

    return {odd.name: wrong for odd in odds if (wrong := judged(odd, outcome_of(odd, read)))}
