"""Which place writes of which theme, on the command line."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from comparison.cells import Cell
from comparison.matrix import coverage
from comparison.scope import Scope


class Command(BaseCommand):
    help = (
        "列出每个地区在每个主题上的情形：举措、举措涉及、有提及、未提及、尚无文章。默认每个地区只计本级文章。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--below", action="store_true", help="每个地区连同下级地区的文章一起计")
        parser.add_argument("--json", action="store_true", help="每格一行 JSON")

    def handle(self, *, below: bool, **options: Any) -> None:
        show = as_json if options["json"] else as_text
        for row in coverage(Scope(own_only=not below)).rows:
            for cell in row.cells:
                self.stdout.write(show(cell))


def as_json(cell: Cell) -> str:
    return json.dumps(
        {
            "region": cell.region.code,
            "theme": cell.column.key,
            "state": cell.state,
            "measures": cell.count,
            "secondary": cell.touched,
            "sentences": cell.sentences,
        }
    )


def as_text(cell: Cell) -> str:
    return f"{cell.region.code}\t{cell.region.name}\t{cell.column.label}\t{cell.label}"
