"""综述 at the desk: who may ask, what is shown of an answer, what is taken along."""

from io import BytesIO
from uuid import UUID

import pytest
from django.urls import reverse
from docx import Document

from tests.factories import make_account
from tests.web.briefs.conftest import work
from web.accounts.roles import EDITOR
from web.readers.actions import add_measures, open_basket

ASK = reverse("desk:brief_ask")
ANSWER = "青岭县建设生态茶园60万亩[1]。白河县发展优质稻[2]，<b>好</b>。白河县发展优质稻70万亩[2]。"
BUTTON = "请模型写综述"


@pytest.fixture
def ask(client, editor, world, says):
    """The editor's answer to a request for a brief of 茶园 and 优质稻, or of other keys."""
    client.force_login(editor)

    def ask(*pks, **named):
        pks = pks or (world.tea_garden.pk, world.rice_field.pk)
        return client.post(ASK, {"measure": pks, "title": "茶与稻", **named})

    return ask


@pytest.fixture
def page(client, ask, says):
    """Call with an answer of the server: the page of the draft that comes of it."""

    def page(text):
        says.text = text
        address = ask().url
        work(UUID(address.split("/")[-2]))
        return client.get(address)

    return page


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", [ASK, reverse("desk:brief", args=[UUID(int=0)])])
def test_without_a_server_there_is_no_such_page(client, editor, method, address):
    client.force_login(editor)
    assert getattr(client, method)(address).status_code == 404


def places(world, user):
    basket = open_basket(owner=user, name="茶册")
    add_measures(basket=basket, measures=[world.tea_garden])
    return [basket.get_absolute_url(), "/measures/", "/compare/?region=529901&region=529902"]


def test_without_a_server_no_page_offers_one(client, editor, world):
    client.force_login(editor)
    assert not any(BUTTON in client.get(address).text for address in places(world, editor))


def test_who_may_not_ask_is_offered_nothing(client, reader, world, says):
    client.force_login(reader)
    assert not any(BUTTON in client.get(address).text for address in places(world, reader))
    assert client.post(ASK, {"measure": world.tea_garden.pk}).status_code == 403


def test_who_may_ask_is_offered_it_of_baskets_lists_and_comparisons(client, editor, world, says):
    client.force_login(editor)
    offered = {address: BUTTON in client.get(address).text for address in places(world, editor)}
    assert all(offered.values()), offered


@pytest.mark.parametrize("measures", [[], ["x"], ["-1"], ["9" * 40], ["999"]])
def test_what_names_no_measure_goes_back_with_a_word(client, ask, measures):
    answer = client.post(ASK, {"measure": measures, "next": "/themes/"}, follow=True)
    assert answer.redirect_chain == [("/themes/", 302)]
    assert "没有写综述：没有可用的举措" in answer.text


def test_too_many_go_back_with_the_bound(client, ask):
    answer = client.post(ASK, {"measure": range(1, 40), "next": "//evil.example/"}, follow=True)
    assert answer.redirect_chain == [("/measures/", 302)]
    assert "选了 39 条举措，一次综述最多 30 条" in answer.text


def test_while_it_is_written_the_page_says_so_and_asks_again(client, ask):
    text = client.get(ask().url).text
    assert 'hx-trigger="every 2s"' in text
    assert "已交给模型服务" in text


def test_sentences_that_stand_lead_to_their_measures_and_the_rest_is_counted(page, world):
    text = page(ANSWER).text
    assert "机器撰写，未经人工审定" in text
    assert f'青岭县建设生态茶园60万亩<a class="brief__source" href="{world.tea_garden.permalink}"' in text
    assert "70万亩" not in text
    assert "<b>" not in text
    assert "略去 2 句：数字、单位与所据原文不符 1 句，字母或网址不在原文里 1 句。" in text


def test_where_nothing_stands_it_says_so(page):
    text = page("好的，以下是综述。").text
    assert "没有一句通过核对" in text
    assert "以下是综述" not in text
    assert "Word" not in text


def test_a_server_that_fails_is_told(page, says):
    says.status = 500
    assert "请稍后再试" in page(ANSWER).text


def test_others_do_not_see_it(client, page, editor):
    address = page(ANSWER).request["PATH_INFO"]
    client.force_login(make_account("lin", EDITOR))
    assert client.get(address).status_code == 404
    assert client.get(f"{address}export.docx").status_code == 404


def test_the_file_says_what_it_is_and_holds_what_the_page_shows(client, page):
    address = page(ANSWER).request["PATH_INFO"]
    answer = client.get(f"{address}export.docx")
    text = "\n".join(each.text for each in Document(BytesIO(answer.content)).paragraphs)
    assert "机器撰写，未经人工审定" in text
    assert "青岭县建设生态茶园60万亩[1]。" in text
    assert "略去 2 句" in text
    assert "一是" not in text
    assert "建设生态茶园60万亩，健全联农带农机制。" in text
    assert "70万亩" not in text
    assert client.get(f"{address}export.csv").status_code == 404
