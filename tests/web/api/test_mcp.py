"""What a model is told, asked by the SDK's own client, in the process and over HTTP."""

import httpx2
from asgiref.sync import async_to_sync
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from documents.models import Article
from tests.small_world import add_old_county
from web.accounts.keys import make_key
from web.api.mcp.gate import app
from web.api.mcp.server import server

SITE = "https://xianjie.example"


def absolute(path):
    return SITE + path


def talk(*calls, to=None):
    """The answers of the server to calls of tools, as the client hands them over."""

    async def talking():
        async with Client(to or server(absolute)) as client:
            return [await client.call_tool(name, asked) for name, asked in calls]

    return async_to_sync(talking)()


def quotes(value):
    """Everything in an answer that quotes an article."""
    if isinstance(value, dict):
        if {"quote", "start", "end", "article_sha256"} <= value.keys():
            yield value
        for each in value.values():
            yield from quotes(each)
    elif isinstance(value, list):
        for each in value:
            yield from quotes(each)


def test_each_answer_quotes_as_it_is_written_and_links_there(library):
    answers = talk(
        ("search", {"q": "茶园"}),
        ("search_articles", {"q": "优质稻"}),
        ("article", {"id": library.tea.pk}),
        ("measure", {"id": library.tea_garden.pk}),
        ("compare", {"regions": ["529901", "白河县"]}),
        ("matrix", {"theme": "industry", "level": "county"}),
    )
    bodies = dict(Article.objects.values_list("pk", "body"))
    for answer in answers:
        assert not answer.is_error
        found = list(quotes(answer.structured_content))
        for each in found:
            assert bodies[each["article_id"]][each["start"] : each["end"]] == each["quote"]
            assert each["permalink"].startswith(f"{SITE}/articles/{each['article_id']}/")
    assert all(list(quotes(answers[place].structured_content)) for place in (0, 2, 3, 4, 5))
    text = answers[2].structured_content
    assert text["quote"] == library.tea.body
    assert [each["id"] for each in text["measures_here"]] == [library.tea_garden.pk, library.tea_grid.pk]
    snippet = answers[1].structured_content["items"][0]
    assert bodies[snippet["id"]][snippet["snippet_start"] :].startswith(snippet["snippet"])
    assert [place["region_name"] for place in answers[5].structured_content["places"]] == ["青岭县", "白河县"]


def test_what_is_not_public_or_not_there_is_said_in_words(library):
    for answer in talk(
        ("article", {"id": library.draft.pk}),
        ("measure", {"id": library.rejected.pk}),
        ("search", {"q": "茶园", "region": "999999"}),
        ("compare", {"regions": ["529901", "529901"]}),
    ):
        assert answer.is_error
        assert any(word in answer.content[0].text for word in ("没有", "不在库中", "重复"))


def test_every_tool_says_that_it_only_reads(library):
    async def listing():
        async with Client(server(absolute)) as client:
            return (await client.list_tools()).tools

    tools = async_to_sync(listing)()
    assert {each.name for each in tools} == {
        "search",
        "search_articles",
        "article",
        "measure",
        "compare",
        "matrix",
    }
    assert all(each.annotations.read_only_hint and each.output_schema for each in tools)


def test_over_http_a_closed_site_wants_a_key(library, settings, django_user_model):
    token = make_key(user=django_user_model.objects.create_user("reader", password=None), name="助手")
    settings.REQUIRE_LOGIN = True
    settings.ALLOWED_HOSTS = ["testserver"]

    async def asking(headers):
        made = app(absolute)
        transport = httpx2.ASGITransport(app=made)
        web = httpx2.AsyncClient(transport=transport, headers=headers)
        async with made.router.lifespan_context(made), web:
            if not headers:
                return await web.post("http://testserver/mcp", json={})
            async with Client(streamable_http_client("http://testserver/mcp", http_client=web)) as client:
                return await client.call_tool("search", {"q": "茶园"})

    refused = async_to_sync(asking)({})
    assert (refused.status_code, refused.headers["content-type"]) == (401, "application/problem+json")
    answer = async_to_sync(asking)({"Authorization": f"Bearer {token}"})
    assert answer.structured_content["items"][0]["id"] == library.tea_garden.pk


def test_a_model_may_ask_by_places_as_they_were(library):
    add_old_county(library)
    matrix, compared = talk(
        ("matrix", {"theme": "industry", "level": "county", "then": True}),
        ("compare", {"regions": ["青岭旧县", "青岭县"], "then": True}),
    )
    places = matrix.structured_content["places"]
    assert places[0]["region_name"] == "青岭旧县"
    assert [each["quote"] for each in places[0]["examples"]] == ["一是办合作社。", "二是修水渠。"]
    assert [place["region_code"] for place in compared.structured_content["places"]] == ["529821", "529901"]
