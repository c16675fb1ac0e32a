"""Django's own, which afterwards has the database watch what visitors may see: new tables and those that were made anew."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from config.watched import watch_tables


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        # A plan and a check change nothing.
        if not (options["plan"] or options["check_unapplied"]):
            watch_tables(connections[options["database"]])
