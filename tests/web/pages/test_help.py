"""The help with this library's own figures, and the tour over its pages."""

import re
from html import unescape

import pytest

from measures.actions.tallies import remake_tallies

HELP_QUERIES = 6


@pytest.mark.django_db
def test_an_empty_library_has_help_and_no_figures(client):
    page = client.get("/help/").text
    assert "本库还没有由人判断过的举措" in page
    assert "?tour=1" not in client.get("/").text


def test_help_counts_what_the_public_sees(client, world, django_assert_max_num_queries):
    remake_tallies()
    with django_assert_max_num_queries(HELP_QUERIES):
        page = client.get("/help/").text
    assert "<b>3</b> 篇文章，来自 <b>3</b> 个地区" in page
    # One is confirmed and one rejected.
    assert "本库已有 2 条由人判断，其中 1 条确认（50%）" in page
    assert "未提及（2篇文章中）" in page


@pytest.mark.parametrize("number", ["0", "6", "x", "１", ""])
def test_there_are_five_steps_and_no_others(client, world, number):
    assert "tour-heading" not in client.get("/help/", {"tour": number}).text


@pytest.mark.django_db
def test_the_tour_of_an_empty_library_leads_nowhere_wrong(client):
    assert client.get("/?tour=1").status_code == 200
    assert client.get("/compare/?tour=4").status_code == 200


def test_the_tour_leads_on_from_page_to_page(client, world):
    address, seen = "/?tour=1", []
    while address:
        seen.append(address)
        answer = client.get(address.partition("#")[0])
        assert answer.status_code == 200
        assert f"第 {len(seen)} 步，共 5 步" in answer.text
        card = answer.text[answer.text.index('class="tour') :]
        after = re.search(r'button--primary" href="([^"]+)">下一步', card)
        address = unescape(after[1]) if after else ""
    assert len(seen) == 5
    found = client.get(seen[1]).text
    # What the third step reads is what the second has found.
    assert seen[2].partition("?")[0] in found
    assert seen[3].count("region=") == 2
