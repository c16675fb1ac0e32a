"""The list of articles narrowed by the themes of their measures, which documents knows nothing of."""

import django_filters as filters
from django.db.models import Count

from measures.models import Measure, Theme
from web.lists.articles import ArticleFilter
from web.lists.facets import Facet


class ThemedArticleFilter(ArticleFilter):
    """An article has a theme when one of the measures that the reader may see has it as its main theme."""

    theme = filters.ModelChoiceFilter(
        queryset=Theme.objects.all(), to_field_name="slug", method="of_theme", label="主题"
    )

    def __init__(self, data, *, user, **kwargs):
        super().__init__(data, user=user, **kwargs)
        self.measures = Measure.objects.visible_to(user).order_by()

    def of_theme(self, queryset, name, theme):
        return queryset.filter(pk__in=self.measures.filter(theme=theme).values("article_id"))

    def facets(self):
        region, *others = super().facets()
        return [region, self._theme_facet(), *others]

    def _theme_facet(self) -> Facet:
        articles = self.qs_without("theme").values("pk")
        of_theme = self.measures.filter(article_id__in=articles).values_list("theme_id")
        counts = dict(of_theme.annotate(Count("article_id", distinct=True)))
        themes = Theme.objects.in_bulk(counts)
        ranked = sorted(themes.values(), key=lambda theme: (-counts[theme.pk], theme.order, theme.pk))
        return self.facet("theme", [(theme.slug, theme.name, counts[theme.pk]) for theme in ranked])
