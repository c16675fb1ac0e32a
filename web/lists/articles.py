"""The list of articles as its query string asks for it, and the facets beside it."""

import django_filters as filters
from django.db.models import F

from documents.models import Article, ArticleStatus
from web.lists.searched import SearchedFilterSet

# Ties fall to the newest entry.
_ORDERS = {
    "new": ("日期新的在前", F("published_on").desc(nulls_last=True)),
    "old": ("日期旧的在前", F("published_on").asc(nulls_last=True)),
    "region": ("按区划", F("region_id").asc(nulls_last=True)),
    "title": ("按标题", F("title").asc()),
}


class ArticleFilter(SearchedFilterSet):
    """`status` is for staff."""

    counted_in_article = (*SearchedFilterSet.counted_in_article, "status")
    orders = {name: (label, (order, "-pk")) for name, (label, order) in _ORDERS.items()}

    status = filters.ChoiceFilter(choices=ArticleStatus.choices, label="状态")

    class Meta:
        model = Article
        fields = []

    def __init__(self, data, *, user, **kwargs):
        super().__init__(data, queryset=Article.objects.visible_to(user), **kwargs)
        if not user.is_staff:
            del self.filters["status"]

    def facets(self):
        facets = [self.region_facet(), *self.publication_facets()]
        if "status" in self.filters:
            facets.append(self.choice_facet("status", "status"))
        return facets
