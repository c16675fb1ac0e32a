"""History and restore of measures and taxonomy, and the bin."""

from dataclasses import replace

import pytest
from django.urls import reverse

from documents.actions.corrections import as_parsed
from documents.models import Source
from documents.search.models import DictionaryTerm, SynonymGroup
from intake.correcting import correct_article
from measures.actions.orphans import reattach_orphan
from measures.actions.review import edit_measure, merge_with_next, reject_measure
from measures.models import Measure, Theme
from tests.factories import make_source, make_theme
from web.desk.history import KINDS


def history_page(client, kind, row_pk):
    return client.get(reverse("desk:record_history", args=[kind, row_pk]))


def restore(client, kind, record):
    return client.post(reverse("desk:record_restore", args=[kind, record.history_id]), follow=True)


def test_unknown_kinds_and_records_are_not_found(review_client):
    assert history_page(review_client, "user", 1).status_code == 404
    assert history_page(review_client, "measure", 10**6).status_code == 404
    assert review_client.post(reverse("desk:record_restore", args=["measure", 10**6])).status_code == 404


def test_a_measure_goes_back_to_any_version_with_its_themes(review_client, reviewer, measures):
    row, second = measures[0], make_theme("finance", "资金")
    first = edit_measure(
        measure=row, reviewer=reviewer, title="甲题", theme=row.theme, secondary_themes=[second]
    ).history.first()
    edit_measure(measure=row, reviewer=reviewer, title="乙题", theme=second)
    page = history_page(review_client, "measure", row.pk).text
    assert all(words in page for words in ("甲题", "乙题", "shen", "修改"))
    restore(review_client, "measure", first)
    row = Measure.objects.get(pk=row.pk)
    assert (row.title, [theme.slug for theme in row.secondary_themes.all()]) == ("甲题", ["finance"])


def test_a_measure_merged_away_comes_back_from_the_bin(review_client, reviewer, measures, article):
    gone = measures[1]
    merge_with_next(measure=measures[0], reviewer=reviewer)
    assert gone.title in review_client.get(reverse("desk:bin_list")).text
    restore(review_client, "measure", gone.history.model.objects.filter(id=gone.pk, history_type="-").get())
    assert article.measures.filter(pk=gone.pk, title=gone.title).exists()


def test_an_orphan_is_not_among_the_deleted_until_a_person_deletes_it(
    review_client, reviewer, measures, article
):
    first, second, kept = measures
    body = article.body.replace(first.quote, "").replace(second.quote, "")
    correct_article(article=article, parsed=replace(as_parsed(article), body=body), user=reviewer)
    bin_page = reverse("desk:bin_list")
    assert first.title not in review_client.get(bin_page).text
    reattach_orphan(orphan=article.orphans.first(), quote="学校", user=reviewer)
    merge_with_next(measure=kept, reviewer=reviewer)
    page = review_client.get(bin_page).text
    assert (first.title in page, second.title in page) == (True, False)


def test_a_version_whose_words_are_gone_is_not_restored(review_client, reviewer, measures, article):
    edit_measure(measure=measures[0], reviewer=reviewer, title="甲题", theme=measures[0].theme)
    record = measures[0].history.last()
    type(article).objects.filter(pk=article.pk).update(body="别的正文。")
    assert "不能直接恢复" in restore(review_client, "measure", record).text


def test_an_editor_may_read_history_but_not_restore_decisions(client, editor, measures):
    client.force_login(editor)
    assert history_page(client, "measure", measures[0].pk).status_code == 200
    assert restore(client, "measure", measures[0].history.first()).status_code == 403


def test_themes_and_sources_go_back_too(client, administrator, db):
    client.force_login(administrator)
    theme = make_theme("finance", "资金")
    theme.name = "资金与金融"
    theme.save()
    restore(client, "theme", theme.history.last())
    assert Theme.objects.get(slug="finance").name == "资金"


def test_a_deleted_source_comes_back_under_its_number(client, administrator, db):
    client.force_login(administrator)
    source = make_source("云台日报")
    pk = source.pk
    source._history_user = administrator
    source.delete()
    assert "云台日报" in client.get(reverse("desk:bin_list")).text
    restore(client, "source", Source.history.first())
    assert Source.objects.get(pk=pk).name == "云台日报"


def test_a_deleted_source_whose_name_is_taken_says_so(client, administrator, db):
    client.force_login(administrator)
    make_source("云台日报").delete()
    record = Source.history.first()
    make_source("云台日报")
    assert "不能恢复" in restore(client, "source", record).text


@pytest.mark.parametrize("page", ["1", "abc", "99"])
def test_the_bin_lists_rejected_measures(review_client, reviewer, measures, page):
    reject_measure(measure=measures[0], reviewer=reviewer, reason="只是口号")
    assert "只是口号" in review_client.get(reverse("desk:bin_list"), {"page": page}).text


@pytest.mark.parametrize("kind", KINDS)
def test_the_admins_history_leads_to_the_desk(client, administrator, world, kind):
    client.force_login(administrator)
    DictionaryTerm.objects.create(term="联农带农")
    SynonymGroup.objects.create(terms="防返贫 防止返贫")
    model, _ = KINDS[kind]
    row = model.objects.first()
    meta = model._meta
    page = client.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_history", args=[row.pk])).text
    assert reverse("desk:record_history", args=[kind, row.pk]) in page
    assert client.get(reverse("desk:record_history", args=[kind, row.pk])).status_code == 200
