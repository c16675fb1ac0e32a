"""What holds for any text at all: spans verify, measures never overlap, order is text order, nothing raises."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.extraction import Extraction, extract
from tests.measures.extraction.corpus_diff import lexicon, texts

TERMS = lexicon()
PIECES = st.sampled_from(
    "一、 二、 三、 （一） （二） 1. 2. ① ② 一是 二是 三是 第一， 第二， 首先， 其次， 最后， 一方面， 另一方面， —— ● 第一章　 第二章　 第一节　 "
    "举措一： 举措二： 专栏1　 加强组织领导。 培育致富带头人。 各乡镇要成立工作专班，每月调度一次。 投入资金3000万元， 记者： 《通知（一）》 “ ” （ ） 。 ； ： ， \n \n\n 　 "
    "附件： 2021年6月18日 县人民政府 存在的问题： 由点向面转变 \ue000 𠀀 A 3.5万亩".split(" ")
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join))


def check(body: str, found: Extraction) -> None:
    places = [(measure.start, measure.end) for measure in found.measures]
    assert all(0 <= start < end <= len(body) for start, end in places)
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))
    assert all(body[start:end] == body[start:end].strip() for start, end in places)
    starts = [node.start for node in found.outline]
    assert starts == sorted(starts)
    for place, node in enumerate(found.outline):
        assert 0 <= node.start < node.end <= len(body)
        if node.parent is not None:
            parent = found.outline[node.parent]
            assert node.parent < place
            assert parent.level < node.level


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_it_keeps_its_promises_on_any_text(body: str):
    check(body, extract(body, lexicon=TERMS))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_it_keeps_its_promises_on_shuffled_corpus(data: st.DataObject):
    body = data.draw(st.sampled_from([path.read_text(encoding="utf-8") for path in texts()]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(body)), min_size=2, max_size=2)))
    shuffled = body[cuts[1] :] + body[: cuts[0]] + body[cuts[0] : cuts[1]]

    check(shuffled, extract(shuffled, lexicon=TERMS))


@pytest.mark.parametrize("body", ["", " ", "\n\n", "。", "一", "\ue000", "一、", "（一）", "《", "1."])
def test_it_takes_the_smallest_texts(body: str):
    assert extract(body, lexicon=TERMS).measures == ()


@pytest.mark.parametrize(
    "unit",
    [
        "。",
        "一",
        "一是",
        "（一）",
        "1.",
        "\ue000",
        " ",
        "\n",
        "“",
        "——一",
        "一、",
        "加强。",
        "一是好。二是坏。",
        "3",
        "甲：乙？\n",
    ],
)
def test_long_texts_are_read_to_their_end(unit: str):
    body = unit * (20_000 // len(unit))
    check(body, extract(body, lexicon=TERMS))
