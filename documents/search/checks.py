"""System checks of the search index; run with the database by `migrate` and `check --database default`."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import DatabaseError

from documents.search.models.state import IndexState
from documents.search.models.token_row import TokenRow
from documents.search.query_log import token_rows
from documents.search.tokenizer import fingerprint
from documents.search.vocabulary import dictionary_in_force


@checks.register(checks.Tags.database)
def index_is_current(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """documents.W001: the index was cut by another tokenizer or dictionary than the one in force; W002: it is not built."""
    if not databases:
        return []
    try:
        dictionary_in_force()
        stale = list(IndexState.objects.exclude(fingerprint=fingerprint()).values_list("pk", flat=True))
        unbuilt = [row._meta.db_table for row in token_rows() if is_unbuilt(row)]
    except DatabaseError:
        # Before the first migrate there is no table to ask.
        return []
    found = [
        checks.Warning(
            f"检索索引 {table} 是用另一版词典或分词程序建立的。",
            hint="运行 python manage.py rebuild_search_index 重建；重建期间照常可用。",
            id="documents.W001",
        )
        for table in stale
    ]
    return found + [
        checks.Warning(
            f"检索索引 {table} 还没有建立，检索不到任何内容。",
            hint="运行 python manage.py rebuild_search_index 建立。",
            id="documents.W002",
        )
        for table in unbuilt
    ]


def is_unbuilt(token_row: type[TokenRow]) -> bool:
    """Whether there is something to find, and no row to find it by."""
    described = token_row._meta.pk.related_model
    return not token_row.objects.exists() and described.objects.exists()
