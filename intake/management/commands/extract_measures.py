"""Make all that is derived from articles again with the present rules; or show what that would change; or how the
rules have fared."""

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.models import Article
from documents.querysets import ArticleQuerySet
from intake.computed import Computed, compute
from intake.derived import derive
from intake.llm.reader import is_on, read_with_model
from measures.actions.extracted import Changes, plan_extraction
from measures.extraction.reading_version import reading_version
from measures.filing import missing_notice
from measures.lexicon import current_lexicon
from measures.models.reading import read_otherwise
from measures.reports import certainty_bins, rule_rows


class Command(BaseCommand):
    help = "按现行规则重新提取举措、数据、转变，并重算正文指纹；人工确认、修改、否决过的不受影响。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "articles", nargs="*", type=int, metavar="ARTICLE", help="文章编号；不给则为全部文章"
        )
        parser.add_argument("--dry-run", action="store_true", help="只列出将新增、消失、改变的举措，不写入")
        parser.add_argument(
            "--changed", action="store_true", help="只重读由较早的规则或模型读过的文章，和没有读过的文章"
        )
        parser.add_argument(
            "--reader",
            choices=["embedded", "llm"],
            default="embedded",
            help="llm：由 XIANJIE_LLM_URL 指明的模型服务读举措；与 --dry-run 同用时两种读法并列显示",
        )
        parser.add_argument(
            "--report", action="store_true", help="列出每条规则的审核通过率，并以人工决定对照把握"
        )
        parser.add_argument(
            "--last", type=int, default=500, metavar="N", help="--report 对照最近多少条人工决定"
        )

    def handle(
        self,
        *,
        articles: Sequence[int],
        changed: bool,
        dry_run: bool,
        reader: str,
        report: bool,
        **options: Any,
    ) -> None:
        if report:
            self.show_report(options["last"])
            return
        if reader == "llm" and not is_on():
            raise CommandError("请先设定 XIANJIE_LLM_URL 与 XIANJIE_LLM_MODEL，再用 --reader llm。")
        chosen = Article.objects.order_by("pk")
        if articles:
            chosen = chosen.filter(pk__in=articles)
            missing = sorted(set(articles) - set(chosen.values_list("pk", flat=True)))
            if missing:
                raise CommandError(f"没有编号为 {'、'.join(map(str, missing))} 的文章。")
        if changed:
            chosen = read_otherwise(chosen, version=reading_version())
        self.extract(chosen, write=not dry_run, by_model=reader == "llm", is_listed=options["verbosity"] > 0)

    def extract(self, articles: ArticleQuerySet, *, write: bool, by_model: bool, is_listed: bool) -> None:
        lexicon = current_lexicon()
        missing: set[str] = set()
        totals = {"新增": 0, "消失": 0, "改变": 0, "保留人工决定": 0}
        for article in articles.iterator(chunk_size=100):
            computed = compute(title=article.title, body=article.body, lexicon=lexicon)
            if by_model:
                computed = self.ask_model(article, computed, is_shown=not write)
            if write:
                (changes,) = derive(articles=[article], computed=[computed])
            else:
                changes = plan_extraction(article=article, extraction=computed.found)
            if is_listed:
                self.show_plan(article, changes)
            missing.update(changes.missing_themes)
            parts = (changes.gains, changes.losses, changes.changes, changes.kept)
            for name, rows in zip(totals, parts, strict=True):
                totals[name] += len(rows)
        if missing:
            self.stderr.write(missing_notice(missing))
        self.stdout.write(" · ".join(f"{name} {count}" for name, count in totals.items()))

    def ask_model(self, article: Article, embedded: Computed, *, is_shown: bool) -> Computed:
        outcome = read_with_model(title=article.title, body=article.body, embedded=embedded)
        dropped = sum(outcome.dropped.values())
        if outcome.problem:
            self.stderr.write(f"[{article.pk}] {outcome.problem}")
        if dropped:
            self.stderr.write(f"[{article.pk}] 模型所说的 {dropped} 条不在原文里或不合要求，没有采用")
        if is_shown:
            # Where the server's reading cannot be used there is none to show.
            readings = [("内置", embedded), *([] if outcome.problem else [("模型", outcome.computed)])]
            for name, each in readings:
                for span in each.found.measures:
                    self.stdout.write(
                        f"[{article.pk}] {name}\t{span.start}–{span.end}\t{span.theme}\t{span.found.title}"
                    )
        return outcome.computed

    def show_plan(self, article: Article, changes: Changes) -> None:
        if changes.is_empty:
            return
        self.stdout.write(f"[{article.pk}] {article.title}")
        for span in changes.gains:
            self.stdout.write(f"  + {span.found.title}（{span.theme}，{span.found.rule}）")
        for row in changes.losses:
            self.stdout.write(f"  - {row.title}（{row.theme.slug}，{row.rule}）")
        for row, span in changes.changes:
            self.stdout.write(
                f"  ~ {row.title} → {span.found.title}（{row.theme.slug} → {span.theme}，{span.found.rule}）"
            )

    def show_report(self, last: int) -> None:
        self.stdout.write("规则\t版本\t举措\t确认\t否决\t通过率")
        for row in rule_rows():
            decided = row["confirmed_count"] + row["rejected_count"]
            precision = f"{row['confirmed_count'] / decided:.2f}" if decided else "—"
            cells = [row["rule"] or "人工", row["rule_version"], row["all_count"]]
            cells += [row["confirmed_count"], row["rejected_count"], precision]
            self.stdout.write("\t".join(map(str, cells)))
        self.stdout.write(f"最近 {last} 条人工决定对照把握\n把握\t条数\t平均把握\t原样确认的比例")
        for each in certainty_bins(last):
            self.stdout.write(
                f"{each.low:.1f}–{each.low + 0.1:.1f}\t{each.count}\t{each.said:.2f}\t{each.right:.2f}"
            )
