"""综述 in the browser: asked for from a basket, waited for, read on a desk and on a phone."""

import pytest
from django.core.management import call_command

from tests.browser.conftest import PHONE
from tests.browser.test_every_page import OVERFLOW
from tests.factories import make_account
from web.accounts.roles import EDITOR
from web.readers.actions import add_measures, open_basket

ANSWER = (
    "青岭县建设生态茶园60万亩，健全联农带农机制[1]；建立监测网格120个，动态帮扶易返贫户[2]。"
    "两县产业各有侧重[1][3]。\n白河县发展优质稻10.5万亩[3]。白河县发展优质稻99万亩[3]。青岭县走在全国前列。"
)


@pytest.fixture
def basket(world):
    """An editor's basket of three measures, signed in on a page that opens it."""
    editor = make_account("bian", EDITOR)
    basket = open_basket(owner=editor, name="茶园与优质稻")
    add_measures(basket=basket, measures=[world.tea_garden, world.tea_grid, world.rice_field])
    return basket


def test_a_brief_is_asked_for_waited_for_and_read(world, basket, says, client, open_page, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    says.text = ANSWER
    client.force_login(basket.owner)
    page = open_page(client)
    page.goto(basket.get_absolute_url())
    page.get_by_role("button", name="请模型写综述（3 条）").click()
    page.get_by_text("已交给模型服务").wait_for()
    call_command("worker", batch=True)
    # The page asks again by itself.
    page.get_by_text("略去 3 句").wait_for()
    assert page.locator(".brief__source").all_inner_texts() == ["[1]", "[2]", "[3]"]
    assert "99" not in page.locator("#brief-text").inner_text()
    page.get_by_role("button", name="复制").click()
    page.get_by_role("button", name="已复制").or_(page.get_by_role("button", name="请按 Ctrl+C")).wait_for()
    page.set_viewport_size(PHONE)
    assert page.evaluate(OVERFLOW) <= 0
    page.locator(".brief__source").first.click()
    page.wait_for_url(f"**{world.tea_garden.permalink}")
