"""A disk that is full, under the database of SQLite and of PostgreSQL: readers go on, writers are told, nothing is half there.

The disk is a small one in memory, which root may mount; others run
`unshare --user --map-current-user --keep-caps --mount make test-cluster`.
"""

import ctypes
import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cluster.load import Load
from tests.cluster.postgres import ACCOUNT, DATABASE, wait_for
from tests.cluster.sites import PASSWORD, Sites, serving

MEGABYTES = 300
MEGABYTE = 1024 * 1024
_libc = ctypes.CDLL(None, use_errno=True)


@contextmanager
def small_disk(folder):
    options = f"size={MEGABYTES}m,mode=777".encode()
    if _libc.mount(b"tmpfs", bytes(folder), b"tmpfs", 0, options):
        pytest.skip(f"NO SMALL DISK COULD BE MADE: {os.strerror(ctypes.get_errno())} (see this module)")
    try:
        yield folder
    finally:
        _libc.umount2(bytes(folder), 2)


@contextmanager
def filled(disk):
    """Not a byte is left on it inside."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        size = MEGABYTE
        while size:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2
    try:
        yield
    finally:
        ballast.unlink()


@pytest.fixture
def disk():
    # Where whoever runs PostgreSQL finds the way, too.
    folder = Path(tempfile.mkdtemp(prefix="xianjie-disk-"))
    try:
        with small_disk(folder):
            yield folder
    finally:
        folder.rmdir()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, disk):
    """The address of a database whose tables stand on the disk."""
    if request.param == "sqlite":
        yield f"sqlite:///{disk / 'xianjie.sqlite3'}"
        return
    server = request.getfixturevalue("server")
    tables = disk / "tables"
    tables.mkdir()
    if os.geteuid() == 0:
        shutil.chown(tables, ACCOUNT, ACCOUNT)
    server.ask(f"CREATE TABLESPACE small LOCATION '{tables}'", database="postgres")
    server.ask(f"ALTER DATABASE {DATABASE} SET TABLESPACE small", database="postgres")
    yield server.url
    # Before the disk is taken away.
    server.stop()


def test_readers_go_on_writers_are_told_and_all_goes_on_when_there_is_room(database, disk, tmp_path):
    sites = Sites(tmp_path, database, "")
    sites.make()
    with serving(sites):
        wait_for(sites.answers, "the site")
        load = Load(sites.address, "admin", PASSWORD)
        with load.running():
            wait_for(lambda: all(load.written), "both writers")
            with filled(disk):
                wait_for(load.refused, "a form that finds no room")
                reads = load.reads()
                wait_for(lambda: load.reads() > reads + 30, "readers")
                full_until = time.monotonic()
            wait_for(lambda: written_after(load, full_until), "forms to be stored again")
        stored = sites.command(
            "shell",
            "-c",
            "from documents.models import Source; print(*(s.name for s in Source.objects.all()))",
        )
        print(
            f"\n{database.partition(':')[0]} on a full disk: {load.statuses()}, {len(load.accepted())} forms answered, "
            f"{len(load.accepted() - set(stored.split()))} lost"
        )
    assert set(load.statuses()["read"]) == {200}
    assert {each.status for each in load.refused()} == {503}
    assert all("磁盘写不进去" in each.text for each in load.refused())
    assert load.accepted() <= set(stored.split())
    # What was refused is not there, nor half.
    assert not {each.what for each in load.refused()} & set(stored.split())
    assert "一致" in sites.command("check_integrity")


def written_after(load, moment):
    return any(each.status == 302 and each.at > moment for log in load.written for each in log)
