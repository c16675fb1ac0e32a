"""Migrations run nothing that changes after them: with one list of migrations, two databases have the same tables."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = {path.parent.name for path in ROOT.glob("*/__init__.py")}
MIGRATIONS = sorted(path for name in OURS for path in ROOT.glob(f"{name}/**/migrations/[0-9]*.py"))
# What imports by a name that is put together at run time.
IMPORTERS = {"import_module", "import_string", "__import__"}


def live_code(source: str) -> list[str]:
    """What a migration takes from our packages, or may take from anywhere."""
    return [name for node in ast.walk(ast.parse(source)) for name in taken_by(node)]


def taken_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if is_ours(alias.name))
    elif isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        if node.level or is_ours(module):
            yield module
        yield from (alias.name for alias in node.names if alias.name in IMPORTERS)
    elif isinstance(node, ast.Attribute) and node.attr in IMPORTERS:
        yield node.attr
    elif isinstance(node, ast.Name) and node.id == "__import__":
        yield node.id


def is_ours(module: str) -> bool:
    return module.partition(".")[0] in OURS


@pytest.mark.parametrize(
    "source",
    [
        "from django.db import migrations, models",
        "import simple_history.models",
        "Article = apps.get_model('documents', 'Article')",
        "dependencies = [('documents', '0001_initial')]",
    ],
)
def test_what_never_changes_is_allowed(source):
    assert live_code(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "from documents.search.backends import install",
        "def forwards(apps, editor):\n    import measures.roles",
        "from . import roles",
        "from .roles import grant",
        "from importlib import import_module",
        "import importlib\nimportlib.import_module('measures.migrations.0003_roles')",
        "__import__('documents')",
        "from django.utils.module_loading import import_string",
    ],
)
def test_live_code_is_seen(source):
    assert live_code(source)


def test_the_packages_with_migrations_are_walked():
    assert {path.relative_to(ROOT).parts[0] for path in MIGRATIONS} >= {"documents", "measures", "regions"}


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_migrations_run_no_live_code(path):
    assert live_code(path.read_text(encoding="utf-8")) == []
