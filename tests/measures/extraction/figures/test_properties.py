"""What holds on any text at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page

_CHARACTERS = "的、，。；（）《》“”：-~%万亿千百十一二三两多余近约第年月日元亩个户人名家县村 \n\ue123"
_WORDS = "0 1 25 2021 3.5 1,200 以上 不低于 达到 贫困户 合作社 新建 增长 其中 分别 从".split()
_GENRE = st.sampled_from([*_CHARACTERS, *_WORDS])
# Texts that tempt a pattern to try again and again; each is repeated to the length given.
_SPARSE = [
    "1",
    "一",
    "百",
    "1.",
    "1,000",
    "1-",
    "《",
    "“",
    "（",
    "多",
    "的",
    "以及",
    "和与及",
    " ",
    "第",
    "完成新建",
]
_DENSE = ["1万", "1个、", "1户", "（1个", "1至", "1%、增长", "1亿元的", "12个"]


@given(st.one_of(st.text(), st.lists(_GENRE, max_size=60).map("".join)))
def test_spans_verify_in_text_order_without_overlap(body: str) -> None:
    figures = find_figures(Page(body))

    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(body)
        assert body[figure.start : figure.end] == figure.surface
        assert figure.low <= figure.high
        assert figure.qualifier in ("", ">=", "<=", "~")
    assert all(earlier.end <= later.start for earlier, later in pairwise(figures))


@pytest.mark.parametrize("piece", _SPARSE)
def test_200_000_characters_without_figures_complete(piece: str) -> None:
    assert len(find_figures(Page(piece * (200_000 // len(piece))))) <= 1


@pytest.mark.parametrize("piece", _DENSE)
def test_figures_side_by_side_complete(piece: str) -> None:
    body = piece * (8_000 // len(piece))

    assert all(body[figure.start : figure.end] == figure.surface for figure in find_figures(Page(body)))


def test_200_000_characters_of_figures_complete() -> None:
    assert len(find_figures(Page("建成示范村1200个，" * 18_000))) == 18_000
