"""Steps at the review desk. Body of three enumerated measures, the first two with figures."""

import pytest

from measures.actions.review import (
    add_measure,
    confirm_measure,
    edit_measure,
    merge_with_next,
    move_edge,
    reject_measure,
    reopen_measure,
    split_measure,
    undo_last_step,
)
from measures.actions.states import measure_state, state_token
from measures.actions.steps import EditConflictError, ReviewError
from measures.models import Measure, ReviewStep
from tests.factories import make_account, make_article, make_figure, make_measure, make_theme
from web.accounts.roles import REVIEWER

BODY = "近年来，全县推进衔接。\n一是建茶园60万亩，带动农户。\n二是设网格120个。\n三是办学校。"


@pytest.fixture
def reviewer(db):
    return make_account("shen", REVIEWER)


@pytest.fixture
def other(db):
    return make_account("shi", REVIEWER)


@pytest.fixture
def article(db):
    return make_article(BODY)


@pytest.fixture
def tea(article):
    return make_measure(article, "一是建茶园60万亩，带动农户。")


@pytest.fixture
def grid(article, tea):
    return make_measure(article, "二是设网格120个。", theme=make_theme("monitoring", "监测"))


def everything(article):
    return [measure_state(row) for row in article.measures.order_by("pk")]


def test_a_row_that_changed_since_it_was_seen_is_not_overwritten(tea, reviewer, other):
    seen = state_token(tea)
    edit_measure(measure=tea, reviewer=other, title="别人的标题", theme=tea.theme)
    with pytest.raises(EditConflictError) as conflict:
        edit_measure(measure=tea, reviewer=reviewer, title="我的标题", theme=tea.theme, seen=seen)
    assert conflict.value.measure.title == "别人的标题"
    assert Measure.objects.get(pk=tea.pk).title == "别人的标题"


def test_confirming_records_who_and_when_in_row_and_history(tea, reviewer):
    row = confirm_measure(measure=tea, reviewer=reviewer, seen=state_token(tea))
    assert (row.status, row.reviewed_by, row.second_reader) == ("confirmed", reviewer, None)
    latest = row.history.first()
    assert (latest.history_user, latest.history_change_reason) == (reviewer, "确认")


def test_a_second_reader_must_be_another(tea, reviewer, other, settings):
    settings.SECOND_READER = True
    confirm_measure(measure=tea, reviewer=reviewer)
    assert not Measure.objects.awaiting(reviewer).exists()
    assert Measure.objects.awaiting(other).get() == tea
    row = confirm_measure(measure=tea, reviewer=reviewer)
    assert row.second_reader is None
    row = confirm_measure(measure=tea, reviewer=other)
    assert (row.reviewed_by, row.second_reader) == (reviewer, other)
    assert not Measure.objects.awaiting(other).exists()


def test_without_the_setting_a_confirmed_measure_awaits_nobody(tea, reviewer, other):
    confirm_measure(measure=tea, reviewer=reviewer)
    assert not Measure.objects.awaiting(other).exists()


def test_an_editor_who_changes_a_confirmed_measure_reopens_it(tea, reviewer, staff):
    confirm_measure(measure=tea, reviewer=reviewer)
    row = edit_measure(measure=tea, reviewer=staff, title="新标题", theme=tea.theme)
    assert (row.status, row.reviewed_by, row.origin) == ("candidate", None, "edited")


def test_a_reviewer_who_changes_a_confirmed_measure_stands_for_it(tea, reviewer, other):
    confirm_measure(measure=tea, reviewer=other)
    row = edit_measure(measure=tea, reviewer=reviewer, title="新标题", theme=tea.theme)
    assert (row.status, row.reviewed_by) == ("confirmed", reviewer)


def test_a_theme_that_a_person_chose_has_no_probability(tea, reviewer):
    Measure.objects.filter(pk=tea.pk).update(theme_confidence=0.4)
    kept = edit_measure(measure=tea, reviewer=reviewer, title="建茶园", theme=tea.theme)
    assert kept.theme_confidence == 0.4
    moved = edit_measure(measure=kept, reviewer=reviewer, title="建茶园", theme=make_theme("culture", "文化"))
    assert moved.theme_confidence is None


def test_whether_it_is_done_stays_as_it_was_unless_it_is_said(tea, reviewer):
    done = edit_measure(measure=tea, reviewer=reviewer, title="建茶园", theme=tea.theme, is_achieved=True)
    assert done.is_achieved
    assert edit_measure(measure=done, reviewer=reviewer, title="种茶", theme=tea.theme).is_achieved


def test_an_empty_title_is_refused(tea, reviewer):
    with pytest.raises(ReviewError, match="标题"):
        edit_measure(measure=tea, reviewer=reviewer, title=" ", theme=tea.theme)
    assert Measure.objects.get(pk=tea.pk).title == tea.title


def test_edges_move_by_clause_and_the_quote_follows(tea, reviewer):
    row = move_edge(measure=tea, reviewer=reviewer, edge="end", step=-1, by="clause")
    assert row.quote == "一是建茶园60万亩，"
    row = move_edge(measure=row, reviewer=reviewer, edge="start", step=-1, by="clause")
    assert row.quote == "全县推进衔接。\n一是建茶园60万亩，"
    assert row.is_verified
    assert row.origin == "edited"


def test_an_edge_stops_where_another_measure_has_the_same_span(article, tea, reviewer):
    make_measure(article, "一是建茶园60万亩，")
    with pytest.raises(ReviewError, match="同一段文字"):
        move_edge(measure=tea, reviewer=reviewer, edge="end", step=-1, by="clause")


