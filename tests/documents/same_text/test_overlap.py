import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.same_text.overlap import SHORTEST, covered, letters_of, passages, prints_of

COPIED = "支持脱贫村利用闲置校舍开办帮扶车间吸纳留守妇女就近就业"


def shared(draft, other, common=frozenset()):
    found = passages(letters_of(draft), letters_of(other), common)
    return [(draft[each.start : each.end], other[each.other_start : each.other_end]) for each in found]


@pytest.mark.parametrize(
    ("draft", "other"),
    [
        ("", COPIED),
        (COPIED, ""),
        ("各地要因地制宜发展产业。", "因地制宜发展旅游。"),
        (COPIED[:12], COPIED),
        (COPIED, COPIED[::-1]),
    ],
)
def test_chance_agreement_is_no_passage(draft, other):
    assert shared(draft, other) == []


def test_copied_passage_is_found_whatever_the_punctuation():
    other = "我县" + COPIED[:10] + "，" + COPIED[10:] + "。另有他法。"
    ((mine, theirs),) = shared(f"一是{COPIED}；二是办学。", other)
    assert mine == COPIED
    assert theirs == COPIED[:10] + "，" + COPIED[10:]


def test_longest_of_several_places_is_shown():
    other = COPIED[:14] + "。" + COPIED
    ((_, theirs),) = shared(COPIED, other)
    assert theirs == COPIED


def test_phrase_of_the_whole_genre_is_left_out():
    assert shared(COPIED, COPIED, frozenset(prints_of(COPIED))) == []


def test_cover_counts_overlapping_passages_once():
    draft = letters_of(COPIED)
    assert covered([*passages(draft, draft), *passages(draft, draft)]) == len(COPIED)


TEXT = st.text(alphabet="甲乙丙，。", max_size=60)


@given(TEXT, TEXT)
def test_passages_agree_letter_for_letter(draft, other):
    for mine, theirs in shared(draft, other):
        assert letters_of(mine).text == letters_of(theirs).text
        assert len(letters_of(mine).text) >= SHORTEST


@given(TEXT, TEXT, TEXT)
def test_every_copied_passage_is_found(before, after, around):
    draft = before + COPIED + after
    assert any(COPIED in mine for mine, _ in shared(draft, around + COPIED + around))


@given(TEXT, TEXT)
def test_equal_passages_leave_equal_prints(before, after):
    assert set(prints_of(COPIED)) <= set(prints_of(before + COPIED + after))


def test_a_text_has_fewer_prints_than_characters():
    text = "".join(chr(0x4E00 + place * 7919 % 20000) for place in range(2000))
    assert 0 < len(prints_of(text)) <= len(text)
