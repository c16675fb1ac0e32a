"""Prove that the search indexes and the tallies are in step with their tables, and that quotes stand where they say."""

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from documents.models import ArticleIndex
from documents.search.rebuild import problems
from measures.actions.tallies import tally_problems
from measures.models import Measure, MeasureIndex, Mention

PROBLEMS_SHOWN = 20
REMEDY = "页面计数与数据不符，可用 remake_tallies 重做。"


class Command(BaseCommand):
    help = (
        "核对检索索引、页面计数与数据表是否一致、举措原文和提及的句子与位置是否相符；"
        "不一致时给出原因并以非零状态退出。"
    )

    def handle(self, **options: Any) -> None:
        found = []
        for token_row in (ArticleIndex, MeasureIndex):
            name = token_row._meta.verbose_name
            found += problems(token_row, partial(tqdm, desc=name, disable=None))
        found += misplaced_quotes() + misplaced_mentions() + misplaced_counts()
        if found:
            raise CommandError("\n".join([*found, "检索索引可用 rebuild_search_index 重建。"]))
        self.stdout.write("索引与数据表一致。")


def misplaced_quotes() -> list[str]:
    rows = Measure.objects.select_related("article").iterator(chunk_size=500)
    wrong = [row.pk for row in rows if not row.is_verified]
    return [f"举措 {pk}：原文与位置不符" for pk in wrong]


def misplaced_mentions() -> list[str]:
    rows = Mention.objects.with_card().iterator(chunk_size=500)
    wrong = {row.article_id for row in rows if row.term not in row.words}
    return [f"文章 {pk}：提及的句子与位置不符，可用 extract_measures {pk} 重做" for pk in sorted(wrong)]


def misplaced_counts() -> list[str]:
    found = tally_problems()
    return [*found[:PROBLEMS_SHOWN], *([REMEDY] if found else [])]
