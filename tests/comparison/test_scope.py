import pytest

from comparison.scope import Scope, ScopeForm


@pytest.mark.parametrize(
    ("scope", "label"),
    [
        (Scope(), "不限时段"),
        (Scope(since=2021, until=2021), "2021年"),
        (Scope(since=2021), "2021年以来"),
        (Scope(until=2022), "2022年及以前"),
        (Scope(since=2021, until=2023), "2021—2023年"),
    ],
)
def test_a_period_in_words(scope, label):
    assert scope.period_label == label


def test_an_address_says_the_scope_and_nothing_that_is_not_asked():
    assert Scope().address("/matrix/") == "/matrix/"
    address = Scope(own_only=True, since=2021).address("/matrix/", ("region", "529901"))
    assert address == "/matrix/?region=529901&own=1&since=2021"


def test_a_scope_reads_its_own_address():
    scope = Scope(own_only=True, since=2021, until=2023)
    assert ScopeForm(dict(scope.query)).scope() == scope


def test_drafts_and_rejected_measures_stay_out(world):
    assert world.draft not in Scope().articles()
    measures = set(Scope().measures())
    assert world.rice_field in measures
    assert not measures & {world.rejected, world.draft_measure}


def test_what_belongs_to_no_theme_is_counted_apart(world):
    world.rice_field.theme.slug = "other"
    world.rice_field.theme.save()
    assert world.rice_field not in Scope().measures()
    assert world.rice_field in Scope().left_out()


@pytest.mark.parametrize(
    ("scope", "names"),
    [
        (Scope(since=2022), {"rice", "provincial"}),
        (Scope(until=2021), {"tea"}),
        (Scope(since=2021, until=2021), {"tea"}),
    ],
)
def test_years_are_inclusive(world, scope, names):
    assert set(scope.articles()) == {getattr(world, name) for name in names}


def test_an_undated_article_lies_in_no_period(world):
    world.tea.published_on, world.tea.published_precision = None, ""
    world.tea.save()
    assert world.tea in Scope().articles()
    assert world.tea not in Scope(since=1990).articles()


@pytest.mark.parametrize("value", ["1900", "3000", "去年"])
def test_a_year_that_cannot_be_is_said_and_left_out(value):
    form = ScopeForm({"since": value, "until": "2023"})
    assert form.scope() == Scope(until=2023)
    (notice,) = form.notices
    assert value in notice


def test_years_the_wrong_way_round_are_said_and_left_out():
    form = ScopeForm({"since": "2023", "until": "2021"})
    assert form.scope() == Scope()
    assert "2021 至 2023" in form.notices[0]
