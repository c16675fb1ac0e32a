"""Search from the command line, one query or a file of them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.models import Article
from documents.search.engine import SCOPES, search
from measures.models import Measure

MODELS = {"articles": Article, "measures": Measure}


class Command(BaseCommand):
    help = "检索文章或举措：给出检索词，或用 --queries 给出一个 JSON 行文件（每行 id 与 query）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", nargs="*", metavar="QUERY")
        parser.add_argument("--in", dest="model", choices=MODELS, default="articles", help="在哪里检索")
        parser.add_argument("--limit", type=int, default=20, help="每次最多列出多少条")
        parser.add_argument("--scope", choices=SCOPES, default="text", help="全文、同段或同句")
        parser.add_argument("--no-synonyms", action="store_true", help="不找相近的说法")
        parser.add_argument("--json", action="store_true", help="每次检索输出一行 JSON")
        parser.add_argument("--queries", type=Path, metavar="FILE", help="JSON 行文件，每行 id 与 query")

    def handle(
        self, *, query: Sequence[str], model: str, queries: Path | None, limit: int, **options: Any
    ) -> None:
        if bool(query) == bool(queries):
            raise CommandError("请给出检索词，或用 --queries 给出文件（二者选一）。")
        if limit < 1:
            raise CommandError("--limit 须为正整数。")
        self.rows = MODELS[model].objects.all()
        self.how = {"scope": options["scope"], "synonyms": not options["no_synonyms"]}
        if queries:
            for number, text in read_queries(queries):
                self.stdout.write(json.dumps({"id": number, "hits": self.hits(text, limit)}))
            return
        text = " ".join(query)
        if options["json"]:
            self.stdout.write(json.dumps({"query": text, "hits": self.hits(text, limit)}, ensure_ascii=False))
            return
        self.show(text, limit)

    def hits(self, text: str, limit: int) -> list[int | str]:
        """External ids where the rows have them, else primary keys; best first."""
        fields = ("pk", "external_id") if self.rows.model is Article else ("pk",)
        found = search(self.rows, text=text, **self.how).rows(lambda rows: rows.values_list(*fields))
        return [names[-1] or names[0] for names in found[:limit]]

    def show(self, text: str, limit: int) -> None:
        result = search(self.rows, text=text, **self.how)
        for row in result.rows()[:limit]:
            self.stdout.write(f"{row.pk}\t{row.match_kind}\t{row.title}")
        total = f"{len(result.pks)}{'+' if result.capped else ''}"
        dropped = f"；略去：{'、'.join(result.dropped)}" if result.dropped else ""
        self.stdout.write(f"共 {total} 条{dropped}")


def read_queries(path: Path) -> Iterator[tuple[Any, str]]:
    """(id, query) of each line; raises CommandError naming the line that cannot be read."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}：无法读取（{error}）。") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield row["id"], str(row["query"])
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{path.name} 第 {number} 行：须为含 id 与 query 的 JSON 对象。") from error
