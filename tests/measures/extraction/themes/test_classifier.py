from measures.extraction.themes import classify
from tests.measures.extraction.corpus_diff import lexicon

TERMS = lexicon()


def verdict(title="", text="", section=(), article=""):
    return classify(TERMS, title=title, text=text, section=section, article=article)


def test_no_term_no_theme():
    assert verdict("清点一下", "大家都来了").theme == ""


def test_the_title_weighs_more_than_the_text():
    assert verdict("强化就业帮扶", "优先支持产业项目，发放补助资金。").theme == "employment"


def test_the_section_helps_where_the_words_are_even():
    assert verdict("做好工作", "支部与产业结合。", section=("基层党建",)).theme == "party_building"


def test_a_strong_second_theme_is_kept():
    found = verdict("建设厕所和道路", "开展厕所革命，整治人居环境和垃圾污水，硬化农村公路。")

    assert {found.theme, *found.secondary} >= {"environment", "infrastructure"}


def test_every_verdict_says_why():
    found = verdict("强化就业帮扶", "开发公益性岗位。")

    assert {item.theme for item in found.evidence} <= {found.theme, *found.secondary}
    assert any(item.term == "公益性岗位" and item.place == "text" for item in found.evidence)
