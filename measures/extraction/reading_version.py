"""Which reading this is: one short name for all the rules and models that an article is read with."""

import hashlib
from functools import lru_cache
from pathlib import Path

from measures.extraction.rule import VERSIONS_FILE

MODELS = Path(__file__).parents[2] / "seeds" / "models"


@lru_cache(maxsize=1)
def reading_version() -> str:
    """Twelve hex digits that change with any rule's recorded version and with any model file.

    A model is told by the TOML beside it, which holds its digest. Words that curators teach do not count: they are
    in force at once and have a command of their own.
    """
    digest = hashlib.sha256(VERSIONS_FILE.read_bytes())
    for path in sorted(MODELS.glob("*.toml")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
