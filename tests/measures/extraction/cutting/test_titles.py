"""Titles: a verb and its object, never a purpose, never an open bracket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.cutting.titles import LONGEST, shorten, title_of
from measures.extraction.outline import Page


def title(body: str) -> str:
    return title_of(Page(body), 0, len(body))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("为让群众少跑腿，该县建立防返贫监测网格，实现精准跟踪。", "建立防返贫监测网格"),
        ("据介绍，近年来，县里组建了就业服务小分队，定期深入辖区。", "组建就业服务小分队"),
        ("路修好了。镇里开设“巾帼夜校”，教妇女刺绣。", "开设“巾帼夜校”"),
    ],
)
def test_the_deed_with_its_object(body: str, expected: str):
    assert title(body) == expected


def test_a_name_is_no_deed():
    assert title("发展局的人走访脱贫户。") == "走访脱贫户"


def test_without_a_deed_the_first_words_serve():
    assert title("红薯丰收在望。") == "红薯丰收在望"


def test_quotes_and_brackets_are_closed():
    assert shorten("推行“党支部+合作社+农户+电商平台+加工企业+超市直供”模式") == "推行"
    assert shorten("建设冷库(含配套") == "建设冷库"


@given(st.text(alphabet="建立台账，。“”（）发展产业为a1了的\n ", max_size=80))
def test_any_text_has_a_short_title(body: str):
    found = title(body)

    assert len(found) <= LONGEST
    assert bool(found) or not body.strip()
