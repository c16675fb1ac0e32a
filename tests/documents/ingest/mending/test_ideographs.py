import pytest

from documents.ingest.mending.ideographs import plain_ideographs


@pytest.mark.parametrize("text", ["立人长车", "①、Ⅰ．", "ＡＢ１２", "〇○"])
def test_usual_characters_stay(text):
    assert plain_ideographs(text) == text


@pytest.mark.parametrize(("odd", "usual"), [("⽴⼈", "立人"), ("⻓⻋", "长车"), ("︐", ","), ("隆", "隆")])
def test_what_looks_alike_becomes_the_usual(odd, usual):
    assert plain_ideographs(odd) == usual
