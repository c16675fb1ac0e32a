"""Debian's Chromium against a live server; left out by name where it is not installed (tests/run_suite.py)."""

import os
import threading

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.factories import make_article, make_author, make_figure, make_measure, make_transition
from tests.model_server import says  # noqa: F401 - a fixture
from tests.programs import chromium

CHROMIUM = chromium()
PHONE = {"width": 390, "height": 844}

# Playwright keeps an event loop in the thread of the test, and Django refuses the database beside one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no chromium on this machine"))


@pytest.fixture(scope="package")
def browser():
    """Gone with the last browser test: its event loop gives the thread another connection to the database."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser, live_server):
    """Call with the signed-in test client (or None) and a size; pages fail the test on any script or policy error."""
    contexts = []
    problems = []

    def open_(client=None, *, width=1440, height=900, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=live_server.url, **options
        )
        contexts.append(context)
        if client is not None:
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(60_000)  # a machine may be busy
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda line: problems.append(line.text) if _is_fault(line) else None)
        return page

    yield open_
    for context in contexts:
        context.close()
    _wait_for_server()
    assert problems == []


def _wait_for_server():
    """Until it has let go of the last request: its threads share the test's connection, which the test is about to close."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


def _is_fault(line):
    """A script or policy error; the browser also reports pages that are meant to be missing or to name a conflict."""
    meant = any(f"status of {status}" in line.text for status in (404, 409))
    return line.type == "error" and not meant


@pytest.fixture
def visit(open_page, world):
    """Open an address of the small world as a visitor."""

    def visit(address, **options):
        page = open_page(**options)
        page.goto(address)
        return page

    return visit


@pytest.fixture
def long_article(world):
    """Enough text to scroll, a measure over two paragraphs, figures, a transition and headings."""
    filler = "这里是一段没有举措的叙述，用来把文章写得足够长。" * 12
    body = (
        f"{filler}\n一、抓好产业发展，促进农民增收\n一是建设茶叶基地。扩大种植面积1200亩，完善加工设施。\n"
        f"带动农户就近就业。\n二是培育经营主体。推动资源变资产，健全利益联结机制。\n{filler}\n{filler}\n"
        f"二、抓好乡村治理，建设平安乡村\n一是完善村规民约。推进移风易俗，减轻群众负担。\n"
        f"二是推行网格管理。排查矛盾隐患，化解纠纷。\n{filler}\n{filler}"
    )
    article = make_article(
        body, title="关于<有效衔接>的长文", region=world.county_a, published_on="2023-04-05", kind="signed"
    )
    make_author(article, "周长河", "青岭县县长")
    quotes = [
        "一是建设茶叶基地。扩大种植面积1200亩，完善加工设施。\n带动农户就近就业。",
        "二是培育经营主体。推动资源变资产，健全利益联结机制。",
        "一是完善村规民约。推进移风易俗，减轻群众负担。",
        "二是推行网格管理。排查矛盾隐患，化解纠纷。",
    ]
    article.made = [make_measure(article, quote, theme=world.industry) for quote in quotes]
    make_figure(article, "1200亩", 1200, "亩", about="种植面积")
    make_transition(article, "资源变资产", "资源", "资产")
    return article
