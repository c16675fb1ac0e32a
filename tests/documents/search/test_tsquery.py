"""What PostgreSQL is asked; without a database."""

import pytest

from documents.search.backends.tsquery import certain, is_certain, possible, without_implied
from documents.search.query import Leaf, Query


def asked(*texts, **fields):
    return Query(clauses=(tuple(Leaf(text) for text in texts),), **fields)


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("防返贫监测", "防返贫", "监测户"), ("防返贫", "监测户")),
        (("茶园", "生态茶园"), ("茶园",)),
        (("返贫防", "防返贫"), ("返贫防", "防返贫")),
        (("5g茶园", "茶园"), ("5g茶园", "茶园")),
        (("茶园", "茶园，生态"), ("茶园", "茶园，生态")),
        (("茶园",), ("茶园",)),
    ],
)
def test_what_stands_only_where_another_text_does_is_not_asked_for(texts, kept):
    assert without_implied(asked(*texts)) == asked(*kept)


def test_a_word_sought_in_titles_makes_none_needless():
    query = Query(clauses=((Leaf("茶园", in_title=True), Leaf("生态茶园")),))
    assert without_implied(query) == query


def test_one_pair_is_promised_and_a_longer_text_only_as_a_word():
    assert (certain(asked("茶园")), possible(asked("茶园"))) == ("(('茶园'))", "(('茶园'))")
    assert is_certain(asked("茶园"))
    assert certain(asked("防返贫", "茶园")) == "('防返贫' | ('茶园'))"
    assert possible(asked("防返贫", "茶园")) == "(('防返' & '返贫') | ('茶园'))"
    assert not is_certain(asked("防返贫", "茶园"))


def test_nothing_is_promised_of_several_pieces_or_of_titles():
    assert certain(asked("5g茶园")) == ""
    assert certain(Query(clauses=((Leaf("茶园", in_title=True),),))) == ""
    assert certain(Query(clauses=((Leaf("茶园"),), (Leaf("机制，建设"),)))) == ""


def test_only_what_is_promised_is_left_out_by_the_index():
    query = asked("茶园", excluded=(Leaf("车间"), Leaf("生态茶园")))
    assert possible(query) == "(('茶园')) & !('车间')"
