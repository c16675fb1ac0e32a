import pytest

from documents.search.did_you_mean import nearest

KNOWN = ["乡村振兴", "产业帮扶", "驻村工作队", "返贫", "监测"]


@pytest.mark.parametrize("word", ["乡村振兴", "完全无关", "检测点", "贫困", "茶", ""])
def test_no_word_is_near(word):
    assert nearest(word, KNOWN) == ""


@pytest.mark.parametrize(
    ("word", "known"),
    [("乡村震兴", "乡村振兴"), ("乡振兴", "乡村振兴"), ("产业帮服", "产业帮扶"), ("驻村工作作队", "驻村工作队"), ("反贫", "返贫"),
     ("业产帮扶", "产业帮扶")],
)  # fmt: skip
def test_the_nearest_word(word, known):
    assert nearest(word, KNOWN) == known
