import pytest

from regions.pinyin import as_typed, initials_of, spelled


@pytest.mark.parametrize(
    ("name", "initials", "pinyin"),
    [("湄潭县", "mtx", "meitanxian"), ("重庆市", "cqs", "chongqingshi"), ("吕梁市", "lls", "lvliangshi")],
)
def test_names_are_spelled(name, initials, pinyin):
    assert (initials_of(name), spelled(name)) == (initials, pinyin)


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Mei Tan", "meitan"), ("xi'an", "xian"), ("lüliang", "lvliang"), ("湄tan", ""), ("m1", ""), ("", "")],
)
def test_pinyin_is_taken_as_people_type_it(text, letters):
    assert as_typed(text) == letters
