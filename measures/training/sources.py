"""The texts and labels to learn from, in the shared folder of inputs."""

import gzip
import hashlib
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NEWS = "corpus/news.txt.xz"
UNLABELLED = "corpus/unlabelled.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Sources:
    """Reads the files of one folder, named by their paths inside it."""

    folder: Path

    def news(self) -> Iterator[str]:
        """One text a line."""
        with lzma.open(self.folder / NEWS, "rt", encoding="utf-8") as lines:
            yield from lines

    def unlabelled(self) -> Iterator[dict[str, Any]]:
        """`{"doc", "kind", "text"}` a text."""
        with gzip.open(self.folder / UNLABELLED, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    def digest(self, name: str) -> str:
        return hashlib.sha256((self.folder / name).read_bytes()).hexdigest()
