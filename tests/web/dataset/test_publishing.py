"""A package holds what is public, told column by column, and another installation is the same when it has loaded it."""

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.timezone import localdate

from documents.models import Article, Official, Source
from measures.models import Measure, Theme, ThemeGroup
from regions.models import RegionChange
from tests.factories import (
    make_account,
    make_article,
    make_figure,
    make_measure,
    make_mention,
    make_transition,
    tallied,
)
from tests.small_world import add_old_county
from web.accounts.roles import READER, REVIEWER
from web.dataset import publishing
from web.dataset.tasks import publish_package
from web.dataset.versions import versions

pytestmark = pytest.mark.own_world


@pytest.fixture
def library(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    make_figure(world.tea, "60万亩", 600_000, "亩", about="生态茶园", measure=world.tea_garden)
    make_transition(world.tea, "推进有效衔接", "脱贫攻坚", "乡村振兴", weight=0.5)
    make_mention(world.tea, "建立监测网格120个，动态帮扶易返贫户。", "监测", theme=world.monitoring)
    make_article("=SUM(A1)是正文。", title="=1+1", region=world.county_b)
    world.tea_garden.secondary_themes.add(world.monitoring)
    tallied(world.tea_garden)
    old = add_old_county(world).region_then
    RegionChange.objects.create(
        region=world.county_a, former=old, former_name=old.name, kind="remade", happened="2016"
    )
    ThemeGroup.objects.filter(slug="support").update(name_en="Support")
    return world


def write(**asked):
    """As the command does, seen from inside the test's transaction, which no other connection sees."""
    return publishing.write(using="default", **asked)


def lines_of(version):
    path = next(version.folder / each.name for each in version.files if "jsonl" in each.name)
    with zipfile.ZipFile(path) as archive:
        package = json.loads(archive.read("datapackage.json"))
        tables = {
            each["name"]: [json.loads(line) for line in archive.read(each["path"]).splitlines()]
            for each in package["resources"]
        }
    return path, package, tables


def test_the_three_formats_hold_the_same_public_rows(library):
    version = write()
    _, package, tables = lines_of(version)
    assert {row["id"] for row in tables["articles"]} == set(
        Article.objects.filter(status="published").values_list("pk", flat=True)
    )
    assert library.rejected.pk not in {row["id"] for row in tables["measures"]}
    assert {each["name"]: each["rows"] for each in package["resources"]} == version.counts
    for each in package["resources"]:
        names = [field["name"] for field in each["schema"]["fields"]]
        assert all(list(row) == names for row in tables[each["name"]])
        assert all(field["description"] for field in each["schema"]["fields"])
        assert each["hash"].startswith("sha256:")
    with closing(sqlite3.connect(version.database)) as base:
        for table, rows in tables.items():
            counted = base.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - names of our tables
            assert counted.fetchone()[0] == len(rows)
        span = "SELECT count(*) FROM measures m JOIN articles a ON a.id = m.article_id WHERE substr(a.body, m.start + 1, m.end - m.start) = m.quote"
        assert base.execute(span.replace("m.end", 'm."end"')).fetchone()[0] == len(tables["measures"])
    path = next(version.folder / each.name for each in version.files if "csv" in each.name)
    with zipfile.ZipFile(path) as archive:
        titles = [row["title"] for row in csv.DictReader(io.StringIO(archive.read("articles.csv").decode()))]
    assert "'=1+1" in titles


def test_loaded_into_an_empty_base_it_gives_the_same_rows_and_pages(library, client):
    paths = [
        "/articles/",
        f"/articles/{library.tea.pk}/",
        "/measures/?q=监测",
        "/matrix/",
        "/themes/",
        f"/measures/{library.tea_grid.pk}/",
        "/compare/?region=529901&region=529902",
        "/figures/",
        "/matrix/?then=1",
        "/regions/529821/",
        "/en/themes/",
    ]
    shown = {path: client.get(path).text for path in paths}
    path, _, tables = lines_of(write())
    with pytest.raises(CommandError, match="空库"):
        call_command("load_dataset", path)
    empty()
    call_command("load_dataset", path)
    assert {path: client.get(path).text for path in paths} == shown
    again = next(versions().__iter__())
    assert lines_of(write_later(again))[2] == tables


def write_later(version):
    """A second later at least: versions are named by the second."""
    version.folder.rename(version.folder.with_name("20000101-000000"))
    return write()


def empty():
    for model in (Measure, Article, Official, Source, Theme, ThemeGroup, RegionChange):
        model.objects.all().delete()


def test_a_delta_tells_what_changed_and_what_is_gone(library):
    today = localdate()
    with pytest.raises(publishing.NothingBeforeError, match="没有发布过全库"):
        write(since=today)
    first = write()
    first.folder.rename(first.folder.with_name("20000101-000000"))
    index = first.folder.with_name("20000101-000000") / "package.json"
    index.write_text(index.read_text().replace(first.name, "20000101-000000", 1))
    library.rice.status = "withdrawn"
    library.rice.save()
    make_measure(library.provincial, "守住底线", theme=library.finance, position=7)
    _, package, tables = lines_of(write(since=today))
    assert package["removed"] == [library.rice.pk]
    assert [row["id"] for row in tables["articles"]] == [library.provincial.pk]
    assert {row["article_id"] for row in tables["measures"]} == {library.provincial.pk}
    assert package["since"] == "20000101-000000"


def test_a_broken_package_stores_nothing(library, tmp_path):
    path = tmp_path / "broken.jsonl.zip"
    empty()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", '{"since": ""}')
        archive.writestr("regions.jsonl", "")
        archive.writestr("themes.jsonl", "{}")
    with pytest.raises(CommandError, match="不是完整的数据包"):
        call_command("load_dataset", path)
    assert not Theme.objects.exists()


def test_the_page_offers_the_files_and_takes_orders_from_reviewers(library, client):
    version = write()
    page = client.get("/downloads/")
    assert version.name in page.text
    file = client.get(f"/downloads/{version.name}/{version.files[0].name}")
    assert b"".join(file.streaming_content) == (version.folder / version.files[0].name).read_bytes()
    for name in ("package.json", "..%2Fpackage.json", "none.zip"):
        assert client.get(f"/downloads/{version.name}/{name}").status_code == 404
    client.force_login(make_account("r", READER))
    assert client.post("/downloads/").status_code == 403
    client.force_login(make_account("p", REVIEWER))
    assert "已交给后台任务" in client.post("/downloads/", follow=True).text
    yesterday = (timezone.now() - timedelta(days=3)).date().isoformat()
    assert "没有发布过全库" in client.post("/downloads/", {"since": yesterday}, follow=True).text
    assert "不是日期" in client.post("/downloads/", {"since": "昨天"}, follow=True).text
    assert publish_package.module_path == "web.dataset.tasks.publish_package"
