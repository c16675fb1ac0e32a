"""From the suite's database to a file, to another database, and back; nothing added, nothing lost."""

import json
import random
import stat
import zipfile

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connections

from documents.backup.container import BackupError, Writer, verify
from documents.backup.restoring import refuse_rows, restore_backup
from documents.backup.snapshot import snapshot
from documents.backup.writing import seal_key, write_backup
from documents.models import Article, ArticleIndex, Source, SourceFile
from tests.factories import make_article, make_figure, make_source_file, make_transition

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.own_world]
ODD_BYTES = bytes(range(256)) * 5


@pytest.fixture
def full(world):
    """The documented world, with what is hard to carry: bytes, decimals, JSON, history, four-byte characters."""
    source_file = make_source_file(ODD_BYTES, file_name="原件.bin")
    article = make_article("𠮷田村投入资金1.5亿元，推动产业扶贫到产业振兴。", source_file=source_file)
    make_figure(article, "1.5亿元", 150_000_000, "元")
    make_transition(article, "产业扶贫到产业振兴", "产业扶贫", "产业振兴")
    article.title = "改过的标题"
    article.save()
    world.tea_garden.evidence = [["industry", "茶园", "title", 2.5]]
    world.tea_garden.save()
    world.tea_garden.secondary_themes.add(world.monitoring)
    return article


@pytest.fixture
def backup(full, tmp_path):
    return write_backup(tmp_path / "a.backup").path


def tables(path):
    """The hash of every member: equal for two backups of equal databases."""
    return {name: member["sha256"] for name, member in verify(path, key=seal_key()).members.items()}


def test_it_comes_back_the_same_from_the_other_database(backup, scratch, tmp_path):
    restore_backup(backup, using=scratch)
    other = write_backup(tmp_path / "b.backup", using=scratch).path
    assert tables(other) == tables(backup)
    assert SourceFile.objects.using(scratch).get().content == ODD_BYTES


def test_it_comes_back_the_same_into_this_database(backup, full, scratch, tmp_path):
    restore_backup(backup, using=scratch)
    other = write_backup(tmp_path / "b.backup", using=scratch).path
    Article.objects.update(title="后来改坏的标题")
    restore_backup(other, replace=True)
    assert tables(write_backup(tmp_path / "c.backup").path) == tables(backup)
    assert Article.objects.get(pk=full.pk).title == "改过的标题"


def test_what_comes_back_is_searched_again(backup):
    rows = ArticleIndex.objects.count()
    assert rows > 0
    assert restore_backup(backup, replace=True).is_index_rebuilt
    assert ArticleIndex.objects.count() == rows


def test_new_rows_find_free_keys_after_it(backup):
    last = Article.objects.order_by("pk").last().pk
    restore_backup(backup, replace=True)
    assert make_article("恢复之后新写的一篇。").pk > last
    User.objects.create_user("newcomer", password=None)


def test_a_database_in_use_is_refused_and_left_alone(backup):
    before = Article.objects.count()
    with pytest.raises(BackupError, match=r"不是空的.*--replace"):
        restore_backup(backup)
    assert Article.objects.count() == before


def test_a_fresh_database_counts_as_empty(scratch, tmp_path):
    refuse_rows(tmp_path / "a.backup", using=scratch)


