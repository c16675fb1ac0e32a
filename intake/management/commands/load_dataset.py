"""Load a published data package (jsonl.zip) into an empty base."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.ingest.parsed import IngestError
from intake.bulk.package import load_package


class Command(BaseCommand):
    help = "把“整库下载”里的 jsonl.zip 装入空库：编号、举措和核实的结果都照原样。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            counts = load_package(file)
        except IngestError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("已装入：" + "，".join(f"{name} {count}" for name, count in counts.items()))
