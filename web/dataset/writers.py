"""The files of a package, written row by row: JSON Lines and CSV in ZIPs, and SQLite. Nothing of them is held in memory."""

import csv
import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from web.dataset.dictionary import columns_of
from web.dataset.resources import RESOURCES
from web.files.csv import safe
from web.files.sheet import writable

Package = dict[str, Any]
MANIFEST = "datapackage.json"
SQL_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


class Writer(Protocol):
    def write(self, table: str, row: Mapping[str, Any]) -> None: ...

    def finish(self, package: Package) -> Path:
        """Write the description, too; return the file."""


class LinesWriter:
    """A file a table with a JSON object a line."""

    extension, media_type = "jsonl", "application/x-ndjson"

    def __init__(self, folder: Path, stem: str) -> None:
        self.path = folder / f"{stem}.{self.extension}.zip"
        self.aside = {each.name: folder / f"{each.name}.{self.extension}" for each in RESOURCES}
        self.files = {
            name: path.open("w", encoding="utf-8", newline="\n") for name, path in self.aside.items()
        }

    def write(self, table: str, row: Mapping[str, Any]) -> None:
        self.files[table].write(f"{json.dumps(row, ensure_ascii=False)}\n")

    def finish(self, package: Package) -> Path:
        for file in self.files.values():
            file.close()
        told = {**package, "resources": [self._told(each) for each in package["resources"]]}
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))
            for path in self.aside.values():
                archive.write(path, path.name)
                path.unlink()
        return self.path

    def _told(self, resource: Package) -> Package:
        path = self.aside[resource["name"]]
        return {
            **resource,
            "path": path.name,
            "format": self.extension,
            "mediatype": self.media_type,
            "encoding": "utf-8",
            "bytes": path.stat().st_size,
            "hash": f"sha256:{digest_of(path)}",
        }


class TableWriter(LinesWriter):
    """A table a file, for spreadsheets: what has parts stands as JSON in its cell, what Excel would run is disarmed."""

    extension, media_type = "csv", "text/csv"

    def __init__(self, folder: Path, stem: str) -> None:
        super().__init__(folder, stem)
        self.writers = {}
        for each in RESOURCES:
            names = list(each.kind.model_fields)
            self.writers[each.name] = csv.DictWriter(self.files[each.name], names)
            self.writers[each.name].writeheader()

    def write(self, table: str, row: Mapping[str, Any]) -> None:
        self.writers[table].writerow({name: _cell(value) for name, value in row.items()})


class DatabaseWriter:
    """A SQLite file with the same tables, a table `_columns` that describes them, `_package`, and `_digests` of articles,
    by which a later package tells what has changed."""

    def __init__(self, folder: Path, stem: str) -> None:
        self.path = folder / f"{stem}.sqlite"
        self.base = sqlite3.connect(self.path)
        self.base.execute("PRAGMA journal_mode=OFF")
        self.base.execute("CREATE TABLE _package (name TEXT PRIMARY KEY, value TEXT)")
        self.base.execute('CREATE TABLE _columns ("table" TEXT, name TEXT, type TEXT, description TEXT)')
        self.base.execute("CREATE TABLE _digests (article_id INTEGER PRIMARY KEY, digest TEXT)")
        self.inserts = {}
        for each in RESOURCES:
            columns = columns_of(each.kind)
            told = ", ".join(
                f'"{column["name"]}" {SQL_TYPES.get(column["type"], "TEXT")}' for column in columns
            )
            self.base.execute(f'CREATE TABLE {each.name} ({told}, PRIMARY KEY ("{each.key}"))')
            places = ", ".join("?" * len(columns))
            self.inserts[each.name] = f"INSERT INTO {each.name} VALUES ({places})"  # noqa: S608 - our own names
            self.base.executemany(
                "INSERT INTO _columns VALUES (?, ?, ?, ?)",
                [(each.name, column["name"], column["type"], column["description"]) for column in columns],
            )

    def write(self, table: str, row: Mapping[str, Any]) -> None:
        self.base.execute(self.inserts[table], [_stored(value) for value in row.values()])

    def note_digests(self, digests: Mapping[int, str]) -> None:
        self.base.executemany("INSERT INTO _digests VALUES (?, ?)", digests.items())
        self.base.commit()

    def finish(self, package: Package) -> Path:
        told = {
            name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for name, value in package.items()
        }
        self.base.executemany("INSERT INTO _package VALUES (?, ?)", told.items())
        for each in RESOURCES:
            for column, *_ in each.links:
                self.base.execute(f'CREATE INDEX "{each.name}_{column}" ON {each.name} ("{column}")')
        self.base.commit()
        self.base.close()
        return self.path


class Known:
    """The articles of an earlier package, by its digests; read from its file one at a time."""

    def __init__(self, path: Path) -> None:
        self.base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def has(self, pk: int, digest: str) -> bool:
        row = self.base.execute("SELECT digest FROM _digests WHERE article_id = ?", [pk]).fetchone()
        return row is not None and row[0] == digest

    def gone(self, now: Path) -> list[int]:
        """Articles that it holds and the package in `now` does not name any more."""
        with closing(self.base.cursor()) as cursor:
            cursor.execute("ATTACH DATABASE ? AS later", [f"file:{now}?mode=ro"])
            cursor.execute("SELECT article_id FROM _digests EXCEPT SELECT article_id FROM later._digests")
            return [pk for (pk,) in cursor.fetchall()]

    def close(self) -> None:
        self.base.close()


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return safe(writable(value)) if isinstance(value, str) else value


def _stored(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
