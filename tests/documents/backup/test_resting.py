"""Backups that hold only the files that earlier ones beside them do not: the chain comes back whole, or says what is missing."""

import zipfile

import pytest
from django.core.management import CommandError, call_command

from documents.backup import series
from documents.backup.container import BackupError, verify
from documents.backup.restoring import restore_backup
from documents.backup.series import back_up_in_series, proven_in
from documents.backup.writing import seal_key
from documents.models import SourceFile
from tests.factories import make_source_file

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.own_world]
CONTENTS = [bytes([number]) * 500 for number in range(4)]


@pytest.fixture
def days(monkeypatch):
    """A name a day for what is backed up."""
    stamps = iter(f"2026010{day}-023000" for day in range(1, 10))

    class Day:
        @staticmethod
        def localtime():
            return Stamp(next(stamps))

    class Stamp(str):
        __slots__ = ()

        def __format__(self, how):
            return str(self)

    monkeypatch.setattr(series, "timezone", Day)


def good(path):
    verify(path, key=seal_key())


def files_in(path):
    with zipfile.ZipFile(path) as archive:
        return sum(name.startswith("files/") for name in archive.namelist())


@pytest.fixture
def chain(days, tmp_path):
    """Three backups of three days, on each of which one file came in."""
    for content in CONTENTS[:3]:
        make_source_file(content)
        back_up_in_series(tmp_path, keep=9, whole_every=3, prove=good)
    return proven_in(tmp_path)


def test_a_file_goes_in_once_and_comes_back_from_wherever_it_stands(chain, scratch):
    assert [files_in(path) for path in chain] == [1, 1, 1]
    restore_backup(chain[2], using=scratch)
    restored = SourceFile.objects.using(scratch).order_by("pk")
    assert [bytes(each.content) for each in restored] == CONTENTS[:3]


def test_every_third_is_whole_again(chain, tmp_path):
    make_source_file(CONTENTS[3])
    back_up_in_series(tmp_path, keep=9, whole_every=3, prove=good)
    assert files_in(proven_in(tmp_path)[-1]) == 4


def test_what_others_rest_on_is_kept(chain, tmp_path):
    done = back_up_in_series(tmp_path, keep=2, whole_every=9, prove=good)
    # The first holds a file, the second too; both are older than the two that are asked for.
    assert done.dropped == []
    done = back_up_in_series(tmp_path, keep=1, prove=good)
    assert proven_in(tmp_path) == [done.backup.path]


def test_without_what_it_rests_on_nothing_is_restored(chain, scratch):
    chain[0].rename(chain[0].with_name("elsewhere"))
    with pytest.raises(BackupError, match=f"{chain[0].name} 里，它不在同一目录"):
        restore_backup(chain[2], using=scratch)
    assert not SourceFile.objects.using(scratch).exists()


def test_another_one_in_its_place_is_refused(chain, scratch):
    chain[0].write_bytes(chain[1].read_bytes())
    with pytest.raises(BackupError, match="不是当初那一份"):
        restore_backup(chain[2], using=scratch)


def test_a_newest_that_is_damaged_is_not_rested_on(chain, tmp_path):
    chain[2].write_bytes(chain[2].read_bytes()[:-1])
    back_up_in_series(tmp_path, keep=9, whole_every=9, prove=good)
    assert files_in(proven_in(tmp_path)[-1]) == 3


def test_a_second_place_gets_what_it_rests_on(chain, tmp_path):
    second = tmp_path / "second"
    second.mkdir()
    back_up_in_series(tmp_path, keep=9, also=second, whole_every=9, prove=good)
    assert [path.name for path in proven_in(second)] == [path.name for path in proven_in(tmp_path)]


def test_it_is_a_matter_of_series(tmp_path):
    with pytest.raises(CommandError, match="--keep"):
        call_command("backup", str(tmp_path / "a.backup"), "--whole-every", "7")
