import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.search.query import Leaf, content_words, parse


def clauses(text):
    return [[leaf.text for leaf in clause] for clause in parse(text).clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OR", []),
        ("OR 茶园", [["茶园"]]),
        ("茶园 OR", [["茶园"]]),
        ("or 茶园", [["or"], ["茶园"]]),
        ("-", []),
        ('""', []),
        ("，。！", []),
        ("title:", [["title"]]),
        ("AND", []),
        ("NOT", []),
        ("research and development", [["research"], ["and"], ["development"]]),
        ("*茶园* NEAR(", [["茶园"], ["near"]]),
    ],
)
def test_what_looks_like_an_operator_and_is_none(text, expected):
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶园 机制", [["茶园"], ["机制"]]),
        ("茶园机制", [["茶园"], ["机制"]]),
        ("茶園　機制", [["茶园"], ["机制"]]),
        ("茶园 OR 机制", [["茶园", "机制"]]),
        ("茶园｜机制 工厂", [["茶园"], ["机制"], ["工厂"]]),
        ("茶园 ｜ 机制 工厂", [["茶园", "机制"], ["工厂"]]),
        ("“联农 带农”", [["联农 带农"]]),
        ("脱贫户", [["脱贫户"]]),
        ("ＧＤＰ增长", [["gdp"], ["增长"]]),
        ("机制的建设", [["机制"], ["建设"]]),
        ("的", [["的"]]),
        ("2021-2023年", [["2021"], ["2023"], ["年"]]),
        ("2021，2023", [["2021"], ["2023"]]),
        ("投入4.8亿元", [["投入"], ["4.8"], ["亿元"]]),
        ("“1+12”", [["1+12"]]),
        ("１，２００户", [["1,200"], ["户"]]),
        ("6∶3∶1分担", [["6∶3∶1"], ["分担"]]),
        ("湄潭县怎么做的", [["湄潭县"], ["怎么"], ["做"]]),
        ("哪些地方有防贫保险", [["哪些地方"], ["防贫保险"]]),
    ],
)
def test_words(text, expected):
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "excluded"),
    [
        ("茶园 AND 机制", [["茶园"], ["机制"]], []),
        ("茶园 ＡＮＤ 机制", [["茶园"], ["机制"]], []),
        ("茶园 与 机制", [["茶园"], ["机制"]], []),
        ("茶园 或 机制 与 工厂", [["茶园", "机制"], ["工厂"]], []),
        ("茶园 NOT 工厂", [["茶园"]], ["工厂"]),
        ("茶园 非 工厂 机制", [["茶园"], ["机制"]], ["工厂"]),
        ("NOT 工厂", [], ["工厂"]),
        ("非 工厂", [["非"], ["工厂"]], []),
        ("茶园与机制", [["茶园"], ["机制"]], []),
    ],
)
def test_operators_stand_between_words(text, expected, excluded):
    assert clauses(text) == expected
    assert [leaf.text for leaf in parse(text).excluded] == excluded


def test_phrase_title_and_exclusion_are_told_apart():
    query = parse('"联农带农" 标题：茶园 －工厂')
    assert [(leaf.text, leaf.is_exact, leaf.in_title) for leaf in query.leaves] == [
        ("联农带农", True, False),
        ("茶园", False, True),
    ]
    assert [leaf.text for leaf in query.excluded] == ["工厂"]


@pytest.mark.parametrize("text", ['"联农带农" "茶园"', "“联农带农” “茶园”", '"联农带农""茶园"'])
def test_each_of_several_quotes_is_a_phrase(text):
    assert [[(leaf.text, leaf.is_exact) for leaf in clause] for clause in parse(text).clauses] == [
        [("联农带农", True)],
        [("茶园", True)],
    ]


def test_quotes_beside_or_are_phrases():
    (clause,) = parse('"联农带农" OR "茶园"').clauses
    assert [(leaf.text, leaf.is_exact) for leaf in clause] == [("联农带农", True), ("茶园", True)]


def test_quotes_inside_a_sentence_ask_for_no_phrase():
    query = parse("名为“合作社”实为“公司”的如何认定")
    assert not any(leaf.is_exact for leaf in query.leaves)
    assert query.is_question


@pytest.mark.parametrize("text", ["产业发展", "问题整改", "多元投入", "谁家院", "有什"])
def test_statements_are_no_questions(text):
    assert not parse(text.replace("谁家", "农家")).is_question


@pytest.mark.parametrize("text", ["怎样防止返贫", "搬迁户有哪些补贴？", "可以流转土地吗", "资金由谁管"])
def test_questions(text):
    assert parse(text).is_question


def test_question_words_are_not_what_is_asked_about():
    kept = [clause[0].text for clause in content_words(parse("如何建设茶园"))]
    assert kept == ["建设", "茶园"]


@pytest.mark.parametrize(
    ("text", "only_asks"), [("怎么做的", True), ("", True), ("怎么种茶", False), ("种茶", False)]
)
def test_whether_nothing_but_the_question_is_left(text, only_asks):
    assert parse(text).only_asks is only_asks


def test_grams_of_a_leaf_stand_side_by_side():
    assert Leaf("带农机制").grams == ["带农", "农机", "机制"]
    assert Leaf("带农 机制").grams == ["带农", "农", "机制"]
    assert Leaf("5g网络").grams == ["5g", "网络"]
    assert Leaf("农").ends_in_prefix
    assert not Leaf("带农").ends_in_prefix


@settings(deadline=None)
@given(st.text(max_size=700))
def test_any_text_is_a_query(text):
    query = parse(text)
    assert all(leaf.grams for leaf in query.leaves)
    assert all(leaf.text.strip() for leaf in query.leaves)
