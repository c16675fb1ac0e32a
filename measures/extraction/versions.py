"""Versions of rules: short hashes of the code on which a rule's findings rest, recorded in seeds/rule_versions.toml.

`python -m measures.extraction.versions` records them anew; `--check` says which differ. What counts is the rule's own
module, the step that runs it, and all that these import from this package; comments, module docstrings and other
rules that the rule does not name itself do not count.
"""

import argparse
import ast
import hashlib
import re
import sys
from collections.abc import Set
from functools import cache
from pathlib import Path
from typing import Any

from measures.extraction.rule import HOW_TO_RECORD, VERSIONS_FILE, Kind, Rule, read_versions
from measures.extraction.rules import RULES

_PACKAGE = "measures.extraction"
_ROOT = Path(__file__).parents[2]
# Shapes: they find nothing. Listings count, for where two rules meet the earlier wins.
_NOT_COUNTED = frozenset({f"{_PACKAGE}.rule", f"{_PACKAGE}.spans"})
# Units of the outline become measures where `enumerated` takes them.
_OUTLINE_STEP = (f"{_PACKAGE}.outline.parser", f"{_PACKAGE}.finders.enumerated")
_STEPS = {
    Kind.MARKER: _OUTLINE_STEP,
    Kind.LEAD: _OUTLINE_STEP,
    Kind.UNIT: _OUTLINE_STEP,
    Kind.MEASURE: (f"{_PACKAGE}.finders",),
    Kind.FIGURE: (f"{_PACKAGE}.figures",),
    Kind.TRANSITION: (f"{_PACKAGE}.transitions",),
}
# How measures are cut, named and filed: changes here are told by one name of their own, so that `extract_measures --changed` sees them.
STEPS = "steps"
_PIPELINE = f"{_PACKAGE}.pipeline"
_COMMENT_LINE = re.compile(r"^\s*#.*\n", re.MULTILINE)


def present_versions(root: Path = _ROOT) -> dict[str, str]:
    """`{rule id: version}` of the code as it stands under `root`, and that of the steps on which no rule rests."""
    rests_on = {rule.id: _rests_on(root, rule) for rule in RULES}
    steps = _reached(root, {_PIPELINE}) - set[str]().union(*rests_on.values())
    return {name: _version(root, modules) for name, modules in {**rests_on, STEPS: steps}.items()}


def _version(root: Path, modules: set[str]) -> str:
    digest = hashlib.sha256()
    for module in sorted(modules):
        digest.update(_code(root, module).encode())
    return digest.hexdigest()[:8]


def _rests_on(root: Path, rule: Rule[Any]) -> set[str]:
    """The names of the modules that count for `rule`."""
    others = {other.module for other in RULES} - {rule.module} - _imports(root, rule.module)
    return _reached(root, {rule.module, *_STEPS[rule.kind]}, without=others)


def _reached(root: Path, modules: set[str], without: Set[str] = frozenset()) -> set[str]:
    """The modules and all that they import from this package, at whatever remove."""
    reached: set[str] = set()
    waiting = set(modules)
    while waiting:
        module = waiting.pop()
        reached.add(module)
        waiting |= _imports(root, module) - reached - without - _NOT_COUNTED
    return reached


@cache
def _imports(root: Path, module: str) -> frozenset[str]:
    """The modules of this package that a module names in its imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(_source(root, module))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(_PACKAGE):
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(name for name in names if _path(root, name).exists())


@cache
def _code(root: Path, module: str) -> str:
    """The source without comment lines and without the docstring of the module."""
    source = _source(root, module)
    first = ast.parse(source).body[:1]
    if first and isinstance(first[0], ast.Expr) and isinstance(first[0].value, ast.Constant):
        source = "".join(source.splitlines(keepends=True)[first[0].end_lineno or 0 :])
    return _COMMENT_LINE.sub("", source)


def _source(root: Path, module: str) -> str:
    return _path(root, module).read_text(encoding="utf-8")


def _path(root: Path, module: str) -> Path:
    path = root / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def differing() -> list[str]:
    """The ids whose recorded version is not that of the code, or that are recorded and no rule bears."""
    recorded = read_versions(VERSIONS_FILE.read_text(encoding="utf-8"))
    present = present_versions()
    return sorted(rule for rule in recorded | present if recorded.get(rule) != present.get(rule))


def record() -> None:
    lines = (f'"{rule}" = "{version}"\n' for rule, version in sorted(present_versions().items()))
    VERSIONS_FILE.write_text("".join(lines), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a version differs")
    if not parser.parse_args().check:
        record()
        return 0
    changed = differing()
    if changed:
        sys.stderr.write(f"Changed rules without a new version: {', '.join(changed)}. Run {HOW_TO_RECORD}\n")
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main())
