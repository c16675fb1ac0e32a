"""A backup put back beside the site, and compared: whether it would be of use on the day it is needed.

The program runs as on an empty machine, in a process of its own on an SQLite file that is deleted afterwards: tables are made,
the backup is restored into them, the library is checked, and a second backup is made of it. What was lost or altered on the
way shows as a member that differs. The site's own database is not touched.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from documents.backup.container import BackupError, Manifest, verify
from documents.backup.resting import FILES, elsewhere_in
from documents.backup.writing import seal_key


def rehearse(path: Path, *, trusts_unsealed: bool = False) -> Manifest:
    """Return the manifest of a backup that came back whole; raise BackupError where it does not."""
    manifest = verify(path, key=seal_key(), trusts_unsealed=trusts_unsealed)
    with tempfile.TemporaryDirectory(prefix="xianjie-rehearsal-") as folder:
        database, again = Path(folder) / "restored.sqlite3", Path(folder) / "again.backup"
        trust = ["--trust-unsealed"] if trusts_unsealed else []
        _run(
            database,
            ["migrate"],
            ["restore", str(path.resolve()), *trust],
            ["check_integrity"],
            ["backup", str(again)],
        )
        _refuse_differences(path, manifest, verify(again, key=seal_key()))
    return manifest


def _run(database: Path, *commands: list[str]) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "XIANJIE_DATA_DIR": str(settings.DATA_DIR),
        "XIANJIE_SECRET_KEY": settings.SECRET_KEY,
    }
    done = subprocess.run(  # noqa: S603 - our own commands on a file of ours
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "in_turn", *map(json.dumps, commands)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"退出码 {done.returncode}"]
        (failed,) = done.stdout.split()[-1:] or commands[0][:1]
        raise BackupError(
            f"试恢复在 {failed} 这一步没有成功（{said[-1]}）。网站的数据库未动；请另做一份备份再验证。"
        )


def _refuse_differences(path: Path, manifest: Manifest, again: Manifest) -> None:
    members = manifest.members | {
        # Its size stands in the backup that holds it; the digest says all.
        f"{FILES}{file}": {**again.members.get(f"{FILES}{file}", {}), "sha256": file}
        for told in elsewhere_in(path, manifest.facts).values()
        for file in told["files"]
    }
    names = members.keys() | again.members.keys()
    differing = sorted(name for name in names if members.get(name) != again.members.get(name))
    if differing:
        raise BackupError(
            f"{path}：试恢复之后有 {len(differing)} 项与备份不同（如 {differing[0]}）。这份备份不能放心使用，请另做一份再验证。"
        )
