"""Units that the text leaves to its reader, and names of one unit."""

import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page


def read(body: str) -> list[tuple[float, str]]:
    return [(float(figure.low), figure.unit) for figure in find_figures(Page(body))]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("71万监测对象稳定消除风险", (710_000, "")),
        ("带动销售1.5万农户增收", (15_000, "")),
        ("立起石碑3块，", (3, "块")),
        ("新修3块菜地", (3, "块")),
    ],
)
def test_a_unit_that_is_not_said_is_not_made_up(body: str, found: tuple[float, str]) -> None:
    assert read(body) == [found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("销售额突破1.5亿，", (150_000_000, "元")),
        ("向村里捐赠20万，", (200_000, "元")),
        ("每只能卖1000多块。", (1000, "元")),
        ("一年能挣两万多块钱", (20_000, "元")),
        ("提升156.3万人口的饮水条件", (1_563_000, "人")),
        ("该村114口人", (114, "人")),
        ("三成多国土划入红线", (30, "%")),
        ("超过一半的企业", (50, "%")),
        ("近四分之一是脱贫户", (25, "%")),
        ("新房120平方", (120, "平方米")),
        ("搬进80多平米新房", (80, "平方米")),
        ("用时4个多小时", (4, "小时")),
        ("配套器械3.1万套（户）", (31_000, "套")),
        ("减负1.6万多亿元", (1_600_000_000_000, "元")),
        ("平均气温零下20度", (-20, "度")),
    ],
)
def test_what_everybody_reads_is_read(body: str, found: tuple[float, str]) -> None:
    assert read(body)[-1] == found
