"""Make the search indexes anew while the site stays open."""

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from documents.search.query_log import changed_hits, frequent_queries, hit_counts, token_rows
from documents.search.rebuild import rebuild


class Command(BaseCommand):
    help = "重建检索索引；重建期间读者仍用旧索引，建成后一次换上。列出检索记录里结果数有变化的检索。"

    def handle(self, **options: Any) -> None:
        before = hit_counts(frequent_queries())
        for token_row in token_rows():
            name = token_row._meta.verbose_name
            written = rebuild(token_row, partial(tqdm, desc=name, disable=None))
            self.stdout.write(f"{name}：{token_row.objects.count()} 行，更新 {written} 行")
        for row, was, now in changed_hits(before, hit_counts(before)):
            self.stdout.write(f"检索“{row.text}”（{row.get_model_display()}）：结果由 {was} 条变为 {now} 条")
