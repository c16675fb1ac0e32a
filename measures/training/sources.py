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
CORPUS, SEEDS, SAMPLES = "gold/corpus.json", "gold/seeds.json", "gold/samples.json"
_TEXTS = {CORPUS: "corpus/texts", SEEDS: "seeds", SAMPLES: "samples"}


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

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def lines(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a file of one JSON object a line."""
        yield from map(json.loads, self.text(name).splitlines())

    def gold(self, name: str) -> list[dict[str, Any]]:
        """The annotated texts of one file of gold."""
        read: list[dict[str, Any]] = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return read

    def text_of(self, gold: str, file: str) -> Path:
        """Where the text that an annotation speaks of stands, as it was served."""
        return self.folder / _TEXTS[gold] / file

    def digest(self, name: str) -> str:
        return hashlib.sha256((self.folder / name).read_bytes()).hexdigest()
