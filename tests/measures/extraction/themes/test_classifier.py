import pytest

from measures.extraction.themes import Lexicon, classify
from measures.extraction.themes.classifier import MOST_SECONDARY
from tests.measures.extraction.corpus_diff import lexicon

TERMS = lexicon()


def verdict(title="", text="", section=(), article="", terms=TERMS):
    return classify(terms, title=title, text=text, section=section, article=article)


def test_nothing_to_read_no_theme():
    assert verdict("……", "123").theme == ""


@pytest.mark.parametrize(
    "text", ["世界杯今天在赛区开赛，来自十七个国家的运动员将参加四个项目的比赛。", "大家都来了。"]
)
def test_what_has_nothing_to_do_with_linkage_is_other(text):
    assert verdict("", text).theme == "other"


def test_a_term_by_accident_does_not_decide():
    """产业 stands in 产业工人, 服务 in 服务群众."""
    assert verdict("加强产业工人技能培训", "开展订单式培训，提升产业工人技能水平。").theme in {
        "talent",
        "employment",
    }


def test_the_title_weighs_more_than_the_text():
    assert verdict("强化就业帮扶", "强化就业帮扶。优先支持产业项目，发放补助资金。").theme == "employment"


def test_the_section_helps_where_the_words_are_even():
    assert verdict("做好工作", "支部与产业结合。", section=("基层党建",)).theme == "party_building"


def test_a_strong_second_theme_is_kept():
    found = verdict("建设厕所和道路", "开展厕所革命，整治人居环境和垃圾污水，硬化农村公路。")
    assert {found.theme, *found.secondary} >= {"environment", "infrastructure"}
    assert len(found.secondary) <= MOST_SECONDARY
    assert "other" not in found.secondary


def test_a_word_that_a_curator_adds_counts_at_once():
    title, text = "建好阳光碾房", "各村建好阳光碾房，方便大家。"
    before = verdict(title, text)
    added = Lexicon({**TERMS.curated, "阳光碾房": {"assets": 3.0}})
    after = verdict(title, text, terms=added)
    assert before.theme != "assets"
    assert after.theme == "assets"
    assert any(item.term == "阳光碾房" and item.theme == "assets" for item in after.evidence)


def test_a_theme_that_a_curator_adds_is_chosen_by_its_words():
    added = Lexicon({**TERMS.curated, "阳光碾房": {"milling": 3.0}})
    assert verdict("建好阳光碾房", "各村建好阳光碾房，方便大家。", terms=added).theme == "milling"


def test_confidence_is_lower_where_the_words_are_few():
    clear = verdict("健全防返贫监测机制", "组织干部入户排查，及时将易返贫致贫户纳入监测对象。")
    assert 0 < verdict("做好工作", "把各项工作落到实处。").confidence < clear.confidence < 1


def test_every_verdict_says_why():
    found = verdict("强化就业帮扶", "开发公益性岗位。")
    assert {item.theme for item in found.evidence} <= {found.theme, *found.secondary}
    assert any(item.term == "公益性岗位" and item.place == "text" for item in found.evidence)


def test_words_that_decided_stand_in_the_text():
    """就业 and 帮扶 are neighbours among the words, yet a comma parts them."""
    text = "促进就业，帮扶到户，监测到人。"
    assert all(item.term in text for item in verdict("", text).evidence)


def test_the_longest_texts_are_read_by_their_beginning():
    beginning = "健全防返贫监测机制，组织干部入户排查。" * 40
    assert verdict("", beginning + "其余从略。" * 5_000) == verdict("", beginning)
