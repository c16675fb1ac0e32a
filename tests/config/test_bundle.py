"""What goes into the archive: a running site's packages for one machine and Python, by the hashes of the lock."""

import argparse
import hashlib
import tarfile

import pytest
from django.conf import settings
from packaging.requirements import Requirement

from config import bundle

LOCK = """\
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:ab
    # via xianjie
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:bb
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:cc
Some_Name==1.0 \\
    --hash=sha256:dd
"""


def machine(name="x86_64", python="3.11"):
    return bundle.target(argparse.Namespace(machine=name, python=python))


@pytest.mark.parametrize(
    ("python", "entry"),
    [
        ("3.11", "numpy==2.4.6 --hash=sha256:aa --hash=sha256:ab"),
        ("3.13", "numpy==2.5.5 --hash=sha256:bb"),
    ],
)
def test_of_several_versions_the_one_for_that_python_is_taken(python, entry):
    entries = bundle.read_lock(LOCK, machine(python=python))
    assert entries == {"numpy": entry, "some-name": "some-name==1.0 --hash=sha256:dd"}


def test_nothing_of_the_workshop_goes_along_and_nothing_of_a_site_is_missing():
    lock = bundle.read_lock((settings.BASE_DIR / "requirements.lock").read_text(encoding="utf-8"), machine())
    found = bundle.needed(lock, machine())
    assert {
        "django",
        "jieba",
        "numpy",
        "rjieba",
        "onnxruntime",
        "mcp",
        "authlib",
        "python-cas",
        "distributed",
        "requests",
        "sqlparse",
        "asgiref",
    } <= set(found)
    assert not {"pytest", "ruff", "mypy", "playwright", "scikit-learn", "colorama"} & set(found)
    assert all(" --hash=sha256:" in entry for entry in found.values())
    for entry in found.values():
        assert Requirement(entry.split(" --hash")[0]).specifier


def test_what_the_lock_does_not_know_is_missed():
    lock = bundle.read_lock((settings.BASE_DIR / "requirements.lock").read_text(encoding="utf-8"), machine())
    del lock["sqlparse"]
    with pytest.raises(KeyError, match="sqlparse"):
        bundle.needed(lock, machine())


def test_markers_are_decided_for_the_machine_that_is_installed_on():
    # It asks for a backport on old Pythons alone, and for more with an extra.
    assert not any("async" in each for each in bundle.asked_by("django", frozenset(), machine()))
    with_extra = set(bundle.asked_by("django", frozenset({"bcrypt"}), machine()))
    assert {Requirement(each).name for each in with_extra} == {"asgiref", "sqlparse", "bcrypt"}


def test_the_archive_tells_the_digest_of_all_that_it_holds(tmp_path):
    folder = tmp_path / "xianjie-1"
    (folder / "wheels").mkdir(parents=True)
    (folder / "wheels" / "some_name-1.0-py3-none-any.whl").write_bytes(b"wheel")
    (folder / "source.tar").write_bytes(b"source")
    bundle.complete(folder, {"name": "xianjie-1", "python": "3.11"})
    digest = hashlib.sha256(b"wheel").hexdigest()
    assert (folder / "wheels.txt").read_text() == f"some-name==1.0 --hash=sha256:{digest}\n"
    told = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(told) == present - {"SHA256SUMS"}
    assert told["wheels/some_name-1.0-py3-none-any.whl"] == digest
    bundle.pack(folder, tmp_path / "a.tar.gz", 1_700_000_000)
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        members = {each.name: each for each in archive.getmembers()}
    assert {each.mtime for each in members.values()} == {1_700_000_000}
    assert members["xianjie-1/install.sh"].mode == 0o755
