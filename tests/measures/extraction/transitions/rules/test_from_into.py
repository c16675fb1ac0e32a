"""A verb of passage between 从 and its target."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "实行自由贸易，应急响应由Ⅲ级提升至Ⅱ级",
        "从12%提升到15%",
        "由第7位跃升至第3位",
        "服务由此延伸到农村",
        "从事种植转为",
        "由乡镇政府进入项目库",
        "由全镇2014年的800人减少到9人",
        "首期由学校资助孩子们走进北京",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("让村民由“旁观者”蜕变为“主人翁”，", ("旁观者", "主人翁")),
        ("垃圾整治从末端清理变成源头减量，", ("末端清理", "源头减量")),
        ("从落后走向进步、", ("落后", "进步")),
        ("从单纯以煤为生转型到多种产业共同发展的经验", ("单纯以煤为生", "多种产业共同发展")),
        ("从解决温饱迈向全面小康，", ("解决温饱", "全面小康")),
        ("支持范围也由助学延伸到了就业。", ("助学", "就业")),
        ("工作重心从脱贫攻坚转向乡村振兴", ("脱贫攻坚", "乡村振兴")),
        ("帮扶方式由“输血”变“造血”", ("输血", "造血")),
        ("用水保障由“靠天吃”转为“有备份”，", ("靠天吃", "有备份")),
        ("由解决温饱进入到全面小康的新阶段，", ("解决温饱", "全面小康")),
        ("将审批从村民小组上提一级到行政村，", ("村民小组", "行政村")),
        ("由高速增长阶段转向高质量发展阶段过程中，", ("高速增长阶段", "高质量发展阶段")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.from_into", body)[:1] == [pair]
