"""The desk's list of drafts in the browser: one box ticks all, also after a filter exchanged the page."""

from playwright.sync_api import expect

from tests.factories import made_together, make_account, make_article
from web.accounts.roles import REVIEWER


def test_one_box_ticks_all_and_follows_the_others(transactional_db, client, open_page):
    client.force_login(make_account("shen", REVIEWER))
    with made_together():
        for number in range(3):
            make_article(f"第{number}篇。", title=f"第{number}篇", status="draft", kind="news")
    page = open_page(client)
    page.goto("/desk/drafts/")
    page.get_by_role("link", name="新闻报道 3").click()
    page.locator(".chip").wait_for()
    page.get_by_label("全选本页").check()
    boxes = page.locator("[name=article]")
    assert [box.is_checked() for box in boxes.all()] == [True] * 3
    boxes.first.uncheck()
    expect(page.get_by_label("全选本页")).not_to_be_checked()
    page.get_by_role("button", name="发布所选草稿").click()
    page.get_by_text("已发布 2 篇文章").wait_for()


def test_without_scripts_boxes_are_ticked_one_by_one(transactional_db, client, open_page):
    client.force_login(make_account("shen", REVIEWER))
    make_article("第一篇。", title="第一篇", status="draft")
    page = open_page(client, java_script_enabled=False)
    page.goto("/desk/drafts/")
    expect(page.get_by_label("全选本页")).to_be_hidden()
    page.get_by_label("选择《第一篇》").check()
    page.get_by_role("button", name="发布所选草稿").click()
    page.get_by_text("已发布 1 篇文章").wait_for()
