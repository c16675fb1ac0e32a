"""A measure in the admin: the same door as the desk, whatever the page; names of themes in English."""

import pytest
from django.urls import reverse

from measures.actions.review import confirm_measure, undo_last_step
from measures.models import Measure, ReviewStep, Theme, ThemeGroup
from tests.factories import make_account
from web.accounts.roles import EDITOR, REVIEWER

ADDRESS = "admin:measures_measure_change"


@pytest.fixture
def reviewer(db):
    return make_account("shen", REVIEWER)


@pytest.fixture
def editor(db):
    return make_account("bian", EDITOR)


@pytest.fixture
def confirmed(world, reviewer):
    return confirm_measure(measure=world.tea_garden, reviewer=reviewer)


def change(client, user, row, **values):
    client.force_login(user)
    values = {"title": row.title, "theme": row.theme_id, **values}
    assert client.post(reverse(ADDRESS, args=[row.pk]), values).status_code == 302
    return Measure.objects.get(pk=row.pk)


def test_an_editors_change_reopens_what_a_reviewer_confirmed(client, confirmed, editor):
    row = change(client, editor, confirmed, title="改过的标题")
    assert (row.title, row.status, row.reviewed_by, row.origin) == ("改过的标题", "candidate", None, "edited")
    assert row.history.first().history_user == editor


def test_a_reviewers_change_counts_as_their_own_confirmation(client, confirmed):
    other = make_account("shi", REVIEWER)
    row = change(client, other, confirmed, title="改过的标题")
    assert (row.status, row.reviewed_by) == ("confirmed", other)


def test_a_change_can_be_undone(client, world, confirmed, editor):
    change(client, editor, confirmed, theme=world.finance.pk, secondary_themes=[world.monitoring.pk])
    undo_last_step(article=world.tea, reviewer=editor)
    row = Measure.objects.get(pk=confirmed.pk)
    assert (row.theme, row.status, list(row.secondary_themes.all())) == (world.industry, "confirmed", [])


def test_the_theme_is_not_kept_beside_itself(client, world, confirmed, editor):
    both = [world.industry.pk, world.finance.pk]
    row = change(client, editor, confirmed, secondary_themes=both)
    assert list(row.secondary_themes.all()) == [world.finance]


def test_saving_without_a_change_is_no_step(client, confirmed, editor):
    steps = ReviewStep.objects.count()
    row = change(client, editor, confirmed)
    assert (row.status, ReviewStep.objects.count()) == ("confirmed", steps)


def test_an_old_version_is_not_written_back_through_the_admin(client, confirmed, editor):
    row = change(client, editor, confirmed, title="改过的标题")
    old = row.history.filter(status="confirmed").first()
    address = reverse("admin:measures_measure_simple_history", args=[row.pk, old.pk])
    answer = client.post(address, {"title": row.title, "theme": row.theme_id})
    assert answer.status_code == 403
    assert Measure.objects.get(pk=row.pk).status == "candidate"
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("model", ["theme", "themegroup"])
def test_what_has_no_english_name_is_told_and_found(admin_client, world, model):
    Theme.objects.filter(slug="industry").update(name_en="Industries")
    ThemeGroup.objects.exclude(slug="support").update(name_en="A group")
    named, nameless = ("产业发展", "资金与金融") if model == "theme" else ("A group", "support")
    whole = admin_client.get(f"/admin/measures/{model}/").text
    assert "没有，英文页面显示中文" in whole
    assert "没有英文名" in whole
    found = admin_client.get(f"/admin/measures/{model}/?english=none").text
    table = found[found.index('id="result_list"') :]
    assert nameless in table
    assert named not in table
