"""What the desk exchanges in place: the progress of an import, suggested regions, a conflict of two editors."""

import pytest
from playwright.sync_api import expect

from intake.jobs.tasks import read_import
from intake.staging import open_batch, read_batch
from measures.models import Measure
from regions.catalogue import load_gazetteer
from tests.factories import make_account, make_article, make_measure, make_region
from web.accounts.roles import REVIEWER


@pytest.fixture
def reviewer(transactional_db, client):
    account = make_account("shen", REVIEWER)
    client.force_login(account)
    return account


def test_progress_of_an_import_comes_by_itself(reviewer, client, open_page):
    text = "青岭县的做法\n\n一是建设生态茶园六十万亩，带动农户增收。"
    batch = open_batch(uploads=[("茶.txt", text.encode(), "")], user=reviewer)
    read_import.enqueue(batch.pk)
    page = open_page(client)
    page.goto(f"/desk/import/{batch.pk}/")
    expect(page.get_by_text("已读取 0 / 1 个文件")).to_be_visible()
    read_batch(batch=batch, gazetteer=load_gazetteer())
    expect(page.get_by_role("button", name="存为草稿（1 篇）")).to_be_visible()
    assert page.locator("[hx-trigger]").count() == 0


def test_regions_are_suggested_while_one_types(reviewer, client, open_page):
    make_region("529900", "云台市", parent=make_region("520000", "南山省"))
    article = make_article("推进衔接。", title="青岭县的做法")
    page = open_page(client)
    page.goto(f"/desk/article/{article.pk}/edit/")
    page.get_by_label("地区").press_sequentially("云台")
    option = page.locator("#region-options option")
    expect(option).to_have_count(1)
    assert option.get_attribute("value") == "南山省云台市 529900"
    page.get_by_label("地区").fill("")
    page.get_by_label("地区").press_sequentially("yun tai")
    expect(option).to_have_attribute("label", "yun tai yuntaishi")


def test_a_conflict_is_shown_in_place_and_the_address_stays(reviewer, client, open_page):
    article = make_article("一是建茶园60万亩，带动农户。", title="青岭县的做法")
    measure = make_measure(article, "一是建茶园60万亩，带动农户。")
    page = open_page(client)
    page.goto(f"/desk/review/{article.pk}/")
    Measure.objects.filter(pk=measure.pk).update(title="别人改过的标题")
    page.locator("textarea[name=title]").fill("我写的标题")
    page.get_by_role("button", name="保存标题和主题").click()
    page.get_by_text("别人改过的标题").first.wait_for()
    expect(page.get_by_text("我写的标题").first).to_be_visible()
    assert page.url.endswith(f"/desk/review/{article.pk}/")
    measure.refresh_from_db()
    assert measure.title == "别人改过的标题"
