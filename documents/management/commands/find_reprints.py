"""Sign the articles that are new or changed, and propose those that carry one text as clusters."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import F
from tqdm import tqdm

from documents.models import Article, ReprintCluster
from documents.same_text.actions import propose_reprints
from documents.same_text.signature import SIGNATURE_VERSION


class Command(BaseCommand):
    help = "为新增或改过正文的文章计算签名，把疑似转载提为一组，等人判断。可随时中断，再次运行接着做。"

    def handle(self, **options: Any) -> None:
        signed = Article.objects.filter(
            body_signature__version=SIGNATURE_VERSION, body_signature__body_sha256=F("body_sha256")
        )
        pending = list(
            Article.objects.exclude(pk__in=signed.values("pk")).order_by("pk").values_list("pk", flat=True)
        )
        before = ReprintCluster.objects.count()
        for pk in tqdm(pending, unit="篇", disable=not self.stderr.isatty()):
            propose_reprints(article=Article.objects.get(pk=pk))
        made = ReprintCluster.objects.count() - before
        self.stdout.write(f"比对文章 {len(pending)} 篇，新提出转载组 {made} 个。")
