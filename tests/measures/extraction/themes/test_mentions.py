from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction import Lexicon, find_mentions

LEXICON = Lexicon.from_toml(
    """
ignore = ["借助"]
[market]
"消费帮扶" = 3
"销售" = 2
"渠道" = 1
[finance]
"助农" = 2
"资金" = 2
"保险" = 3
[governance]
"监管" = 2
"稳定" = 2
"""
)
SHIPPED = Lexicon.from_toml(
    (Path(__file__).parents[4] / "seeds" / "theme_lexicon.toml").read_text(encoding="utf-8")
)
NAMING = {
    term: next(iter(weights))
    for term, weights in SHIPPED.curated.items()
    if len(weights) == 1 and max(weights.values()) >= 3
}


def found(body, lexicon=LEXICON):
    return [(each.theme, body[each.start : each.end], each.term) for each in find_mentions(body, lexicon)]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n。；",
        "加强项目监管。",  # a word of other subjects too, alone
        "加强监管，再加强监管。",  # the same word twice
        "拓宽销售渠道。",  # beside a mere hint
        "加强监管。保持稳定。",  # in two sentences
        "借助农业龙头企业筹集资金。",  # 助农 is no word here
    ],
)
def test_no_sentence_speaks(body):
    assert found(body) == []


def test_a_word_that_names_its_theme_speaks_alone():
    assert found("一是开展消费帮扶；二是修路。") == [("market", "一是开展消费帮扶；", "消费帮扶")]


def test_two_words_that_go_with_a_theme_speak_together():
    assert found("用好助农资金。") == [("finance", "用好助农资金。", "助农")]


def test_one_sentence_may_speak_of_two_themes_and_its_stops_close_on_quotes():
    body = "他说：“消费帮扶也要保险。”\n别的。"
    assert found(body) == [
        ("market", "他说：“消费帮扶也要保险。”", "消费帮扶"),
        ("finance", "他说：“消费帮扶也要保险。”", "保险"),
    ]


def test_what_was_learned_names_no_theme():
    assert found("甲乙丙。", Lexicon({"保险": {"finance": 3.0}}, {"甲乙": {"finance": 3.0}})) == []


@given(
    st.lists(
        st.one_of(st.sampled_from(sorted(NAMING)), st.text(alphabet="村民的在和，。；\n”", max_size=8)),
        max_size=12,
    )
)
def test_a_word_of_one_theme_alone_is_never_passed_over(parts):
    body = "".join(parts)
    spoken = {(each.theme, body[each.start : each.end]) for each in find_mentions(body, SHIPPED)}
    for place, term in SHIPPED.curated_places(body):
        if term in NAMING:
            sentences = [sentence for theme, sentence in spoken if theme == NAMING[term]]
            assert any(term in sentence for sentence in sentences), (body[place:], spoken)
