"""The version of the program follows the tags of its releases, in a checkout and in an archive made of it."""

import shutil
import subprocess
import tarfile

import pytest
from django.conf import settings

from documents.program import program_version

FILES = ("RELEASE", ".gitattributes", "pyproject.toml")


@pytest.fixture
def checkout(tmp_path):
    """A commit that nothing tags, and what runs git there."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in FILES:
        shutil.copy(settings.BASE_DIR / name, folder)
    (folder / "pyproject.toml").write_text('[project]\nversion = "0.9"\n', "utf-8")

    def git(*arguments):
        who = ("-c", "user.name=n", "-c", "user.email=n@example.cn")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    return folder, git


def test_where_nothing_is_tagged_it_is_that_of_the_project(checkout):
    folder, git = checkout
    git("tag", "trial")
    assert program_version(folder) == "0.9"


def test_without_git_it_is_that_of_the_project(checkout, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert program_version(checkout[0]) == "0.9"


def test_a_release_is_called_by_its_tag_and_what_follows_by_its_distance(checkout):
    folder, git = checkout
    git("tag", "v1.2.0")
    assert program_version(folder) == "1.2.0"
    git("commit", "--allow-empty", "-m", "second")
    program_version.cache_clear()
    assert program_version(folder).startswith("1.2.0-1-g")


def test_an_archive_keeps_the_tag(checkout, tmp_path):
    _, git = checkout
    git("tag", "v1.2.0")
    git("archive", "--output", str(tmp_path / "source.tar"), "HEAD")
    with tarfile.open(tmp_path / "source.tar") as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    assert program_version(tmp_path / "unpacked") == "1.2.0"
