"""Programs of the system that some tests run: what is not installed is left out by name (tests.run_suite), and nothing else."""

import os
import shutil

import pytest

# By the Debian package that brings each.
PROGRAMS = {
    "nginx": "nginx-light",
    "haproxy": "haproxy",
    "systemd-analyze": "systemd",
    "soffice": "libreoffice-writer-nogui",
    "antiword": "antiword",
}


def found(name: str) -> str | None:
    """Where it is; what administrators run stands on the path of few others."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def chromium() -> str | None:
    """Debian's Chromium; its shell without windows, where installed, opens a page for a quarter of the processor time."""
    return found("chromium-headless-shell") or found("chromium")


def missing() -> list[str]:
    return [name for name in PROGRAMS if found(name) is None]


def needs(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(found(name) is None, reason=f"no {name} (apt install {PROGRAMS[name]})")
