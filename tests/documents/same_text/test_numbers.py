"""Numbers that a draft changed in a sentence that it copied."""

import pytest

from documents.same_text.numbers import changed_numbers
from documents.same_text.overlap import letters_of, passages

TEXT = "全县累计举办种养殖技术培训班30期、培训农民3000人次，带动脱贫户稳定增收。"


def changes(draft, text=TEXT):
    found = passages(letters_of(draft), letters_of(text))
    return [(draft[each.start : each.end], each.other) for each in changed_numbers(draft, text, found)]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (TEXT, []),
        (TEXT.replace("3000", "5000"), [("5000", "3000人")]),
        (TEXT.replace("3000", "3500"), [("3500", "3000人")]),
        (TEXT.replace("3000", "2.5万"), [("2.5万", "3000人")]),
        (TEXT.replace("30期", "45期"), [("45", "30期")]),
        (f"我县做法如下：{TEXT}其中妇女5000人次。", []),
        (TEXT.replace("3000人次", "5000户"), []),
    ],
    ids=[
        "the same",
        "all digits",
        "some digits",
        "other unit of ten thousand",
        "first of two",
        "no part of it",
        "counts another thing",
    ],
)
def test_a_changed_number_is_named_with_that_of_the_text(draft, expected):
    assert changes(draft) == expected


def test_marks_may_stand_between_the_sentence_and_the_number():
    text = "按照先评估再实施的程序制定政策，建立健全“8+5”脱贫后续扶持政策体系和保障机制。"
    assert changes(text.replace("8+5", "9+5"), text) == [("9", "8")]


def test_a_number_at_the_end_of_either_text():
    assert changes("种养殖技术培训班累计投入资金500万", "种养殖技术培训班累计投入资金800万") == [
        ("500万", "800万")
    ]
