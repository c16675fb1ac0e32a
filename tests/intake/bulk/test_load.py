import gzip
import json
import re

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Article
from intake.bulk import load as bulk_load
from measures.actions.review import confirm_measure
from measures.actions.themes import add_missing_themes
from measures.models import Measure
from measures.seeds import read_taxonomy
from tests.factories import make_region

BODY = "一是健全监测机制，实施动态监测帮扶。二是发展特色产业，培育龙头企业。三是开展技能培训，促进稳定就业。"
# What learning reads: quote, title and theme of the confirmed measures.
LEARNING = re.compile(r"""SELECT "measures_measure"."quote" .*'confirmed'""")


def row(number, **fields):
    return json.dumps({"id": f"a{number}", "title": f"第{number}篇", "body": f"正文{number}", **fields})


@pytest.fixture
def load(db, tmp_path):
    def load_lines(*lines, name="list.jsonl", **options):
        path = tmp_path / name
        data = "\n".join(lines).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        call_command("import_articles", jsonl=path, no_extract=True, **options)

    return load_lines


def test_bad_lines_are_named_and_skipped(load, capsys):
    load(row(1), "{", row(2, region_code="999999"), "", row(3))
    captured = capsys.readouterr()
    assert "第 2 行：不是合法的 JSON" in captured.err
    assert "第 3 行：地区代码 999999 不在行政区划库中" in captured.err
    assert "新增 2 篇，已有 0 篇，跳过坏行 2 行" in captured.out
    assert set(Article.objects.values_list("external_id", flat=True)) == {"a1", "a3"}


def test_a_second_run_resumes(load, capsys):
    load(row(1), row(2))
    load(row(1), row(2), row(3))
    assert "新增 1 篇，已有 2 篇" in capsys.readouterr().out


def test_an_id_twice_in_one_batch_keeps_the_first(load):
    load(row(1, title="先"), row(1, title="后"))
    assert Article.objects.get().title == "先"


def test_batches_meet_without_loss(load, monkeypatch):
    monkeypatch.setattr(bulk_load, "BATCH_LINES", 2)
    load(*(row(number) for number in range(5)))
    assert Article.objects.count() == 5


def test_bodies_may_repeat_in_a_collection(load):
    load(row(1, body="同文"), row(2, body="同文"))
    assert Article.objects.count() == 2


SIGNED = {"authors": [{"name": "阿迪力·买买提", "position": "书记"}, "南山县农业农村局", "阿迪力·买买提"]}


@pytest.mark.parametrize(
    "fields", [{}, SIGNED, {"region_code": "529901"}, {**SIGNED, "region_code": "529901"}]
)
def test_what_was_loaded_is_in_step_with_its_index(load, capsys, fields):
    make_region(
        "529901", "青岭县", parent=make_region("529900", "云台市", parent=make_region("520000", "南山省"))
    )
    load(*(row(number, body=BODY, **fields) for number in range(3)))
    call_command("check_integrity")
    assert "一致" in capsys.readouterr().out


def test_a_gzipped_list_is_read(load):
    load(row(1), name="list.jsonl.gz")
    assert Article.objects.get().external_id == "a1"


def test_a_truncated_gzip_says_so(db, tmp_path):
    path = tmp_path / "list.jsonl.gz"
    path.write_bytes(gzip.compress(row(1).encode() * 50)[:-12])
    with pytest.raises(CommandError, match=r"list\.jsonl\.gz：无法读取"):
        call_command("import_articles", jsonl=path)


def test_a_line_carries_its_metadata(load):
    make_region("520000", "贵州省")
    load(
        row(1, region_code="520000", published="2022-07", source="某报", authors=[{"name": "曹某"}]),
        draft=True,
    )
    article = Article.objects.get()
    assert (article.region_id, article.published_precision, article.source.name) == (
        "520000",
        "month",
        "某报",
    )
    assert article.officials.get().name == "曹某"
    assert article.status == "draft"


def test_measures_are_extracted_unless_told_not_to(db, tmp_path):
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    path = tmp_path / "list.jsonl"
    path.write_text(row(1, body=BODY))
    call_command("import_articles", jsonl=path)
    assert Article.objects.get().measures.count() == 3


def test_the_lexicon_is_learned_once_a_load(world, tmp_path, monkeypatch, staff):
    confirm_measure(measure=world.tea_garden, reviewer=staff)
    monkeypatch.setattr(bulk_load, "BATCH_LINES", 2)
    path = tmp_path / "list.jsonl"
    path.write_text("\n".join(row(number, body=f"{BODY}第{number}篇。") for number in range(6)))
    with CaptureQueriesContext(connection) as queries:
        call_command("import_articles", jsonl=path)
    assert Measure.objects.filter(article__external_id__isnull=False).count() == 18
    learnings = [each for each in queries if LEARNING.search(each["sql"])]
    assert len(learnings) == 1
