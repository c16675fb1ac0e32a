import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from intake.jobs import recounting
from measures.models import Theme
from tests.factories import make_article, make_measure, make_theme


@pytest.fixture
def culture(db):
    make_measure(make_article("县里推行红旗驿站。"), "县里推行红旗驿站。", title="推行红旗驿站")
    return make_theme("culture", "文化")


def post(client, theme, words, **more):
    fields = {"name": theme.name, "group": theme.group_id, "order": theme.order, "words": words, **more}
    return client.post(reverse("admin:measures_theme_change", args=[theme.pk]), fields)


@pytest.fixture
def theme_client(client, administrator):
    client.force_login(administrator)
    return client


def test_a_line_that_is_no_word_is_refused(theme_client, culture):
    assert "第 1 行" in post(theme_client, culture, "茶").text
    assert Theme.objects.get(slug="culture").words == ""


def test_the_effect_is_shown_before_anything_is_saved(theme_client, culture):
    page = post(theme_client, culture, "红旗驿站 3").text
    assert "待核举措将换主题" in page
    assert "→ 文化" in page
    assert Theme.objects.get(slug="culture").words == ""
    assert not DBTaskResult.objects.exists()


def test_seen_it_is_saved_and_measures_follow_as_a_job(theme_client, culture):
    post(theme_client, culture, "红旗驿站 3", is_effect_seen="on")
    assert Theme.objects.get(slug="culture").words == "红旗驿站 3"
    assert DBTaskResult.objects.get().args_kwargs["args"][0].count("红旗驿站") == 1


def test_shipped_words_stand_in_the_form_and_stay_shipped(theme_client, culture):
    page = theme_client.get(reverse("admin:measures_theme_change", args=[culture.pk])).text
    assert "移风易俗 3" in page
    shipped = page.split("<textarea", 2)[2].split(">", 1)[1].split("</textarea>")[0].strip()
    post(theme_client, culture, shipped, name="乡风文化")
    assert Theme.objects.filter(slug="culture", words="", name="乡风文化").exists()


def test_a_new_group_says_when_its_counts_follow(theme_client, culture, monkeypatch):
    other = make_theme("reform", "农村改革", group="support").group_id
    data = {"name": culture.name, "group": other, "order": culture.order, "words": ""}
    address = reverse("admin:measures_theme_change", args=[culture.pk])
    assert "由后台任务重新统计" not in theme_client.post(address, data, follow=True).text
    monkeypatch.setattr(recounting, "MOST_ARTICLES_AT_ONCE", 0)
    data["revitalization"] = "文化"
    assert "由后台任务重新统计" in theme_client.post(address, data, follow=True).text
