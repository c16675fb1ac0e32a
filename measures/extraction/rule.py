"""What every rule is, whatever it finds: an id, a kind, a function to run and the module that describes it."""

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

VERSIONS_FILE = Path(__file__).parents[2] / "seeds" / "rule_versions.toml"
HOW_TO_RECORD = "python -m measures.extraction.versions"

Run = TypeVar("Run")


class Kind(Enum):
    """What a rule finds."""

    MARKER = "marker"
    """Signs that may open an item of a list: 一、, （一）, 一是."""
    LEAD = "lead"
    """Units of the outline that their first words head."""
    UNIT = "unit"
    """Other units of the outline that no marker opens."""
    MEASURE = "measure"
    FIGURE = "figure"
    TRANSITION = "transition"


@dataclass(frozen=True)
class Rule(Generic[Run]):
    """One rule. What `run` takes and returns is for its kind to say; `module` is the name of its module."""

    id: str
    kind: Kind
    run: Run
    module: str

    @property
    def docstring(self) -> str:
        """What the rule takes, with one positive and one near miss, as its module says."""
        return sys.modules[self.module].__doc__ or ""

    @property
    def version(self) -> str:
        """Eight hexadecimal digits that change with the code of the rule; raises LookupError where none is recorded."""
        try:
            return _recorded()[self.id]
        except KeyError:
            message = f"No version of the rule {self.id} is recorded: run {HOW_TO_RECORD}"
            raise LookupError(message) from None


@lru_cache(maxsize=1)
def _recorded() -> Mapping[str, str]:
    return read_versions(VERSIONS_FILE.read_text(encoding="utf-8"))


def read_versions(text: str) -> dict[str, str]:
    """`{rule id: version}` of the text of the file."""
    return {str(rule): str(version) for rule, version in tomllib.loads(text).items()}
