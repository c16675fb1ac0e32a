"""The units of systemd: loaded by systemd itself, over an installation that is this checkout."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from tests.programs import PROGRAMS, found, missing, needs

UNITS = settings.BASE_DIR / "deploy" / "systemd"
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
TIMERS = sorted(path.name for path in UNITS.glob("*.timer"))
PYTHON = "/opt/xianjie/current/.venv/bin/python"
# Tenths of what systemd counts as exposure, from 0 to 100; what a web server needs leaves 15.
MOST_EXPOSURE = 20


@pytest.fixture
def analyze(tmp_path):
    """systemd-analyze over copies whose program is here; a template is looked at by one of its names."""
    for path in UNITS.rglob("*.*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8").replace(PYTHON, sys.executable)
            copy = tmp_path / path.relative_to(UNITS)
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(text.replace("/opt/xianjie/current", str(settings.BASE_DIR)), encoding="utf-8")

    def run(*arguments, change=None):
        if change is not None:
            name, old, new = change
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert old in text
            (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")
        return subprocess.run(
            [found("systemd-analyze"), *arguments],
            cwd=tmp_path,
            env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@needs("systemd-analyze")
def test_a_wrong_unit_would_be_found(analyze):
    done = analyze(
        "verify", "--man=no", "./xianjie-site.service", change=("xianjie-site.service", "RestartSec", "Rest")
    )
    assert "'Rest' in section" in done.stderr
    done = analyze(
        "verify", "--man=no", "./xianjie-gather.timer", change=("xianjie-gather.timer", "hourly", "daly")
    )
    assert "Failed to parse calendar specification" in done.stderr


@needs("systemd-analyze")
def test_systemd_takes_every_unit(analyze):
    done = analyze("verify", "--man=no", *(f"./{name}" for name in SERVICES + TIMERS))
    assert (done.returncode, done.stderr) == (0, "")


@needs("systemd-analyze")
def test_no_service_may_do_more_than_it_needs(analyze):
    for name in SERVICES:
        arguments = ("security", "--offline=true", "--no-pager", f"--threshold={MOST_EXPOSURE}", f"./{name}")
        done = analyze(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr


def lines(name, key):
    return re.findall(rf"^{key}=(.*)$", (UNITS / name).read_text(encoding="utf-8"), re.M)


def test_every_timer_starts_what_is_there():
    started = [unit for name in TIMERS for unit in lines(name, "Unit")]
    assert len(started) == len(TIMERS)
    for unit in started:
        assert re.sub("@.*[.]", "@.", unit) in SERVICES
    commands = {re.search("@(.*)[.]", unit)[1] for unit in started if "@" in unit}
    assert commands == {"send_digests", "prune_log", "gather"}
    assert commands <= set(get_commands())


@pytest.mark.parametrize("name", [name for name in SERVICES if "@" not in name])
def test_what_a_service_runs_can_be_called_so(name):
    (line,) = lines(name, "ExecStart")
    program, *arguments = shlex.split(line.replace("$ALSO", "--also /mnt/backup"))
    assert program == PYTHON
    if arguments[0] == "-m":
        assert (settings.BASE_DIR / f"{arguments[1].replace('.', '/')}.py").exists()
        return
    script, command, *options = arguments
    assert Path(settings.BASE_DIR / script).exists()
    app = get_commands()[command]
    load_command_class(app, command).create_parser(script, command).parse_args(options)


def test_everybody_who_needs_a_program_is_told_its_package():
    """A machine that has none of them leaves tests out by name; ours installs them first."""
    script = (settings.BASE_DIR / ".ci" / "run").read_text(encoding="utf-8")
    for name, package in PROGRAMS.items():
        assert f"{name}:{package}" in script


def test_a_program_that_is_missing_is_left_out_by_name(monkeypatch):
    monkeypatch.setitem(PROGRAMS, "xianjie-no-such-program", "xianjie-no-such-package")
    assert "xianjie-no-such-program" in missing()
    mark = needs("xianjie-no-such-program").mark
    assert mark.args == (True,)
    assert "apt install xianjie-no-such-package" in mark.kwargs["reason"]
    # What stands on the path is run.
    monkeypatch.setitem(PROGRAMS, "sh", "dash")
    assert needs("sh").mark.args == (False,)
