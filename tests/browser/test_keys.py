"""Single keys on every page, and a theme that is not the system's."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_every_page import CONTRAST


def test_keys_lead_through_a_list_and_can_be_turned_off(visit, world):
    page = visit("/measures/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('.card:nth-of-type(2) h3 > a')")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.matches('.card:first-of-type h3 > a')")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("j/?")
    assert page.evaluate("document.activeElement.value") == "j/?"
    page.goto(world.tea.get_absolute_url())
    page.keyboard.press("j")
    page.wait_for_function("hash => location.hash === hash", arg=f"#m{world.tea_garden.pk}")
    page.goto("/settings/")
    page.get_by_label("使用单键快捷键").uncheck()
    page.get_by_role("button", name="保存").click()
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()


def test_a_chosen_theme_overrules_the_system(visit, world):
    page = visit("/settings/", color_scheme="light")
    page.get_by_label("深色").check()
    page.get_by_role("button", name="保存").click()
    page.goto(world.tea.get_absolute_url())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 21, 19)"
    assert page.evaluate(CONTRAST, "h1") > 7
    assert Axe().run(page).response["violations"] == []
