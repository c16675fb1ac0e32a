"""Make a package of the public base as it is at one moment, whole or as what has changed since an earlier one."""

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from documents.backup.snapshot import snapshot
from web.dataset.dictionary import SCHEMA, table_schema
from web.dataset.resources import RESOURCES, Part, names_of, parts_of
from web.dataset.versions import INDEX, Version, folder, version_of, whole_before
from web.dataset.writers import DatabaseWriter, Known, LinesWriter, TableWriter, digest_of

LABELS = {".jsonl.zip": "JSON Lines（每行一条，ZIP）", ".csv.zip": "CSV（ZIP）", ".sqlite": "SQLite 数据库"}
UNSAID = {"name": "notspecified", "title": "未声明；各篇文章的著作权归原作者和原发布单位"}
Progress = Callable[[int], object]


class NothingBeforeError(LookupError):
    """The message is Chinese and says what to do."""


def publish(*, since: date | None = None, progress: Progress = int) -> Version:
    """Publish the base as it stands; `since` a day only what has changed since the newest whole version of that day or
    before. `progress` is told of articles done."""
    with snapshot(of="default") as moment:
        return write(using=moment, since=since, progress=progress)


def write(*, using: str, since: date | None = None, progress: Progress = int) -> Version:
    before = None if since is None else whole_before(since)
    if since is not None and before is None:
        raise NothingBeforeError(f"{since} 或更早没有发布过全库，比不出变化。请先不带日期发布一次全库。")
    now = timezone.now().replace(microsecond=0)
    name = timezone.localtime(now).strftime("%Y%m%d-%H%M%S")
    folder().mkdir(parents=True, exist_ok=True)
    # Put in its place when it is whole: a job that is killed leaves nothing that looks like a version.
    with tempfile.TemporaryDirectory(dir=folder(), prefix=".") as aside:
        into = Path(aside) / name
        into.mkdir()
        stem = f"xianjie-{name}" + (f"-since-{before.name}" if before else "")
        writers = (LinesWriter(into, stem), TableWriter(into, stem), DatabaseWriter(into, stem))
        counts, removed = _fill(writers, using, before, progress)
        package = _package(name, now, before, counts, removed)
        files = [each.finish(package) for each in writers]
        told = {**_index(package), "files": [_file(path) for path in files]}
        (into / INDEX).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        shutil.move(into, folder() / name)
    version = version_of(name)
    assert version is not None  # noqa: S101 - it was just put there
    return version


def _fill(
    writers: tuple[LinesWriter, TableWriter, DatabaseWriter],
    using: str,
    before: Version | None,
    progress: Progress,
) -> tuple[Counter[str], list[int]]:
    """Write every row into every file; return how many a table has, and which articles are gone."""
    counts: Counter[str] = Counter({each.name: 0 for each in RESOURCES})
    database = writers[-1]

    def put(table: str, row: dict[str, Any]) -> None:
        counts[table] += 1
        for writer in writers:
            writer.write(table, row)

    for table, row in names_of(using):
        put(table, row)
    # Commits, as each part does: another connection reads the digests in the end.
    database.note_digests({})
    known = Known(before.database) if before else None
    for part in parts_of(using):
        for table, row in _changed(part, known):
            put(table, row)
        database.note_digests(part.digests)
        progress(len(part.digests))
    removed = known.gone(database.path) if known else []
    return counts, removed


def _changed(part: Part, known: Known | None) -> list[tuple[str, dict[str, Any]]]:
    """The rows of articles that differ from what is known, or of all."""
    fresh = {pk for pk, digest in part.digests.items() if known is None or not known.has(pk, digest)}
    return [
        (table, row)
        for table, rows in part.rows.items()
        for row in rows
        if row["id" if table == "articles" else "article_id"] in fresh
    ]


def _package(
    name: str, now: datetime, before: Version | None, counts: Counter[str], removed: list[int]
) -> dict[str, Any]:
    licence = settings.DATASET_LICENCE
    about = "各地巩固拓展脱贫攻坚成果同乡村振兴有效衔接的文章与举措；只有已发布的内容。"
    if before:
        about += f"这是 {before.name} 全库以来的变化：articles 里有的文章连同其中各条整篇替换，removed 里的文章删去。"
    return {
        "$schema": SCHEMA,
        "name": "xianjie",
        "title": "衔接库",
        "description": about,
        "version": name,
        "created": now.isoformat(),
        "licenses": [{"name": licence, "title": licence} if licence else UNSAID],
        "since": before.name if before else "",
        "removed": removed,
        "resources": [
            {
                "name": each.name,
                "title": each.title,
                "rows": counts[each.name],
                "schema": table_schema(each),
            }
            for each in RESOURCES
        ],
    }


def _index(package: dict[str, Any]) -> dict[str, Any]:
    """What the page of downloads says of it."""
    return {
        "version": package["version"],
        "created": package["created"],
        "since": package["since"],
        "licences": package["licenses"],
        "counts": {each["name"]: each["rows"] for each in package["resources"]},
    }


def _file(path: Path) -> dict[str, Any]:
    label = next(label for ending, label in LABELS.items() if path.name.endswith(ending))
    return {"name": path.name, "label": label, "bytes": path.stat().st_size, "sha256": digest_of(path)}
