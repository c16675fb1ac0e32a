"""Rows ↔ JSON lines, alike whatever the database: a row backed up from SQLite reads the same as one from PostgreSQL.

Django's serializer is not used, for it cuts microseconds, and times of history must come back as they were.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.duration import duration_iso_string

# Sign-ins are not carried over: a stolen backup must open no session.
SIGN_INS = frozenset({"sessions.session"})
# The search tables follow from the articles and from the machine's own dictionary; see restoring.rebuild_index.
DERIVED = frozenset(
    {
        "documents.applieddictionary",
        "documents.articleindex",
        "documents.indexstate",
        "measures.measureindex",
    }
)

_ROWS_A_QUERY = 2000
_ROWS_A_QUERY_WITH_FILES = 8  # each may hold 25 MB


def stored_models() -> list[type[models.Model]]:
    """Return the model of every table that Django manages, many-to-many tables included, by label."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def backed_up_models() -> list[type[models.Model]]:
    return [model for model in stored_models() if model._meta.label_lower not in SIGN_INS | DERIVED]


def stored_fields(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def has_files(model: type[models.Model]) -> bool:
    return any(isinstance(field, models.BinaryField) for field in stored_fields(model))


def encoded_rows(
    model: type[models.Model], *, using: str, keep_file: Callable[[str, bytes], None]
) -> Iterator[bytes]:
    """Yield a line a row in the order of the primary key; bytes go to `keep_file` under their sha256."""
    names = [field.attname for field in stored_fields(model)]
    rows = model._base_manager.using(using).order_by("pk").values_list(*names)
    size = _ROWS_A_QUERY_WITH_FILES if has_files(model) else _ROWS_A_QUERY
    for row in rows.iterator(chunk_size=size):
        line = {name: encode(value, keep_file=keep_file) for name, value in zip(names, row, strict=True)}
        yield json.dumps(line, separators=(",", ":")).encode() + b"\n"


def encode(value: Any, *, keep_file: Callable[[str, bytes], None]) -> Any:
    """Return the value as JSON holds it; raise TypeError for a type that has no form here."""
    if value is None or isinstance(value, (bool, int, float, str, dict, list)):
        return value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, (bytes, memoryview)):
        content = bytes(value)
        digest = hashlib.sha256(content).hexdigest()
        keep_file(digest, content)
        return digest
    raise TypeError(f"no form in a backup for {type(value)}")


def decoded_row(model: type[models.Model], line: bytes, *, read_file: Callable[[str], bytes]) -> models.Model:
    """Return the row as an instance that is not saved; raise KeyError or ValueError where the line does not fit."""
    values = json.loads(line)
    fields = stored_fields(model)
    if set(values) != {field.attname for field in fields}:
        raise KeyError(f"columns of {model._meta.label_lower}")
    row = model()
    for field in fields:
        value = values[field.attname]
        if value is not None:
            is_file = isinstance(field, models.BinaryField)
            value = read_file(value) if is_file else field.to_python(value)
        setattr(row, field.attname, value)
    return row
