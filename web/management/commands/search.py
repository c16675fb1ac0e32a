"""Search from the command line: one query, a file of them, or a file of judged passages."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.models import Article
from documents.search.engine import SCOPES, search
from documents.search.evaluation import Passage, evaluate, read_judged
from documents.search.meaning import PARTS
from measures.models import Measure
from web.lists.tiers import Hit, tiers_of

MODELS = {"articles": Article, "measures": Measure}
# Hits that a judged question is asked for.
JUDGED_HITS = 50


class Command(BaseCommand):
    help = "检索文章或举措：给出检索词，或用 --queries 给出一个 JSON 行文件（每行 id 与 query），或用 --evaluate 给出判定文件。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", nargs="*", metavar="QUERY")
        parser.add_argument("--in", dest="model", choices=MODELS, default="articles", help="在哪里检索")
        parser.add_argument("--limit", type=int, default=20, help="每次最多列出多少条")
        parser.add_argument("--scope", choices=SCOPES, default="text", help="全文、同段或同句")
        parser.add_argument("--no-synonyms", action="store_true", help="不找相近的说法")
        parser.add_argument("--json", action="store_true", help="每次检索输出一行 JSON")
        parser.add_argument(
            "--tiers", action="store_true", help="连同意思相近的结果，每条注明 literal 或 near"
        )
        parser.add_argument("--queries", type=Path, metavar="FILE", help="JSON 行文件，每行 id 与 query")
        parser.add_argument(
            "--evaluate", type=Path, metavar="FILE", help="判定文件，每行 query、article、quote、relevance"
        )
        parser.add_argument("--without", choices=PARTS, help="评测时不用相近程度的这一部分")
        parser.add_argument("--first-tier", action="store_true", help="评测时不看意思相近的结果")

    def handle(
        self,
        *,
        query: Sequence[str],
        model: str,
        queries: Path | None,
        evaluate: Path | None,
        limit: int,
        **options: Any,
    ) -> None:
        if sum(map(bool, (query, queries, evaluate))) != 1:
            raise CommandError("请给出检索词，或用 --queries、--evaluate 给出文件（任选其一）。")
        if limit < 1:
            raise CommandError("--limit 须为正整数。")
        self.rows, self.tiers = MODELS[model].objects.all(), options["tiers"]
        self.how = {"scope": options["scope"], "synonyms": not options["no_synonyms"]}
        self.parts = tuple(part for part in PARTS if part != options["without"])
        text = " ".join(query)
        if evaluate:
            self.evaluate(evaluate, first_tier=options["first_tier"])
        elif queries:
            for number, asked in read_queries(queries):
                self.tell({"id": number, "hits": self.hits(asked, limit)})
        elif options["json"] or self.tiers:
            self.tell({"query": text, "hits": self.hits(text, limit)})
        else:
            self.show(text, limit)

    def tell(self, line: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(line, ensure_ascii=False))

    def hits(self, text: str, limit: int) -> list[Any]:
        """External ids where the rows have them, else primary keys; best first. With tiers, what each hit is."""
        if self.tiers:
            return [each.as_json() for each in self.both_tiers(text, limit)]
        fields = ("pk", "external_id") if self.rows.model is Article else ("pk",)
        result = search(self.rows, text=text, **self.how)
        found = () if result.is_empty_query else result.rows(lambda rows: rows.values_list(*fields))
        return [names[-1] or names[0] for names in found[:limit]]

    def both_tiers(self, text: str, limit: int) -> list[Hit]:
        result = search(self.rows, text=text, **self.how)
        return tiers_of(result, limit, self.parts if self.how["synonyms"] else ())

    def evaluate(self, path: Path, *, first_tier: bool) -> None:
        """Print nDCG@10, recall@50 and MRR@10 of what people judged."""
        self.parts = () if first_tier else self.parts
        try:
            judged = read_judged(path.read_text("utf-8-sig").splitlines())
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{path}：无法读取（{error}）。") from error
        except ValueError as error:
            raise CommandError(
                f"{path.name} 第 {error} 行：须为含 query、article、quote、relevance 的 JSON 对象。"
            ) from error

        def find(query: str) -> list[Passage]:
            return [Passage(str(each.article), each.quote) for each in self.both_tiers(query, JUDGED_HITS)]

        scores = evaluate(judged, find)
        self.stdout.write(
            f"nDCG@10 {scores.ndcg:.3f}  recall@50 {scores.recall:.3f}  MRR@10 {scores.mrr:.3f}  问题 {len(judged)}"
        )

    def show(self, text: str, limit: int) -> None:
        result = search(self.rows, text=text, **self.how)
        if result.is_empty_query:
            self.stdout.write("没有可检索的词。")
            return
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
