"""The packages that were published, as they lie on the disk, the newest first."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

INDEX = "package.json"
_NAME = re.compile(r"\d{8}-\d{6}")


@dataclass(frozen=True)
class PackageFile:
    name: str
    label: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Version:
    """`since` names the version that a delta changes; "" where it is whole."""

    name: str
    created: datetime
    since: str
    counts: dict[str, int]
    files: tuple[PackageFile, ...]
    licence: str

    @property
    def folder(self) -> Path:
        return folder() / self.name

    @property
    def database(self) -> Path:
        return next(self.folder / each.name for each in self.files if each.name.endswith(".sqlite"))

    def file(self, name: str) -> Path | None:
        return next((self.folder / each.name for each in self.files if each.name == name), None)


def folder() -> Path:
    return Path(settings.DATA_DIR) / "datasets"


def versions() -> list[Version]:
    paths = sorted(folder().glob(f"*/{INDEX}"), reverse=True)
    return [_read(path) for path in paths if _NAME.fullmatch(path.parent.name)]


def version_of(name: str) -> Version | None:
    path = folder() / name / INDEX
    return _read(path) if _NAME.fullmatch(name) and path.is_file() else None


def whole_before(day: date) -> Version | None:
    """The newest whole version of that day or before."""
    return next((each for each in versions() if not each.since and localdate(each.created) <= day), None)


def _read(path: Path) -> Version:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Version(
        name=told["version"],
        created=datetime.fromisoformat(told["created"]),
        since=told["since"],
        counts=told["counts"],
        files=tuple(PackageFile(**each) for each in told["files"]),
        licence=told["licences"][0]["title"],
    )
