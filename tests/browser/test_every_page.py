"""What holds for every page: no sideways scrolling on a phone, no complaint of the browser, both schemes, keyboard."""

import pytest

from measures.models import Theme
from tests.browser.conftest import PHONE
from tests.factories import make_article, make_measure, make_region

ADDRESSES = [
    "/",
    "/regions/",
    "/regions/520000/",
    "/regions/529901/",
    "/regions/529901/?own=1",
    "/regions/529901/peers/",
    "/articles/",
    "/articles/?region=520000&kind=signed",
    "/articles/?year=1900",
    "/articles/values/source/",
    "/measures/",
    "/measures/?theme=industry",
    "/figures/",
    "/transitions/",
    "/check/",
    "/themes/",
    "/themes/industry/",
    "/matrix/",
    "/mentions/?region=529902&theme=monitoring",
    "/compare/",
    "/compare/?region=529901&region=529902",
    "/search/",
    "/search/?q=监测",
    "/search/?q=不存在的词",
    "/search/?q=怎样建设生态茶园和飞机场？&in=articles&scope=sentence",
    "/articles/?q=监测&sort=old",
    "/help/",
    "/help/?tour=5",
    "/settings/",
    "/login/",
    "/logout/",
    "/nowhere/",
]
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Contrast of an element's text on what lies behind it, after WCAG 2.
CONTRAST = """selector => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const luminance = ([red, green, blue]) => [red, green, blue]
        .map(value => value / 255)
        .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
    const element = document.querySelector(selector);
    let behind = element;
    while ((channels(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0 && behind.parentElement) {
        behind = behind.parentElement;
    }
    const [one, other] = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor]
        .map(colour => luminance(channels(colour)));
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}"""


@pytest.fixture
def addresses(world, long_article):
    return [*ADDRESSES, long_article.get_absolute_url(), world.tea_garden.get_absolute_url()]


def test_every_page_fits_a_phone_and_has_a_title_of_its_own(visit, addresses):
    """The fixture also fails it on any error of a script or of the security policy, on whichever page."""
    page = visit("/", **PHONE)
    overflow, titles = {}, {}
    for address in addresses:
        page.goto(address)
        overflow[address] = page.evaluate(OVERFLOW)
        titles[address.split("?")[0]] = page.title()
    assert {address: width for address, width in overflow.items() if width > 0} == {}
    assert len(set(titles.values())) == len(titles)


@pytest.fixture
def long_named(world):
    """Two places with long names, of which each has three measures on the same themes."""
    for code, name in (("522722", "荔波布依族苗族水族自治县"), ("522727", "平塘布依族苗族水族自治县")):
        place = make_region(code, name, parent=world.city)
        article = make_article(f"{name}一是建茶园。二是设监测网格。三是管好资金。", region=place)
        for quote, theme in (
            ("建茶园", world.industry),
            ("设监测网格", world.monitoring),
            ("管好资金", world.finance),
        ):
            make_measure(article, quote, theme=theme)
    return "522722"


def test_long_names_neither_widen_a_phone_page_nor_break_a_link(long_named, visit):
    page = visit(f"/en/regions/{long_named}/", **PHONE)
    assert "Autonomous County" in page.locator("#compare-with").inner_text()
    assert page.evaluate(OVERFLOW) == 0
    page.goto(f"/regions/{long_named}/peers/")
    compare = page.get_by_role("link", name="并排比较").first.bounding_box()
    assert compare["width"] > 2 * compare["height"]
    Theme.objects.update(name_en="Markets and consumption-based assistance")
    page.goto(f"/en/regions/{long_named}/peers/")
    # As a list of names: nothing stands beside what is seen.
    assert page.locator(".table-wrap").evaluate("frame => frame.scrollWidth - frame.clientWidth") == 0


def test_names_of_places_stand_on_one_line_on_a_phone(visit):
    page = visit("/regions/", **PHONE)
    names = page.locator(".region-tree tbody th a")
    assert names.count() >= 4
    assert max(names.nth(place).bounding_box()["height"] for place in range(names.count())) < 30


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_both_schemes(visit, scheme):
    page = visit("/themes/industry/", color_scheme=scheme)
    contrast = {
        name: page.evaluate(CONTRAST, name) for name in ("body", ".lede", ".meta", ".badge", ".muted")
    }
    page.goto("/articles/?region=520000")
    contrast |= {
        name: page.evaluate(CONTRAST, name) for name in (".site-nav a", ".count", ".chip", ".sort a")
    }
    assert {name: ratio for name, ratio in contrast.items() if ratio < 4.5} == {}


def test_dark_scheme_is_dark(visit):
    page = visit("/", color_scheme="dark")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in background[4:-1].split(",")) < 64


def test_skip_link_is_the_first_stop_and_leads_to_the_content(visit):
    page = visit("/articles/")
    page.keyboard.press("Tab")
    link = page.locator(".skip-link")
    assert link.evaluate("element => element === document.activeElement")
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_focus_can_be_seen(visit):
    page = visit("/articles/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
