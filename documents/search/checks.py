"""System checks of the search index; run with the database by `migrate` and `check --database default`."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import DatabaseError

from documents.search.models.state import IndexState
from documents.search.tokenizer import fingerprint
from documents.search.vocabulary import dictionary_in_force


@checks.register(checks.Tags.database)
def index_is_current(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """documents.W001: the index was cut by another tokenizer or dictionary than the one in force."""
    if not databases:
        return []
    try:
        dictionary_in_force()
        stale = list(IndexState.objects.exclude(fingerprint=fingerprint()).values_list("pk", flat=True))
    except DatabaseError:
        # Before the first migrate there is no table to ask.
        return []
    return [
        checks.Warning(
            f"检索索引 {table} 是用另一版词典或分词程序建立的。",
            hint="运行 python manage.py rebuild_search_index 重建；重建期间照常可用。",
            id="documents.W001",
        )
        for table in stale
    ]
