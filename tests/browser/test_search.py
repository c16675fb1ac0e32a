"""Searching in a browser: offers by keyboard, the way into the text, and all of it without JavaScript."""

import pytest
from playwright.sync_api import expect

from documents.search.query_log import record_query
from tests.browser.conftest import PHONE

FIELD = "main input[name=q]"
OPTIONS = "main [role=listbox] [role=option]"


def test_offers_open_by_typing_and_are_chosen_by_keyboard(visit, world):
    for visitor in range(5):
        record_query(text="青岭茶园", model="articles", hits=3, asker=f"visitor {visitor}")
    page = visit("/search/")
    field = page.locator(FIELD)
    field.press_sequentially("青岭")
    page.locator(OPTIONS).first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    chosen = page.locator(f"{OPTIONS}[aria-selected=true]")
    assert chosen.get_attribute("id") == field.get_attribute("aria-activedescendant")
    assert chosen.inner_text().startswith("青岭县")
    field.press("Enter")
    page.wait_for_url("**/regions/529901/")


def test_escape_closes_and_enter_without_a_choice_searches(visit, world):
    page = visit("/search/")
    field = page.locator(FIELD)
    field.press_sequentially("青岭")
    page.locator(OPTIONS).first.wait_for()
    field.press("Escape")
    assert page.locator(OPTIONS).first.is_hidden()
    assert field.get_attribute("aria-expanded") == "false"
    field.press("Enter")
    page.wait_for_url("**/search/?*q=*")


def test_an_offer_is_taken_by_the_mouse(visit, world):
    page = visit("/")
    page.locator("input[name=q]").press_sequentially("监测")
    page.locator("[role=option]", has_text="防返贫监测帮扶").click()
    page.wait_for_url("**/themes/monitoring/")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_result_leads_to_its_sentence_marked_in_the_text(visit, world, javascript):
    page = visit("/search/?in=articles", java_script_enabled=javascript)
    page.locator(FIELD).fill("监测网格")
    page.get_by_role("button", name="搜索", exact=True).click()
    page.get_by_role("link", name="青岭县推进有效衔接的探索").click()
    hit = page.locator(".reading .hit")
    assert hit.inner_text() == "监测网格"
    assert page.url.endswith(f"#{hit.get_attribute('id')}")
    page.get_by_role("link", name="不再标出").click()
    assert page.locator(".reading .hit").count() == 0


@pytest.mark.parametrize("javascript", [True, False])
def test_facets_narrow_a_search_and_keep_the_tab(visit, world, javascript):
    page = visit("/search/?q=监测&in=measures", java_script_enabled=javascript)
    page.locator("#choice-year-2021").click()
    page.get_by_text("1 条举措").wait_for()
    assert "in=measures" in page.url
    assert page.locator(FIELD).input_value() == "监测"


def test_words_and_filters_stand_on_a_phone(visit, world):
    page = visit("/search/?q=监测", **PHONE)
    assert page.locator("#choice-year-2021").is_hidden()
    page.get_by_text("筛选", exact=True).click()
    expect(page.locator("#choice-year-2021")).to_be_visible()
    page.get_by_text("检索写法").click()
    expect(page.get_by_text("一字不差")).to_be_visible()
