"""Several commands in one process: the program's start takes longer than most of them on a small library."""

import json
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "在一个进程里依次运行几条命令，每条写成 JSON 列表；先打印每条的名称，一条不成功就不再往下。"
    # The first command may be the one that makes the tables.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("commands", nargs="+", type=json.loads, metavar="COMMAND")

    def handle(self, *, commands: list[list[str]], **options: Any) -> None:
        for command in commands:
            self.stdout.write(command[0])
            call_command(*command, stdout=StringIO())
