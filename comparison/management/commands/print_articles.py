"""Print the bodies of articles for the draft check; run after a bulk load."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from documents.models import Article
from measures.models.prints import ArticlePrints, without_prints

BATCH = 500


class Command(BaseCommand):
    help = "为借鉴核查给尚无指纹的文章正文编指纹"

    def handle(self, **options):
        waiting = without_prints(Article.objects.order_by("pk")).only("pk", "body", "body_sha256")
        total = waiting.count()
        with tqdm(total=total, unit="篇", disable=total < BATCH) as progress:
            while batch := list(waiting[:BATCH]):
                progress.update(ArticlePrints.objects.store(batch))
        self.stdout.write(f"已给 {total} 篇文章编好指纹。")
