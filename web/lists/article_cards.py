"""Articles with all that their cards show, the number of their measures among it, and what tells two of one title apart."""

from collections import Counter

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from documents.models import Article
from documents.search.results import IsAmong
from measures.models import Measure


def as_cards(articles, user):
    """Annotate `measure_count`: the measures that `user` may see. Counted for the rows shown, not for the list."""
    measures = Measure.objects.visible_to(user).filter(article=OuterRef("pk")).order_by()
    counted = measures.values("article").annotate(row_count=Count("pk")).values("row_count")
    return articles.with_card().defer("body").annotate(measure_count=Coalesce(Subquery(counted), 0))


def newest_cards(articles, user, most):
    """The newest of some articles as cards. Their keys are found first: what a card shows is else looked up for all of them."""
    pks = list(articles.newest_first().values_list("pk", flat=True)[:most])
    return list(as_cards(Article.objects.filter(IsAmong(pks)).newest_first(), user))


def tell_apart(articles):
    """Give articles of one title that stand together what tells them apart: `apart`, their place and year."""
    titles = Counter(article.title for article in articles)
    for article in articles:
        if titles[article.title] > 1:
            day = article.published_on
            year = gettext("{year}年").format(year=day.year) if day else gettext("日期不详")
            place = article.region.shown_short_name if article.region else gettext("不限地区")
            article.apart = gettext("，").join((place, year))
    return articles
