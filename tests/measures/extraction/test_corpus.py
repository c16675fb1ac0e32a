"""Every text of the frozen corpus still yields what a reader judged right; the failure is the diff."""

from pathlib import Path

import pytest

from measures.extraction import Lexicon
from tests.measures.extraction.corpus_diff import differences, lexicon, texts


@pytest.fixture(scope="module")
def terms() -> Lexicon:
    return lexicon()


def test_it_holds_forty_texts():
    assert len(texts()) >= 40


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.stem)
def test_it_finds_what_a_reader_found(path: Path, terms: Lexicon):
    diff, _ = differences(path, terms)

    assert not diff, f"\n{diff}\n\npython -m tests.measures.extraction.corpus_diff shows all"
