"""Writes models so that the same data gives the same bytes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from documents.search.tokenizer import shipped_fingerprint
from documents.text.model_files import Arrays, load_facts
from measures.training.sources import Sources

Facts = Mapping[str, str | int | float]


def write_model(
    name: str,
    arrays: Arrays,
    folder: Path,
    *,
    method: str,
    sources: Sources,
    data: Iterable[str],
    figures: Facts,
) -> Path:
    """Write the arrays and the TOML beside them; `data` names the files of `sources` that it was learned from."""
    path = folder / f"{name}.npz"
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(path, allow_pickle=False, **{key: np.ascontiguousarray(arrays[key]) for key in sorted(arrays)})
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    head = {
        "file": path.name,
        "sha256": sha256,
        "trained_on": _date(name, folder, sha256),
        "tokenizer": shipped_fingerprint(),
        "method": method,
    }
    tables: dict[str, Facts] = {
        "data": {name: sources.digest(name) for name in data},
        "figures": dict(figures),
    }
    lines = [_line(key, value) for key, value in head.items()]
    for title, table in tables.items():
        lines += ["", f"[{title}]", *(_line(key, value) for key, value in table.items())]
    (folder / f"{name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _date(name: str, folder: Path, sha256: str) -> str:
    """The day these bytes were first made: training again to the same bytes changes nothing."""
    try:
        before = load_facts(name, folder)
    except FileNotFoundError:
        before = {}
    if before.get("sha256") == sha256:
        return str(before["trained_on"])
    return datetime.now(UTC).date().isoformat()


def _line(key: str, value: str | float) -> str:
    name = key if key.replace("_", "").isalnum() else json.dumps(key)
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"
