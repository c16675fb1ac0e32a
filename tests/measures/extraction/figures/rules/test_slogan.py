"""A number inside a slogan."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("建成10个以上“农机服务+”新型组织", "10个以上"),
        ("“某地12个未脱贫县劳动力转移就业项目”启动", "12个"),
        ("58名“懒汉”脱贫", "58名"),
        ("建成2个重点实验室，", "2个"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "“5个一批”工程",
        "落实5个“强化”，",
        "突出2个重点，",
        "实行1户1策",
        "打造“10万亩茶园”品牌",
        "实施“3个全覆盖”",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
