"""The search command."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_article


@pytest.fixture
def command(db):
    def run(*args, **options):
        out = StringIO()
        call_command("search", *args, stdout=out, **options)
        return out.getvalue().splitlines()

    return run


def test_bad_arguments_are_told(command, tmp_path):
    for options in ({"queries": tmp_path / "missing.jsonl"}, {"limit": 0}, {}):
        with pytest.raises(CommandError):
            command(*(["茶"] if "limit" in options else []), **options)
    broken = tmp_path / "q.jsonl"
    broken.write_text('{"id": 1, "query": "茶"}\n{"id": 2}\n')
    with pytest.raises(CommandError, match="第 2 行"):
        command(queries=broken)


def test_queries_from_a_file_give_a_line_each(command, tmp_path):
    article = make_article("建设茶园。", external_id="a1")
    other = make_article("建设工厂。")
    path = tmp_path / "queries.jsonl"
    path.write_text('{"id": "q1", "query": "茶园"}\n\n{"id": 2, "query": "建设"}\n')
    first, second = map(json.loads, command(queries=path, limit=5, json=True))
    assert first == {"id": "q1", "hits": ["a1"]}
    assert second["id"] == 2
    assert set(second["hits"]) == {"a1", other.pk}
    assert article.pk != other.pk


def test_one_query_is_shown_to_a_reader(command):
    make_article("建设茶园。", title="茶")
    lines = command("茶园", "工厂")
    assert lines[0].endswith("\t茶")
    assert lines[-1] == "共 1 条；略去：工厂"
