"""What holds on any text at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.outline import Page
from measures.extraction.transitions import find_transitions

_CHARACTERS = "从由向将把变到为成，。、；“”（）的 \n\ue123一1农民股"
_WORDS = "转变 转为 迈向 升级 推动 促进 实现 转化 脱贫攻坚 乡村振兴 资源 资本 现代化 这个".split()
_GENRE = st.sampled_from([*_CHARACTERS, *_WORDS])
_TEMPTING = [
    "从",
    "由甲",
    "从甲乙",
    "向甲乙",
    "将甲乙",
    "推动甲",
    "推动甲向乙转变",
    "变成",
    "转为",
    "“从",
    "由由甲乙向丙",
    "从甲乙丙丁到",
    " ",
]


@given(st.one_of(st.text(), st.lists(_GENRE, max_size=60).map("".join)))
def test_spans_verify_in_text_order_without_overlap(body: str) -> None:
    transitions = find_transitions(Page(body))

    for transition in transitions:
        assert 0 <= transition.start < transition.end <= len(body)
        assert transition.source
        assert transition.target
        assert transition.source != transition.target
    assert all(earlier.end <= later.start for earlier, later in pairwise(transitions))


@pytest.mark.parametrize("piece", _TEMPTING)
def test_200_000_monotonous_characters_complete(piece: str) -> None:
    body = piece * (200_000 // len(piece))

    assert all(0 <= found.start < found.end <= len(body) for found in find_transitions(Page(body)))


def test_200_000_characters_of_transitions_complete() -> None:
    assert len(find_transitions(Page("资源变资本、" * 33_000))) == 33_000
