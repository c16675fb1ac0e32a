"""Units are sentences, cut also where the author counts inside one."""

from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.cutting.units import cut_units
from measures.extraction.outline import Page


def units(body: str) -> list[str]:
    found = cut_units(Page(body))
    return [body[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def test_a_comma_cuts_nothing():
    assert units("县里建立台账，逐户走访。") == ["县里建立台账，逐户走访。"]


def test_a_number_in_a_sentence_cuts_nothing():
    assert units("全县一是个好地方，二要路好。")[0] == "全县一是个好地方，"
    assert units("投入（1）万元。") == ["投入（1）万元。"]


def test_sentences_and_semicolons_cut():
    assert units("建立台账；逐户走访。成效明显！") == ["建立台账；", "逐户走访。", "成效明显！"]


def test_quotes_close_with_their_sentence():
    assert units("他说：“路修好了。”村里还装了灯。") == ["他说：“路修好了。”", "村里还装了灯。"]


def test_counting_inside_a_sentence_cuts():
    assert units("做好三件事：一是修路，二是通水，三要种树。") == [
        "做好三件事：",
        "一是修路，",
        "二是通水，",
        "三要种树。",
    ]


def test_lines_number_the_paragraphs():
    found = cut_units(Page("第一段。还有。\n第二段。"))

    assert found.paragraphs.tolist() == [0, 0, 1]


def test_more_than_half_of_a_unit_counts_as_covered():
    found = cut_units(Page("一二三四五六七八九。一二三四五六七八九。"))

    assert found.covered(0, 14) == (0, 0)
    assert found.covered(0, 16) == (0, 1)
    assert found.covered(0, 4) is None


@given(st.text(alphabet="一是二（1）①，；。！”“\n 建立\t、a", max_size=80))
def test_units_are_in_order_and_leave_out_blanks_alone(body: str):
    found = cut_units(Page(body))
    ends = [0, *found.ends.tolist()]

    for before, start, end in zip(ends, found.starts, found.ends, strict=False):
        assert before <= start < end
        assert not body[before:start].strip()
    assert not body[ends[-1] :].strip()