def test_a_split_gives_two_verified_measures_and_the_figure_its_own(article, tea, reviewer):
    figure = make_figure(article, "60万亩", 600_000, "亩", measure=tea)
    first = split_measure(measure=tea, reviewer=reviewer, at=BODY.index("带动"))
    second = article.measures.exclude(pk=first.pk).get()
    assert (first.quote, second.quote) == ("一是建茶园60万亩，", "带动农户。")
    assert (first.position, second.position) == (0, 1)
    assert (second.status, second.origin, second.title) == ("candidate", "added", "带动农户")
    figure.refresh_from_db()
    assert figure.measure == first


def test_a_split_outside_a_clause_is_refused(tea, reviewer):
    with pytest.raises(ReviewError, match="分句"):
        split_measure(measure=tea, reviewer=reviewer, at=tea.start + 1)


def test_a_merge_takes_in_the_next_measure_and_its_theme(article, tea, grid, reviewer):
    row = merge_with_next(measure=tea, reviewer=reviewer)
    assert article.measures.get() == row
    assert row.quote == "一是建茶园60万亩，带动农户。\n二是设网格120个。"
    assert [theme.slug for theme in row.secondary_themes.all()] == ["monitoring"]


def test_the_last_measure_has_nothing_to_merge_with(tea, reviewer):
    with pytest.raises(ReviewError, match="没有可以合并"):
        merge_with_next(measure=tea, reviewer=reviewer)


def test_a_merge_passes_over_rejected_measures(article, tea, grid, reviewer):
    reject_measure(measure=grid, reviewer=reviewer, reason="不是举措")
    with pytest.raises(ReviewError, match="没有可以合并"):
        merge_with_next(measure=tea, reviewer=reviewer)


def test_an_added_measure_is_trimmed_numbered_and_titled(article, tea, reviewer):
    start = BODY.index("\n二是")
    row = add_measure(article=article, reviewer=reviewer, start=start, end=start + 12, theme=tea.theme)
    assert row.quote == "二是设网格120个。"
    assert (row.title, row.origin, row.position) == ("二是设网格120个", "added", 1)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (11, 12), (10_000, 10_001), (5, 2)])
def test_nothing_is_added_from_nothing(article, tea, reviewer, start, end):
    with pytest.raises(ReviewError):
        add_measure(article=article, reviewer=reviewer, start=start, end=end, theme=tea.theme)


STEPS = {
    "confirm": lambda row, by: confirm_measure(measure=row, reviewer=by),
    "reject": lambda row, by: reject_measure(measure=row, reviewer=by, reason="重复"),
    "edit": lambda row, by: edit_measure(
        measure=row, reviewer=by, title="新", theme=make_theme("new"), secondary_themes=[row.theme]
    ),
    "edge": lambda row, by: move_edge(measure=row, reviewer=by, edge="end", step=1, by="clause"),
    "split": lambda row, by: split_measure(measure=row, reviewer=by, at=BODY.index("带动")),
    "merge": lambda row, by: merge_with_next(measure=row, reviewer=by),
    "add": lambda row, by: add_measure(
        article=row.article, reviewer=by, start=len(BODY) - 6, end=len(BODY), theme=row.theme
    ),
}


@pytest.mark.parametrize("verb", STEPS)
def test_every_step_can_be_taken_back_whole(article, tea, grid, reviewer, verb):
    before = everything(article)
    STEPS[verb](tea, reviewer)
    assert everything(article) != before
    step = undo_last_step(article=article, reviewer=reviewer)
    assert step.verb == verb
    assert everything(article) == before
    assert [row.position for row in article.measures.all()] == [0, 1]


def test_undo_goes_back_step_by_step_until_nothing_is_left(article, tea, reviewer):
    before = everything(article)
    for verb in ("confirm", "edit", "split"):
        STEPS[verb](Measure.objects.get(pk=tea.pk), reviewer)
    for _ in range(3):
        undo_last_step(article=article, reviewer=reviewer)
    assert everything(article) == before
    with pytest.raises(ReviewError, match="没有可以撤销"):
        undo_last_step(article=article, reviewer=reviewer)


def test_undo_leaves_what_another_person_changed_since(article, tea, reviewer, other):
    confirm_measure(measure=tea, reviewer=reviewer)
    edit_measure(measure=tea, reviewer=other, title="别人的标题", theme=tea.theme)
    with pytest.raises(ReviewError, match="有人又改过"):
        undo_last_step(article=article, reviewer=reviewer)
    assert ReviewStep.objects.filter(undone_at=None).count() == 2


def test_undo_takes_back_only_ones_own_steps(article, tea, grid, reviewer, other):
    confirm_measure(measure=tea, reviewer=reviewer)
    confirm_measure(measure=grid, reviewer=other)
    undo_last_step(article=article, reviewer=reviewer)
    assert [row.status for row in article.measures.all()] == ["candidate", "confirmed"]


def test_reopening_can_be_undone(article, tea, reviewer):
    row = confirm_measure(measure=tea, reviewer=reviewer)
    reopen_measure(measure=row, reviewer=reviewer)
    undo_last_step(article=article, reviewer=reviewer)
    assert article.measures.get().status == "confirmed"


def test_the_public_label_tells_of_the_second_reader_where_one_is_wanted(tea, reviewer, other, settings):
    row = confirm_measure(measure=tea, reviewer=reviewer)
    assert row.review_label == "已核"
    settings.SECOND_READER = True
    assert row.review_label == "已核，待复核"
    assert confirm_measure(measure=row, reviewer=other).review_label == "已核，已复核"
