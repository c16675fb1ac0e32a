"""Which version of the program this is: by the tag of its release."""

import subprocess
import tomllib
from functools import cache
from pathlib import Path

# What `git archive` puts the tag in the place of.
_PLACEHOLDER = "$Format"
_DESCRIBE = ("git", "describe", "--tags", "--match", "v[0-9]*")


@cache
def program_version(root: Path) -> str:
    """1.2.0 of v1.2.0, 1.2.0-3-gabc1234 of the third commit after it; what pyproject.toml names where nothing is tagged."""
    told = (root / "RELEASE").read_text("utf-8").strip()
    if told.startswith(_PLACEHOLDER):
        told = _described(root)
    if told:
        return told.removeprefix("v")
    version: str = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return version


def _described(root: Path) -> str:
    try:
        done = subprocess.run(_DESCRIBE, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        # No git on this machine.
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
