"""Extract again with the present rules, or show what that would change, or how the rules have fared."""

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count, Q

from documents.models import Article
from measures.actions import plan_extraction, store_extraction
from measures.extraction import extract
from measures.lexicon import current_lexicon
from measures.models import Measure


class Command(BaseCommand):
    help = "按现行规则重新提取举措；人工确认、修改、否决过的不受影响。"

    def add_arguments(self, parser):
        parser.add_argument(
            "articles", nargs="*", type=int, metavar="ARTICLE", help="文章编号；不给则为全部文章"
        )
        parser.add_argument("--dry-run", action="store_true", help="只列出将新增、消失、改变的举措，不写入")
        parser.add_argument("--report", action="store_true", help="列出每条规则的举措数与审核通过率")

    def handle(self, *, articles, dry_run, report, **options):
        if report:
            self.show_report()
            return
        chosen = Article.objects.order_by("pk")
        if articles:
            chosen = chosen.filter(pk__in=articles)
            missing = sorted(set(articles) - set(chosen.values_list("pk", flat=True)))
            if missing:
                raise CommandError(f"没有编号为 {'、'.join(map(str, missing))} 的文章。")
        self.extract(chosen, write=not dry_run)

    def extract(self, articles, *, write):
        lexicon = current_lexicon()
        totals = {"新增": 0, "消失": 0, "改变": 0, "保留人工决定": 0}
        for article in articles.iterator(chunk_size=100):
            found = extract(article.body, lexicon=lexicon, title=article.title)
            act = store_extraction if write else plan_extraction
            changes = act(article=article, extraction=found)
            self.show_plan(article, changes)
            parts = (changes.gains, changes.losses, changes.changes, changes.kept)
            for name, rows in zip(totals, parts, strict=True):
                totals[name] += len(rows)
        self.stdout.write(" · ".join(f"{name} {count}" for name, count in totals.items()))

    def show_plan(self, article, changes):
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

    def show_report(self):
        counts = {
            "all_count": Count("pk"),
            "confirmed_count": Count("pk", filter=Q(status="confirmed")),
            "rejected_count": Count("pk", filter=Q(status="rejected")),
        }
        rows = (
            Measure.objects.values("rule", "rule_version").annotate(**counts).order_by("rule", "rule_version")
        )
        self.stdout.write("规则\t版本\t举措\t确认\t否决\t通过率")
        for row in rows:
            decided = row["confirmed_count"] + row["rejected_count"]
            precision = f"{row['confirmed_count'] / decided:.2f}" if decided else "—"
            cells = (row["rule"] or "人工", row["rule_version"], row["all_count"])
            cells += (row["confirmed_count"], row["rejected_count"], precision)
            self.stdout.write("\t".join(map(str, cells)))
