"""The cut as shipped: what holds for any text, and how well it keeps to readers' judgement on the frozen corpus."""

import itertools
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.extraction.cutting import find_measures
from measures.extraction.cutting.cut import ID
from measures.extraction.finders import find_measures as find_by_rules
from measures.extraction.outline import Page, parse
from measures.extraction.spans import Found
from tests.measures.extraction.corpus_diff import texts

# Of the readers' measures of the frozen corpus, and of what the cut finds there. Rules alone have 1, being written on it.
LEAST_AGREEMENT = 0.85
PIECES = st.sampled_from(
    "一、 （一） 1. 一是 二是 首先， ① 第一章 为此， 近年来， 近日， 该县 县里建立监测台账， 组织培训 投入资金3000万元， 带动增收。 ； 。 “ ” \n ： （责任单位：县财政局） "
    "【解说】 记者： 成效明显。 据介绍， \u2060 \t 😀".split(" ")
)


def cut(body: str) -> list[Found]:
    return cut_all([body])[0]


def cut_all(bodies: Sequence[str]) -> list[list[Found]]:
    pages = [Page(body) for body in bodies]
    return find_measures([(page, parse(page)) for page in pages])


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=50).map("".join))
def test_spans_are_ordered_apart_and_without_blanks_at_their_ends(body: str):
    found = cut(body)

    for item in found:
        assert 0 <= item.start < item.end <= len(body)
        assert body[item.start : item.end] == body[item.start : item.end].strip()
        assert 0 < item.confidence < 1
        assert item.title or item.rule != ID
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(PIECES, max_size=30).map("".join), max_size=6))
def test_texts_read_together_are_read_as_each_alone(bodies: list[str]):
    assert cut_all(bodies) == [cut(body) for body in bodies]


def test_whole_texts_of_every_shape_are_read_together_as_each_alone():
    bodies = [path.read_text(encoding="utf-8") for path in texts()]
    bodies = ["", *bodies[:6], "\n", "好", *(body[:200] for body in bodies)]
    together, alone = cut_all(bodies), [cut(body) for body in bodies]

    assert together == alone
    assert sum(map(len, together)) > 50


@pytest.mark.parametrize("body", ["", "\n", "。", "好", "“" * 50])
def test_texts_without_measures(body: str):
    assert cut(body) == []


def test_results_and_praise_are_none():
    assert cut("近年来，全县农民人均收入增长8%，群众满意度不断提升，乡村面貌焕然一新。") == []


def test_what_the_author_enumerates_is_cut_as_he_does():
    items = [
        f"{number}是{words}"
        for number, words in zip(
            "一二三",
            ("建立监测台账，逐户走访。", "开办扶贫车间，吸纳120人就业。", "组建技术服务队，上门指导。"),
            strict=True,
        )
    ]
    body = "该县做好三件事。" + "".join(items)

    assert [body[item.start : item.end] for item in cut(body)] == items
    assert {item.rule for item in cut(body)} == {"outline.spoken"}


def test_a_long_text_in_one_line_is_cut_where_it_counts():
    body = " ".join(
        f"{number}、{words}"
        for number, words in zip(
            "一二三四",
            (
                "建立台账。逐户走访排查。",
                "发放小额信贷3000万元。",
                "选派科技特派员58名。",
                "新建冷库三座，统一收购黄桃。",
            ),
            strict=True,
        )
    )

    assert len(cut(body)) == 4


def _expected(path) -> list[tuple[str, str]]:
    lines = (
        path.with_suffix(".expected").read_text(encoding="utf-8").split("# measures")[1].split("# figures")[0]
    )
    edges = re.findall(r"\| ([^|\n]*) … ([^|\n]*)$", lines.split("\n", maxsplit=1)[1], re.MULTILINE)
    return [(first.strip(), last.strip()) for first, last in edges]


def _edges(body: str, found: list[Found]) -> list[tuple[str, str]]:
    quotes = (body[item.start : item.end].replace("\n", "/") for item in found)
    return [(quote[:12].strip(), quote[-12:].strip()) for quote in quotes]


def test_it_agrees_with_readers_on_the_frozen_corpus():
    wanted = said = both = 0
    for path in texts():
        body = path.read_text(encoding="utf-8")
        expected, found = _expected(path), _edges(body, cut(body))
        wanted, said = wanted + len(expected), said + len(found)
        both += len(set(expected) & set(found))

    assert 2 * both / (wanted + said) >= LEAST_AGREEMENT


def test_sentences_in_another_order_are_no_trouble():
    body = (texts()[0]).read_text(encoding="utf-8")
    sentences = body.split("。")
    sentences.sort(key=len)

    assert all(item.end <= len("。".join(sentences)) for item in cut("。".join(sentences)))


def test_rules_alone_need_no_model():
    page = Page("一、建立监测台账，逐户走访。\n二、发放信贷，支持产业。")

    assert [item.rule for item in find_by_rules(page, parse(page))] == ["outline.han", "outline.han"]
