"""Lists in a browser: facets with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.factories import made_together, make_article, make_source


@pytest.mark.parametrize("javascript", [True, False])
def test_facet_narrows_the_list_and_can_be_taken_off(visit, world, javascript):
    page = visit("/articles/", java_script_enabled=javascript)
    page.locator("#choice-kind-interview").click()
    page.wait_for_url("**/articles/?kind=interview")
    page.get_by_text("1 篇文章").wait_for()
    page.get_by_role("link", name="体裁：访谈").click()
    page.get_by_text("3 篇文章").wait_for()


def test_focus_stays_on_the_facet_that_was_chosen(visit):
    page = visit("/articles/")
    page.locator("#choice-kind-interview").focus()
    page.keyboard.press("Enter")
    page.locator("#choice-kind-interview[aria-current]").wait_for()
    assert page.evaluate("document.activeElement.id") == "choice-kind-interview"


def test_back_returns_to_the_list_before(visit):
    page = visit("/articles/")
    page.locator("#choice-kind-interview").click()
    page.get_by_text("1 篇文章").wait_for()
    page.go_back()
    page.get_by_text("3 篇文章").wait_for()
    assert page.url.endswith("/articles/")


@pytest.mark.parametrize("javascript", [True, False])
def test_filters_unfold_on_a_phone(visit, javascript):
    page = visit("/articles/", **PHONE, java_script_enabled=javascript)
    facet = page.locator("#choice-kind-interview")
    assert not facet.is_visible()
    page.get_by_text("筛选", exact=True).click()
    expect(facet).to_be_visible()


def test_region_page_leads_to_a_comparison_without_javascript(visit):
    page = visit("/regions/529901/", java_script_enabled=False)
    page.select_option("#compare-with", "529902")
    page.get_by_role("button", name="按主题并排看").click()
    assert page.url.endswith("/compare/?region=529901&region=529902")
    expect(page.get_by_text("白河县").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_every_value_of_a_facet_is_found_by_its_name(visit, world, javascript):
    with made_together():
        for number in range(32):
            make_article(f"第{number}篇。", region=world.county_a, source=make_source(f"{number}号日报"))
    page = visit("/articles/", java_script_enabled=javascript)
    page.get_by_role("link", name="查找其余来源").click()
    box = page.get_by_role("searchbox", name="按名称查找来源")
    box.press_sequentially("31号")
    if not javascript:
        box.press("Enter")
    page.get_by_text("共 1 项").wait_for()
    page.get_by_role("link", name="31号日报").click()
    page.wait_for_url("**/articles/?source=*")
    assert page.get_by_text("1 篇文章").count() == 1
