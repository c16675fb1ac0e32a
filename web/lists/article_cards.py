"""Articles with all that their cards show, the number of their measures among it."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from measures.models import Measure


def as_cards(articles, user):
    """Annotate `measure_count`: the measures that `user` may see. Counted for the rows shown, not for the list."""
    measures = Measure.objects.visible_to(user).filter(article=OuterRef("pk")).order_by()
    counted = measures.values("article").annotate(row_count=Count("pk")).values("row_count")
    return articles.with_card().defer("body").annotate(measure_count=Coalesce(Subquery(counted), 0))