def test_a_truncated_file_changes_nothing(backup, tmp_path):
    before = tables(backup)
    data = backup.read_bytes()
    for length in (0, 100, len(data) // 2, len(data) - 1):
        backup.write_bytes(data[:length])
        with pytest.raises(BackupError, match="校验不符"):
            restore_backup(backup, replace=True)
    assert tables(write_backup(tmp_path / "after.backup").path) == before


def test_a_flipped_byte_changes_nothing(backup, tmp_path):
    before = tables(backup)
    data = bytearray(backup.read_bytes())
    for place in random.Random(6).sample(range(len(data)), 40):
        data[place] ^= 0x10
        backup.write_bytes(data)
        with pytest.raises(BackupError):
            restore_backup(backup, replace=True)
        data[place] ^= 0x10
    assert tables(write_backup(tmp_path / "after.backup").path) == before


def resealed(path, target, change=lambda name, data: data, facts=lambda facts: facts, key=None):
    """A backup with good seals around what `change(name, data)` and `facts` altered: what the checks of the file let pass."""
    manifest = verify(path, key=seal_key())
    with zipfile.ZipFile(path) as archive, target.open("w+b") as stream, Writer(stream) as writer:
        for name in manifest.members:
            writer.add(name, [change(name, archive.read(name))])
        writer.finish(facts(manifest.facts), key=key or seal_key())
    return target


@pytest.mark.parametrize(
    "change",
    [
        lambda name, data: data * 2 if name == "rows/documents.article.jsonl" else data,
        lambda name, data: b"" if name == "rows/documents.source.jsonl" else data,
        lambda name, data: b"{}\n" if name == "rows/documents.source.jsonl" else data,
        lambda name, data: data.replace(b'"body":', b'"corpse":'),
        lambda name, data: data.replace(b'"published_on":"2021', b'"published_on":"20x1'),
    ],
)
def test_rows_that_do_not_fit_change_nothing(backup, tmp_path, change):
    before = tables(backup)
    bad = resealed(backup, tmp_path / "bad.backup", change)
    with pytest.raises(BackupError, match="没有恢复任何内容"):
        restore_backup(bad, replace=True)
    assert tables(write_backup(tmp_path / "after.backup").path) == before


def test_a_file_whose_bytes_were_exchanged_changes_nothing(backup, tmp_path):
    before = tables(backup)
    bad = resealed(
        backup, tmp_path / "bad.backup", lambda name, data: data[::-1] if name.startswith("files/") else data
    )
    with pytest.raises(BackupError, match="没有恢复任何内容"):
        restore_backup(bad, replace=True)
    assert tables(write_backup(tmp_path / "after.backup").path) == before


@pytest.mark.parametrize("name", ["program_version", "made_at", "database", "migrations", "rows"])
def test_a_manifest_that_says_something_else_changes_nothing(backup, tmp_path, name):
    Source.objects.create(name="备份以后")
    for value in (None, 7, [7]):
        bad = resealed(
            backup, tmp_path / "bad.backup", facts=lambda facts, value=value: {**facts, name: value}
        )
        with pytest.raises(BackupError, match="没有恢复任何内容"):
            restore_backup(bad, replace=True)
    assert Source.objects.filter(name="备份以后").exists()


def test_a_backup_that_somebody_altered_and_sealed_anew_is_refused(backup, tmp_path, capsys):
    forged = resealed(backup, tmp_path / "forged.backup", key=b"guessed")
    with pytest.raises(CommandError, match="不是用本机的密钥封存的"):
        call_command("restore", forged, "--replace")
    call_command("restore", forged, "--replace", "--trust-unsealed")
    assert "已恢复" in capsys.readouterr().out


def test_a_reference_to_nothing_changes_nothing(backup, tmp_path):
    def change(name, data):
        if name != "rows/measures.measure.jsonl":
            return data
        rows = [{**json.loads(line), "theme_id": 999_999} for line in data.splitlines()]
        return b"".join(json.dumps(row).encode() + b"\n" for row in rows)

    before = tables(backup)
    bad = resealed(backup, tmp_path / "bad.backup", change)
    with pytest.raises(BackupError, match="没有恢复任何内容"):
        restore_backup(bad, replace=True)
    assert tables(write_backup(tmp_path / "after.backup").path) == before


def test_a_database_of_another_version_is_refused(backup, scratch):
    with connections[scratch].cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'measures'")
    with pytest.raises(BackupError, match=r"数据表与本程序.*measures\.0001_initial"):
        restore_backup(backup, using=scratch)


def test_a_database_without_tables_is_refused(backup, scratch):
    with connections[scratch].cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations")
    with pytest.raises(BackupError, match="还没有建表"):
        restore_backup(backup, using=scratch)


def test_a_database_without_tables_has_nothing_to_back_up(scratch, tmp_path):
    with connections[scratch].cursor() as cursor:
        cursor.execute("DROP TABLE django_migrations")
    with pytest.raises(BackupError, match="没有可备份的内容"):
        write_backup(tmp_path / "a.backup", using=scratch)


def test_the_moment_is_one_and_writers_go_on(scratch):
    sources = Source.objects.using(scratch)
    sources.create(name="此前")
    with snapshot(of=scratch) as moment:
        sources.create(name="备份开始后")
        assert Source.objects.using(moment).count() == 1
        sources.create(name="备份进行中")
        assert Source.objects.using(moment).count() == 1
    assert sources.count() == 3


def test_the_moment_is_one_on_this_database_too(world):
    if connections["default"].vendor == "sqlite":
        pytest.skip("the suite's own SQLite database lives in memory, where readers lock tables")
    before = Article.objects.count()
    with snapshot(of="default") as moment:
        make_article("备份时写下的一篇。")
        assert Article.objects.using(moment).count() == before


def test_it_does_not_overwrite_a_backup(backup):
    data = backup.read_bytes()
    with pytest.raises(BackupError, match="已存在"):
        write_backup(backup)
    assert backup.read_bytes() == data


def test_it_says_where_it_cannot_write(tmp_path, db):
    with pytest.raises(BackupError, match="无法写入"):
        write_backup(tmp_path / "none" / "a.backup")


def test_nobody_else_may_read_it_and_nothing_is_left_beside_it(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.glob("*backup*")] == ["a.backup"]


def test_sessions_stay_behind(client, full, tmp_path):
    client.force_login(User.objects.get(username="reviewer"))
    backup = write_backup(tmp_path / "b.backup").path
    assert not any("session" in name for name in verify(backup, key=seal_key()).members)
    assert Session.objects.exists()
    restore_backup(backup, replace=True)
    assert not Session.objects.exists()


def test_the_commands(full, tmp_path, capsys):
    path = tmp_path / "c.backup"
    call_command("backup", path)
    assert "原始文件 1 个" in capsys.readouterr().out
    with pytest.raises(CommandError, match="不是空的"):
        call_command("restore", path)
    call_command("restore", path, "--replace")
    assert "已恢复" in capsys.readouterr().out
    path.write_bytes(b"broken")
    with pytest.raises(CommandError, match="校验不符"):
        call_command("restore", path, "--replace")
