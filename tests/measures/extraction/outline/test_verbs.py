import pytest

from measures.extraction.outline.verbs import opens_with_action


@pytest.mark.parametrize(
    "words",
    [
        "青禾是农业大县",
        "经济运行平稳增长",
        "民生福祉持续增进",
        "创新的深度决定未来的高度",
        "青禾县聚焦重点",
        "基础设施明显改善",
    ],
)
def test_a_statement_is_no_action(words):
    assert not opens_with_action(words)


@pytest.mark.parametrize(
    "words",
    [
        "培育致富带头人",
        "抓教育斩穷根",
        "坚定不移落实保护机制",
        "大力发展县域经济",
        "党建引领聚合力",
        "促进农民持续增收",
    ],
)
def test_an_action_is_one(words):
    assert opens_with_action(words)
