import pytest

from intake.jobs.tasks import refile_measures
from measures.actions.refiling import holding, would_move
from measures.actions.review import confirm_measure
from measures.lexicon import current_lexicon, lexicon_with, words_of
from measures.models import Measure
from tests.factories import make_article, make_measure, make_theme

BODY = "县里推行红旗驿站。\n镇里推行红旗驿站，方便群众。\n村里建设茶园。"


@pytest.fixture
def themes(db):
    return make_theme("industry", "产业"), make_theme("culture", "文化")


@pytest.fixture
def station(themes):
    industry, _ = themes
    return make_measure(make_article(BODY), "县里推行红旗驿站。", theme=industry, title="推行红旗驿站")


def teach(theme, words):
    theme.words = words
    theme.save()


def test_other_measures_are_not_looked_at(station):
    make_measure(station.article, "村里建设茶园。", theme=station.theme, title="建设茶园")
    assert holding({"红旗驿站"}) == [station.pk]


def test_looking_changes_nothing(station, themes):
    moved = would_move([station.pk], lexicon_with("culture", "红旗驿站 3"))
    assert [(each.measure.pk, each.theme) for each in moved] == [(station.pk, "culture")]
    assert Measure.objects.get().theme.slug == "industry"


def test_a_theme_that_a_person_chose_stays(station, themes, staff):
    confirm_measure(measure=station, reviewer=staff)
    teach(themes[1], "红旗驿站 3")
    refile_measures.call(["红旗驿站"])
    assert Measure.objects.get().theme.slug == "industry"


def test_words_count_at_once_and_measures_follow(station, themes):
    teach(themes[1], "红旗驿站 3")
    assert current_lexicon().curated["红旗驿站"] == {"culture": 3.0}
    records = Measure.history.count()
    refile_measures.call(["红旗驿站"])
    row = Measure.objects.get()
    assert row.theme.slug == "culture"
    assert 0 < row.theme_confidence < 1
    assert row.evidence[0][:2] == ["culture", "红旗驿站"]
    assert Measure.history.count() == records


def test_words_that_are_taken_away_speak_no_more(themes):
    teach(themes[0], "茶园 3")
    assert words_of(themes[0]) == {"茶园": 3.0}
    industry = {term for term, weights in current_lexicon().curated.items() if "industry" in weights}
    assert industry == {"茶园"}
