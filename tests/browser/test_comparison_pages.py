"""Comparison, matrix, baskets and the draft check in a browser: what only a browser shows."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.factories import made_together, make_article, make_region
from web.readers import actions
from web.readers.models import Basket

COMPARISON = "/compare/?region=529901&region=529902"


@pytest.fixture
def reader(world):
    world.county_a.initials = "qlx"
    world.county_a.save()
    return User.objects.create_user("reader", password=None)


@pytest.fixture
def basket(world, reader):
    basket = Basket.objects.create(owner=reader, name="茶与稻")
    actions.add_measures(basket=basket, measures=[world.tea_garden, world.tea_grid, world.rice_field])
    return basket


def test_typing_initials_suggests_a_locality_that_joins_the_comparison(visit, reader):
    page = visit("/compare/?region=529902")
    page.get_by_label("加一个地区").press_sequentially("qlx")
    page.locator("#offered").get_by_role("link", name="青岭县").click()
    page.wait_for_url("**/compare/?region=529902&region=529901")
    assert page.get_by_role("heading", level=1).inner_text().startswith("白河、青岭")


def test_chooser_works_without_javascript(visit, reader):
    page = visit("/compare/?region=529902", java_script_enabled=False)
    page.get_by_label("加一个地区").fill("青岭")
    page.get_by_role("button", name="查找并更新").click()
    page.locator("#offered").get_by_role("link", name="青岭县").click()
    assert page.url.endswith("region=529902&region=529901")


def test_comparison_is_one_column_on_a_phone_and_names_each_place(visit):
    page = visit(COMPARISON, **PHONE)
    cells = page.locator(".comparison td:visible")
    lefts = {round(cells.nth(number).bounding_box()["x"]) for number in range(cells.count())}
    assert len(lefts) == 1
    assert page.locator(".comparison__name:visible").count() == cells.count()


def test_heads_stay_in_sight_on_a_desk(visit):
    page = visit(COMPARISON, height=500)
    table = page.locator(".comparison")
    table.evaluate(
        "element => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY + 200)"
    )
    assert page.locator(".comparison thead th").nth(1).bounding_box()["y"] == pytest.approx(0, abs=1)


def test_each_quote_leads_to_its_sentence(visit, world):
    page = visit(COMPARISON)
    page.get_by_role("link", name="看原文").first.click()
    assert "#m" in page.url
    expect(page.locator(":target").first).to_be_visible()


def test_matrix_is_used_by_keyboard_and_says_its_cells_in_words(visit):
    page = visit("/matrix/?own=1", **PHONE)
    frame = page.locator(".matrix-scroll")
    frame.focus()
    assert frame.evaluate("element => element === document.activeElement")
    expect(page.get_by_role("cell", name="未提及").first).to_be_visible()
    cell = page.get_by_role("cell", name="1", exact=True).get_by_role("link").first
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/measures/?region=*")


def test_first_column_of_the_matrix_stays_while_it_scrolls(visit):
    page = visit("/matrix/", **PHONE)
    name = page.locator(".matrix__region").first
    before = name.bounding_box()["x"]
    page.locator(".matrix-scroll").evaluate("element => { element.scrollLeft = 40; }")
    assert name.bounding_box()["x"] == pytest.approx(before, abs=1)


@pytest.fixture
def many_places(world):
    with made_together():
        for number in range(10, 60):
            make_article(
                f"第{number}篇。", region=make_region(f"5299{number}", f"第{number}县", parent=world.city)
            )


def test_heads_of_the_matrix_stay_in_view_while_the_page_scrolls(many_places, visit):
    page = visit("/matrix/")
    page.evaluate("window.scrollTo(0, 1200)")
    assert page.locator(".matrix__group, .matrix__column").first.bounding_box()["y"] == pytest.approx(
        0, abs=3
    )
    assert page.get_by_role("button", name="比较所选").bounding_box()["y"] < 200


def test_both_heads_of_the_matrix_stay_on_a_phone(many_places, visit):
    page = visit("/matrix/", **PHONE)
    frame = page.locator(".matrix-scroll")
    frame.scroll_into_view_if_needed()
    frame.evaluate("element => { element.scrollTop = 600; element.scrollLeft = 60; }")
    top, left = frame.bounding_box()["y"], frame.bounding_box()["x"]
    assert page.locator(".matrix__group, .matrix__column").first.bounding_box()["y"] == pytest.approx(
        top, abs=3
    )
    assert page.locator(".matrix__region").nth(20).bounding_box()["x"] == pytest.approx(left, abs=3)


def test_ticked_places_are_compared_without_javascript(visit):
    page = visit("/matrix/?own=1", java_script_enabled=False)
    page.get_by_label("选中青岭县").check()
    page.get_by_label("选中白河县").check()
    page.get_by_role("button", name="比较所选").click()
    assert page.url.endswith("/compare/?own=1&region=529901&region=529902")
    assert page.locator("table.comparison").count() == 1


def test_clips_are_put_in_order_by_dragging(open_page, client, reader, basket):
    client.force_login(reader)
    page = open_page(client)
    page.goto(basket.get_absolute_url())
    with page.expect_response("**/baskets/clips/*/"):
        page.locator(".clip__handle").nth(2).drag_to(
            page.locator(".clip").nth(0), target_position={"x": 20, "y": 4}
        )
    page.reload()
    assert page.locator(".clip h3").first.inner_text().startswith("发展优质稻")


@pytest.mark.parametrize("javascript", [True, False])
def test_clips_are_put_in_order_by_keys(open_page, client, reader, basket, javascript):
    client.force_login(reader)
    page = open_page(client, java_script_enabled=javascript)
    page.goto(basket.get_absolute_url())
    page.get_by_role("button", name="下移").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#clip-*")
    assert page.locator(".clip h3").first.inner_text().startswith("建立监测网格")


def test_quote_is_copied_with_its_source_in_one_click(open_page, world):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(world.tea_garden.get_absolute_url())
    page.get_by_text("引用", exact=True).click()
    page.get_by_role("button", name="复制").first.click()
    page.get_by_role("button", name="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("建设生态茶园60万亩，健全联农带农机制。\n——青岭县，林青山")
    # An article without an address of its own is not cited by that of this installation.
    assert copied.endswith("云台日报，2021年3月1日。")


def test_draft_is_checked_and_leaves_no_trace_in_the_address(visit):
    page = visit("/check/")
    page.get_by_label("稿件正文").fill("我县打算建设生态茶园60万亩、健全联农带农机制，并扩大试点。")
    page.get_by_role("button", name="核查", exact=True).click()
    expect(page.get_by_text("与库中文章相同的文字约占")).to_be_visible()
    assert page.url.endswith("/check/")


def test_a_measure_is_clipped_where_it_stands(client, open_page, world):
    client.force_login(User.objects.create_user("clipper", password=None))
    page = open_page(client, height=400)
    page.goto("/measures/")
    button = page.get_by_role("button", name="摘编").last
    button.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    button.click()
    page.get_by_text("已摘").wait_for()
    assert page.evaluate("scrollY") == before
    assert page.locator("#baskets-link .count").inner_text() == "1"
    page.get_by_role("button", name="移出").click()
    expect(page.locator("#baskets-link .count")).to_have_count(0)
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("javascript", [True, False])
def test_all_of_a_page_is_clipped_at_once(client, open_page, world, javascript):
    client.force_login(User.objects.create_user("clipper", password=None))
    page = open_page(client, java_script_enabled=javascript)
    page.goto("/measures/")
    page.get_by_role("button", name="本页全部摘入").click()
    expect(page.locator("#baskets-link .count")).to_have_text("4")
    expect(page.get_by_role("button", name="移出")).to_have_count(4)
    page.locator("#baskets-link").click()
    page.wait_for_url("**/baskets/")
