"""The one place that knows which databases there are."""

from importlib import import_module
from types import ModuleType

from django.db import connection

_MODULES = {
    "sqlite": "documents.search.backends.sqlite",
    "postgresql": "documents.search.backends.postgresql",
}


def backend(vendor: str = "") -> ModuleType:
    """The module that finds rows in the index of this database; raises NotImplementedError for others.

    Both modules offer the same functions, which the contract suite (tests/documents/search) holds them to:
    install, remove, candidates, match, postings, texts, membership, place.
    """
    vendor = vendor or connection.vendor
    if vendor not in _MODULES:
        raise NotImplementedError(f"检索只支持 SQLite 与 PostgreSQL，不支持 {vendor}。")
    return import_module(_MODULES[vendor])


def install(table):
    """An operation of a migration: make the vendor's index over a side table."""
    return lambda apps, schema_editor: backend(schema_editor.connection.vendor).install(schema_editor, table)


def remove(table):
    return lambda apps, schema_editor: backend(schema_editor.connection.vendor).remove(schema_editor, table)
