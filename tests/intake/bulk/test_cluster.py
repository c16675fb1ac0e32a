"""What is said of a Dask cluster that is not there; one that is runs in tests/cluster."""

import json

import pytest
from django.core.management import CommandError, call_command

from documents.models import Article
from intake.bulk import cluster
from tests.intake.bulk.test_same_rows import lines

__all__ = ["lines"]


@pytest.fixture
def collection(lines, tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return path


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "db1:x"])
def test_an_address_where_nobody_answers_is_named(collection, monkeypatch, address):
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 1)
    with pytest.raises(CommandError, match=f"连不上集群 {address}"):
        call_command("import_articles", jsonl=collection, cluster=address)
    assert not Article.objects.exists()


def test_a_cluster_reads_lists_alone(collection):
    with pytest.raises(CommandError, match="只与 --jsonl 同用"):
        call_command("import_articles", collection, cluster="tcp://127.0.0.1:1")


def test_without_the_extra_it_says_how_to_get_it(collection, monkeypatch):
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="附加组件 cluster"):
        call_command("import_articles", jsonl=collection, cluster="tcp://127.0.0.1:1")
