"""A backup is put back beside the site: whole it passes, and nothing of the site changes."""

import pytest
from django.core.management import CommandError, call_command

from documents.backup import rehearsal
from documents.backup.container import BackupError, verify
from documents.backup.resting import held_by, rests_on
from documents.backup.writing import seal_key, write_backup
from documents.models import Article
from tests.factories import make_article, make_figure, make_source_file

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.own_world]


@pytest.fixture
def backup(world, tmp_path):
    article = make_article(
        "𠮷田村投入资金1.5亿元。", source_file=make_source_file(b"\x00\xff" * 9, file_name="原件.bin")
    )
    make_figure(article, "1.5亿元", 150_000_000, "元")
    return write_backup(tmp_path / "a.backup").path


def test_a_backup_comes_back_with_what_it_rests_on_and_the_site_is_left_alone(backup, capsys):
    part = write_backup(backup.with_name("b.backup"), held=held_by(backup, key=seal_key())).path
    assert rests_on(part) == {backup.name}
    Article.objects.update(title="备份之后改过")
    before = part.read_bytes()
    call_command("backup", str(part), "--verify")
    assert "可以恢复" in capsys.readouterr().out
    assert part.read_bytes() == before
    assert set(Article.objects.values_list("title", flat=True)) == {"备份之后改过"}


@pytest.mark.one_database  # a rehearsal is on SQLite whatever the site is on
def test_a_step_that_fails_is_told_with_its_reason(backup, tmp_path):
    with pytest.raises(BackupError, match=r"restore 这一步没有成功.*还没有建表"):
        rehearsal._run(tmp_path / "empty.sqlite3", ["showmigrations"], ["restore", str(backup)], ["migrate"])


def test_one_member_that_differs_is_named(backup, tmp_path):
    make_article("备份之后的一篇。")
    ours, later = (
        verify(path, key=seal_key()) for path in (backup, write_backup(tmp_path / "b.backup").path)
    )
    with pytest.raises(BackupError, match=r"rows/documents\.article\.jsonl"):
        rehearsal._refuse_differences(backup, ours, later)


def test_a_changed_byte_is_refused_before_anything_runs(backup):
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    with pytest.raises(CommandError, match="校验不符"):
        call_command("backup", str(backup), "--verify")


def test_trust_is_a_matter_of_what_is_read(tmp_path):
    with pytest.raises(CommandError, match="--verify"):
        call_command("backup", str(tmp_path / "new.backup"), "--trust-unsealed")
    assert not (tmp_path / "new.backup").exists()
