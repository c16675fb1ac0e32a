"""Where articles stand, after the administrative tree or the reading of titles changed."""

from django.db import transaction

from documents.actions.articles import place_values
from documents.actions.bylines import batched
from documents.followers import articles_moved
from documents.models import Article
from documents.smaller_places import KEPT_IN, name_smaller_places

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


def find_smaller_places() -> int:
    """Name the towns and development zones that titles name, of all articles anew; return how many changed."""
    changed = 0
    rows = Article.objects.only("title", "region_id", "region_then_id", *KEPT_IN).order_by("pk")
    for articles in batched(rows.iterator()):
        before = [_smaller(each) for each in articles]
        name_smaller_places(articles)
        moved = [each for each, was in zip(articles, before, strict=True) if _smaller(each) != was]
        Article.objects.bulk_update(moved, KEPT_IN)
        changed += len(moved)
    return changed


def _smaller(article: Article) -> tuple[str, ...]:
    return tuple(getattr(article, name) for name in KEPT_IN)
