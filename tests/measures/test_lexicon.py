from measures.actions.review import confirm_measure, reopen_measure
from measures.lexicon import curated_lexicon, current_lexicon
from tests.factories import make_article, make_measure, make_theme

TITLE = "推行雁阵培养模式"


def confirm(number, theme, reviewer):
    article = make_article(f"一是{TITLE}之{number}。")
    measure = make_measure(article, TITLE, title=TITLE, theme=theme)
    return confirm_measure(measure=measure, reviewer=reviewer)


def test_candidates_teach_nothing(world):
    assert current_lexicon().learned_terms == {}


def test_confirmed_measures_teach_without_a_restart(db, staff):
    talent = make_theme("talent", "人才与科技")
    before = current_lexicon()
    measures = [confirm(number, talent, staff) for number in range(6)]
    after = current_lexicon()
    assert before.learned_terms == {}
    assert {slug for themes in after.learned_terms.values() for slug in themes} == {"talent"}
    assert after.curated == curated_lexicon().curated
    for measure in measures:
        reopen_measure(measure=measure, reviewer=staff)
    assert current_lexicon().learned_terms == {}
