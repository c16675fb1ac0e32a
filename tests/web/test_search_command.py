"""The search command."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_article, make_measure


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


def test_a_query_of_marks_alone_finds_nothing(command, tmp_path):
    make_article("建设茶园。", external_id="a1")
    assert command("“”——") == ["没有可检索的词。"]
    path = tmp_path / "queries.jsonl"
    path.write_text('{"id": "q1", "query": "？！"}\n')
    for tiers in (False, True):
        assert command(queries=path, tiers=tiers) == ['{"id": "q1", "hits": []}']


def test_one_query_is_shown_to_a_reader(command):
    make_article("建设茶园。", title="茶")
    lines = command("茶园", "工厂")
    assert lines[0].endswith("\t茶")
    assert lines[-1] == "共 1 条；略去：工厂"


@pytest.fixture
def toilets(db):
    said = make_article("新建农村厕所一千座。", external_id="said")
    meant = make_article("改造农户卫生间，清运粪污。", external_id="meant")
    make_article("举办茶艺比赛，评选技术能手。", external_id="other")
    return [make_measure(each, each.body) for each in (said, meant)]


def test_tiers_say_what_is_written_and_what_is_near(command, toilets):
    (line,) = map(json.loads, command("厕所", tiers=True, model="measures"))
    assert line["query"] == "厕所"
    assert line["hits"] == [
        {"pk": toilets[0].pk, "article": "said", "quote": "新建农村厕所一千座。", "tier": "literal"},
        {"pk": toilets[1].pk, "article": "meant", "quote": "改造农户卫生间，清运粪污。", "tier": "near"},
    ]


def test_tiers_of_articles_quote_a_passage(command, toilets):
    (line,) = map(json.loads, command("厕所", tiers=True))
    assert [(hit["article"], hit["tier"]) for hit in line["hits"]] == [("said", "literal"), ("meant", "near")]
    assert "卫生间" in line["hits"][1]["quote"]


def test_without_synonyms_only_what_is_written_is_told(command, toilets):
    (line,) = map(json.loads, command("厕所", tiers=True, model="measures", no_synonyms=True))
    assert [hit["tier"] for hit in line["hits"]] == ["literal"]


def test_a_loosened_search_has_no_literal_hit(command, toilets):
    (line,) = map(json.loads, command("厕所", "茶园", tiers=True, model="measures"))
    assert {hit["tier"] for hit in line["hits"]} == {"near"}


def test_judged_passages_are_scored(command, toilets, tmp_path):
    path = tmp_path / "judged.jsonl"
    lines = [
        {"query": "厕所", "article": each.article.external_id, "quote": each.quote, "relevance": 1}
        for each in toilets
    ]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    assert command(evaluate=path, model="measures") == [
        "nDCG@10 1.000  recall@50 1.000  MRR@10 1.000  问题 1"
    ]
    (first_tier,) = command(evaluate=path, model="measures", first_tier=True)
    assert "recall@50 0.500" in first_tier


def test_a_judgement_that_cannot_be_read_is_told(command, tmp_path):
    path = tmp_path / "judged.jsonl"
    path.write_text('{"query": "厕所"}\n')
    with pytest.raises(CommandError, match="第 1 行"):
        command(evaluate=path)
