"""相关 and 不相关 on the hits of a search."""

import json
from urllib.parse import unquote

import pytest
from django.core.management import call_command
from django.urls import reverse

from measures.models import Judgement
from tests.factories import make_account
from web.accounts.roles import EDITOR, READER


@pytest.fixture
def editor(client, world):
    account = make_account("editor", EDITOR)
    client.force_login(account)
    return account


def pressed(client, measure, relevant, **fields):
    data = {"query": "监测", "next": "/search/?q=监测&in=measures", "relevant": relevant, **fields}
    return client.post(reverse("desk:judge", args=[measure.pk]), data)


@pytest.mark.parametrize("address", ["/search/?q=监测&in=measures", "/measures/?q=监测"])
def test_editors_judge_hits_where_they_stand(client, world, editor, address):
    hit = client.get(address).context["rows"][0]
    html = client.get(address).content.decode()
    assert reverse("desk:judge", args=[hit.pk]) in html
    response = pressed(client, hit, "1", next=address)
    assert unquote(response.url) == f"{address}#hit-{hit.pk}"
    row = Judgement.objects.get()
    assert (row.judge, row.query, row.measure_id, row.is_relevant) == (editor, "监测", hit.pk, True)
    html = client.get(address).content.decode()
    assert 'value="" aria-pressed="true">相关' in html
    assert 'value="0" aria-pressed="false">不相关' in html
    assert f'id="hit-{hit.pk}"' in html


def test_pressed_again_it_is_taken_back(client, world, editor):
    pressed(client, world.rejected, "0")
    pressed(client, world.rejected, "")
    assert not Judgement.objects.exists()


def test_an_empty_query_judges_nothing_and_nobody_is_led_away(client, world, editor):
    assert pressed(client, world.rejected, "1", query=" ").status_code == 302
    assert not Judgement.objects.exists()
    assert pressed(client, world.rejected, "1", next="https://example.org/").url.startswith("/measures/")


def test_readers_are_not_asked(client, world):
    client.force_login(make_account("reader", READER))
    assert "不相关" not in client.get("/search/?q=监测&in=measures").content.decode()
    assert pressed(client, world.rejected, "1").status_code == 403


def test_the_file_measures_the_search(client, world, editor, tmp_path, capsys):
    hit = client.get("/search/?q=监测&in=measures").context["rows"][0]
    pressed(client, hit, "1")
    response = client.get(reverse("desk:judged_file"))
    assert json.loads(response.content) == {
        "query": "监测",
        "article": str(hit.article_id),
        "quote": hit.quote,
        "relevance": 1,
    }
    path = tmp_path / "judged.jsonl"
    path.write_bytes(response.content)
    call_command("search", "--in", "measures", "--evaluate", str(path))
    assert "nDCG@10 1.000" in capsys.readouterr().out
