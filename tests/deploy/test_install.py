"""The installer, over a bundle of one tiny wheel and a program that notes how it is called; the real one takes minutes."""

import hashlib
import io
import os
import platform
import re
import socket
import subprocess
import sys
import tarfile
import threading
import zipfile

import pytest
from django.conf import settings
from django.core.management import get_commands

from config.bundle import complete

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
MANAGE = """
import os, sys
import tiny
print("CALLED", *sys.argv[1:], flush=True)
sys.exit(int(os.environ.get("FAILS", "0")))
"""


def make_bundle(folder, *, name, python=PYTHON, machine=None):
    """A whole bundle whose program says how it was called, or fails with FAILS=1."""
    (folder / "wheels").mkdir(parents=True)
    with zipfile.ZipFile(folder / "wheels" / "xianjie_tiny-1.0-py3-none-any.whl", "w") as wheel:
        about = "xianjie_tiny-1.0.dist-info"
        wheel.writestr("tiny.py", "")
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: xianjie-tiny\nVersion: 1.0\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(
            f"{about}/RECORD", f"tiny.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n"
        )
    with tarfile.open(folder / "source.tar", "w") as source:
        for path, text in {"manage.py": MANAGE, ".env.example": "# XIANJIE_LOG_FORMAT=json\n"}.items():
            member = tarfile.TarInfo(path)
            member.size = len(text)
            source.addfile(member, io.BytesIO(text.encode()))
    complete(folder, {"name": name, "python": python, "machine": machine or platform.machine()})
    return folder


def install(bundle, target, *options, **variables):
    done = subprocess.run(
        ["sh", str(bundle / "install.sh"), str(target), *options],
        env={**os.environ, "PYTHON": sys.executable, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def bundle(tmp_path):
    return make_bundle(tmp_path / "bundle", name="xianjie-1")


def script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def refused(bundle, target, *options, **variables):
    code, _, said = install(bundle, target, *options, **variables)
    assert code == 1
    return said


def test_an_old_python_is_refused(bundle, tmp_path):
    # Says that it is 3.9, and holds of no comparison that it is newer.
    old = script(tmp_path / "python3", "case $2 in *print*) echo 3.9 ;; *) exit 1 ;; esac")
    assert "Python 3.9 太旧" in refused(bundle, tmp_path / "site", PYTHON=old)
    assert not (tmp_path / "site").exists()


def test_another_python_or_machine_is_refused(tmp_path):
    other = make_bundle(tmp_path / "a", name="a", python="3.99")
    assert "是为 Python 3.99 做的" in refused(other, tmp_path / "site")
    other = make_bundle(tmp_path / "b", name="b", machine="s390x")
    assert "是为 s390x 做的" in refused(other, tmp_path / "site")
    assert "没有 Python" in refused(other, tmp_path / "site", PYTHON="/nowhere/python3")
    assert not (tmp_path / "site").exists()


def test_a_folder_in_use_is_refused_and_left_as_it_is(bundle, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "letter.txt").write_text("x")
    assert "不是空目录（有 letter.txt）" in refused(bundle, tmp_path / "site")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["letter.txt"]
    (tmp_path / "hidden" / ".ssh").mkdir(parents=True)
    assert "不是空目录（有 .ssh）" in refused(bundle, tmp_path / "hidden")
    # Names that an installation has do not make one.
    (tmp_path / "named" / "data").mkdir(parents=True)
    assert "不是空目录" in refused(bundle, tmp_path / "named")
    assert "不是目录" in refused(bundle, tmp_path / "site" / "letter.txt")


def test_a_bundle_that_was_altered_is_refused(bundle, tmp_path):
    with (bundle / "source.tar").open("ab") as source:
        source.write(b"x")
    assert "SHA256SUMS 不符" in refused(bundle, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_disk_that_is_nearly_full_is_told(bundle, tmp_path):
    (tmp_path / "bin").mkdir()
    script(tmp_path / "bin" / "df", "echo Filesystem; echo /dev/x 100000 99000 1000 99% /")
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    assert f"{tmp_path} 所在的磁盘空闲不足" in refused(bundle, tmp_path / "new" / "site", PATH=path)
    assert not (tmp_path / "new").exists()


def test_a_wheel_that_is_not_the_one_of_the_list_is_not_installed(bundle, tmp_path):
    """Whoever makes the digests of the whole anew has the list of wheels still against him."""
    (wheel,) = (bundle / "wheels").iterdir()
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("more.py", "")
    sums = bundle / "SHA256SUMS"
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    sums.write_text(re.sub(r"\w+(?=  wheels/)", digest, sums.read_text()))
    said = refused(bundle, tmp_path / "site")
    assert "程序没有装好" in said
    assert not (tmp_path / "site" / "current").exists()


def test_what_is_typed_wrong_is_told(bundle, tmp_path):
    assert "没有 --sample 这个选项" in refused(bundle, tmp_path / "site", "--sample")
    assert "--data 后面缺内容" in refused(bundle, tmp_path / "site", "--data")
    assert "只能给一个目标目录" in refused(bundle, tmp_path / "site", "more")
    assert "读不到设置文件" in refused(bundle, tmp_path / "site", "--settings", "/nowhere")


@pytest.fixture
def index(socket_enabled):
    """A package index that counts who asks it."""
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                asked.append(1)
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/simple", asked


def test_it_installs_and_comes_again_and_keeps_what_is_there(bundle, tmp_path, index):
    url, asked = index
    site = tmp_path / "a site"
    variables = {"PIP_INDEX_URL": url, "PIP_EXTRA_INDEX_URL": url}
    code, said, wrong = install(bundle, site, "--data", str(tmp_path / "data"), **variables)
    assert code == 0, wrong
    assert "CALLED quickstart --without-samples" in said
    assert "createsuperuser" in said
    assert os.readlink(site / "current") == "releases/xianjie-1"
    kept = (site / ".env").read_text()
    assert kept.splitlines() == ["XIANJIE_LOG_FORMAT=json", "", f"XIANJIE_DATA_DIR={tmp_path / 'data'}"]
    assert (site / ".env").stat().st_mode & 0o777 == 0o600
    assert (site / "current" / ".env").read_text() == kept
    done = subprocess.run([site / "manage", "check"], capture_output=True, text=True, check=True)
    assert done.stdout == "CALLED check\n"

    (tmp_path / "data" / "library").write_text("articles")
    later = make_bundle(tmp_path / "later", name="xianjie-2")
    code, said, wrong = install(later, site, FAILS="1", **variables)
    assert code == 1
    assert "升级数据库没有完成" in wrong
    assert os.readlink(site / "current") == "releases/xianjie-1"
    code, said, wrong = install(later, site, **variables)
    assert code == 0, wrong
    assert "CALLED upgrade\n" in said
    assert f"上一版还在 {site}/releases/xianjie-1" in said
    assert os.readlink(site / "current") == "releases/xianjie-2"
    assert (tmp_path / "data" / "library").read_text() == "articles"
    assert (site / ".env").read_text() == kept
    assert sorted(path.name for path in (site / "releases").iterdir()) == ["xianjie-1", "xianjie-2"]
    assert asked == []


def test_every_step_that_the_installer_names_is_there():
    text = (settings.BASE_DIR / "deploy" / "install.sh").read_text(encoding="utf-8")
    named = set(re.findall(r"current/(deploy/\w+|docs/\w+\.md)", text))
    assert {name for name in named if not (settings.BASE_DIR / name).exists()} == set()
    called = set(re.findall(r"/?manage (\w+)", text)) - {"help"}
    assert {"upgrade", "quickstart", "createsuperuser"} <= called <= set(get_commands())
