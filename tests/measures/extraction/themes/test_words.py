import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.themes.words import HEAVIEST, LONGEST_WORD, parse_words, print_words

WORDS = st.text(alphabet="防返贫监测网格", min_size=2, max_size=LONGEST_WORD)
WEIGHTS = st.integers(1, int(HEAVIEST)).map(float)


@pytest.mark.parametrize(
    "text", ["贫", "防返贫 监测 3", "防返贫 零", "防返贫 0", "防返贫 9", "防返贫 nan", "返" * 21]
)
def test_what_is_no_word_with_a_weight_is_named_by_its_line(text):
    with pytest.raises(ValueError, match="第 2 行"):
        parse_words(f"监测网格 3\n{text}")


def test_a_word_alone_goes_with_the_theme():
    assert parse_words("监测网格\n\n  防返贫 3 ") == {"监测网格": 2.0, "防返贫": 3.0}


@given(st.dictionaries(WORDS, WEIGHTS))
def test_words_come_back_as_they_went(words):
    assert parse_words(print_words(words)) == words
