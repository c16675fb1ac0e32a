"""Pictures in a browser: no fault for axe, links that lead, shapes in both schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE
from tests.factories import made_together, make_article, make_figure, make_measure, make_region

DESK = {"width": 1440, "height": 900}
ADDRESSES = (
    "/",
    "/regions/",
    "/themes/industry/",
    "/compare/?region=529901&region=529902&region=440000",
    "/figures/?q=茶园",
)


@pytest.fixture
def drawn(world):
    """Enough for each picture: provinces, years, themes, one thing over the years."""
    with made_together():
        for code, name in (("440000", "广东省"), ("430000", "湖南省")):
            for year in (2019, 2020, 2023):
                text = f"{name}{year}年发展特色产业，建成茶园{year - 2000}万亩。"
                article = make_article(text, region=make_region(code, name), published_on=f"{year}-03-01")
                make_measure(article, text, theme=world.industry)
                make_figure(article, f"{year - 2000}万亩", year - 2000, "亩", about="茶园")


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_every_picture_is_without_fault(drawn, visit, size, scheme):
    page = visit("/", color_scheme=scheme, **size)
    faults = {}
    for address in ADDRESSES:
        page.goto(address)
        assert page.locator(".picture svg").count() >= 1, address
        for fault in Axe().run(page).response["violations"]:
            faults.setdefault(address, []).append((fault["id"], fault["nodes"][0]["target"]))
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert faults == {}


def test_a_tile_and_a_year_open_what_they_stand_for(drawn, visit):
    page = visit("/regions/")
    page.get_by_role("link", name="广东省：3条举措").click()
    page.wait_for_url("**/regions/440000/")
    page.goto("/themes/industry/")
    page.get_by_role("link", name="2019年：2条").click()
    page.wait_for_url("**/measures/?theme=industry&year=2019")


def test_colours_follow_the_scheme(drawn, visit):
    fills = []
    for scheme in ("light", "dark"):
        page = visit("/regions/", color_scheme=scheme)
        fills.append(page.locator(".tile rect").first.evaluate("element => getComputedStyle(element).fill"))
    assert fills[0] != fills[1]
