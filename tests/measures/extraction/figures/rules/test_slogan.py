"""A number inside a slogan."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("建成10个以上“托管+”服务联社", "10个以上"),
        ("“全市18个薄弱村道路畅通提升项目”启动", "18个"),
        ("21名“土专家”增收", "21名"),
        ("建成2个重点实验室，", "2个"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "“5个一批”工程",
        "做到3个“优先”，",
        "突出2个重点，",
        "实行1户1策",
        "打造“10万亩茶园”品牌",
        "实施“3个全覆盖”",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
