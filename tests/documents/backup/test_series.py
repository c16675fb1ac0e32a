"""A series of backups: none that did not prove good counts or drives out another, and the newest is never dropped."""

import shutil
import sys

import pytest
from django.core.management import CommandError, call_command

from documents.backup.container import BackupError, verify
from documents.backup.series import alone, back_up_in_series, copy_to, drop_old
from documents.backup.writing import seal_key, write_backup


def files(folder, *names):
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"x")
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


OLD = [f"xianjie-2026010{day}-023000.backup" for day in range(1, 6)]
# Of other people or of other days: never ours to remove.
OTHERS = ["before-upgrade.sqlite3", "xianjie-20260101-023000.backup.txt", "my-xianjie-20260101-023000.backup"]


@pytest.mark.parametrize(("keep", "left"), [(1, 1), (3, 3), (5, 5), (9, 5)])
def test_the_oldest_go_and_nothing_of_others(tmp_path, keep, left):
    folder = files(tmp_path, *OLD, *OTHERS)
    drop_old(folder, keep=keep, newest=folder / OLD[-1])
    assert names(folder) == sorted(OLD[-left:] + OTHERS)


def test_a_clock_that_was_set_back_does_not_cost_the_newest(tmp_path):
    folder = files(tmp_path, *OLD)
    drop_old(folder, keep=2, newest=folder / OLD[0])
    assert names(folder) == [OLD[0], OLD[-1]]


def good(path):
    verify(path, key=seal_key())


def refuse(path):
    raise BackupError("与备份不同")


@pytest.fixture
def folder(tmp_path):
    return files(tmp_path / "backups", *OLD)


@pytest.mark.django_db(transaction=True)
def test_what_does_not_prove_good_costs_none_and_does_not_count(folder):
    with pytest.raises(BackupError, match="与备份不同"):
        back_up_in_series(folder, keep=1, prove=refuse)
    (left,) = set(names(folder)) - set(OLD)
    assert left.endswith(".unproven")
    done = back_up_in_series(folder, keep=2, prove=good)
    # It stayed to be looked into, until the next.
    assert names(folder) == [OLD[-1], done.backup.path.name]
    assert len(done.dropped) == 4
    assert done.backup.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_a_second_place_that_is_away_is_told_and_not_made(folder, tmp_path):
    with pytest.raises(BackupError, match="第二处不在"):
        back_up_in_series(folder, keep=5, also=tmp_path / "away", prove=good)
    assert not (tmp_path / "away").exists()
    # The first is kept all the same.
    assert len(set(names(folder)) - set(OLD)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_second_place_gets_the_same_file_and_keeps_as_many(folder, tmp_path):
    second = files(tmp_path / "second", *OLD)
    done = back_up_in_series(folder, keep=3, also=second, prove=good)
    assert names(second) == names(folder)
    assert (second / done.backup.path.name).read_bytes() == done.backup.path.read_bytes()


@pytest.mark.django_db(transaction=True)
def test_a_copy_that_came_over_broken_costs_none(tmp_path):
    whole = write_backup(tmp_path / "xianjie-20260201-023000.backup").path
    content = bytearray(whole.read_bytes())
    content[len(content) // 2] ^= 1
    whole.write_bytes(content)
    second = files(tmp_path / "second", *OLD)
    with pytest.raises(BackupError, match="校验不符"):
        copy_to(second, whole)
    assert whole.name not in names(second)
    assert set(OLD) < set(names(second))


def test_two_at_once_are_one(folder):
    with alone(folder), pytest.raises(BackupError, match="另一次备份正在进行"):
        back_up_in_series(folder, keep=1, prove=refuse)
    assert names(folder) == OLD


@pytest.mark.django_db(transaction=True)
def test_the_command_counts_nothing_that_did_not_come_back(folder, monkeypatch):
    # Whatever is tried with it fails (test_rehearsal has the whole way).
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(CommandError, match="migrate 这一步没有成功"):
        call_command("backup", str(folder), "--keep", "1")
    assert set(OLD) < set(names(folder))


@pytest.mark.parametrize(
    "options", [["--also", "/x"], ["--keep", "2", "--verify"], ["--keep", "0"], ["--keep", "viele"]]
)
def test_options_that_do_not_go_together_are_refused(tmp_path, options):
    with pytest.raises(CommandError):
        call_command("backup", str(tmp_path / "new"), *options)
    assert not (tmp_path / "new").exists()
