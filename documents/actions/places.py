"""Where articles stand, after the administrative tree changed."""

from django.db import transaction

from documents.actions.articles import place_values
from documents.followers import articles_moved
from documents.models import Article

BATCH = 200


def fold_regions() -> int:
    """Move the articles of abolished regions into what those became; return how many."""
    moved = 0
    abolished = Article.objects.filter(region__is_active=False, region__successor__isnull=False)
    while pks := list(abolished.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic(), articles_moved.together():
            rows = Article.objects.select_for_update(of=("self",)).filter(pk__in=pks)
            for article in rows:
                values = place_values(article.region_id)
                article.region_id, article.region_then_id = values["region_id"], values["region_then_id"]
                article._change_reason = "区划归并"
                article.save()
        moved += len(pks)
        if abolished.filter(pk__in=pks).exists():
            # A circle of successors leads nowhere.
            break
    return moved
