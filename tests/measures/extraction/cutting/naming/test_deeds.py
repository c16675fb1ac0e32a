"""Deeds: what somebody did or is to do, with its object; not what for, where, or by what name."""

import pytest

from measures.extraction.cutting.naming.deeds import deed_of
from measures.extraction.outline import Page


def deed(body: str) -> str:
    return deed_of(Page(body), 0, len(body))


@pytest.mark.parametrize(
    "body",
    [
        "为了让群众少跑腿。",
        "在建立台账的基础上。",
        "发展局在云台镇。",
        "拟建设冷库。",
        "收入提高3%。",
        "红薯丰收在望。",
    ],
)
def test_what_is_no_deed(body: str):
    assert deed(body) == ""


def test_a_name_is_no_deed():
    assert deed("发展局的人走访脱贫户。") == "走访脱贫户"


def test_what_was_made_comes_before_what_is_urged():
    assert deed("强化组织领导，建立走访台账。") == "建立走访台账"


def test_a_deed_of_the_fourth_sentence_is_not_looked_for():
    assert deed("红薯丰收。大家高兴。路也好走。镇里建立台账。") == ""
