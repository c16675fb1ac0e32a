"""The list of measures as its query string asks for it, and the facets beside it."""

import django_filters as filters
from django.db.models import F, Q

from documents.models import Article
from measures.models import Measure, MeasureStatus, Revitalization, Theme, ThemeGroup
from web.lists.facets import SwitchFilter
from web.lists.searched import SearchedFilterSet

# Undated articles come last either way; the databases would not agree on that by themselves.
_NEWEST = F("article__published_on").desc(nulls_last=True)
_OLDEST = F("article__published_on").asc(nulls_last=True)


def _year_filter(label, lookup):
    return filters.NumberFilter(
        field_name="article__published_on", lookup_expr=lookup, min_value=1, max_value=9998, label=label
    )


class MeasureFilter(SearchedFilterSet):
    """`theme` is the main theme, or with `related` any theme; readers are not asked about rejected measures."""

    article_path = "article__"
    counted = ("theme_id", "status")
    orders = {
        "new": ("日期新的在前", (_NEWEST, "-article_id", "position")),
        "old": ("日期旧的在前", (_OLDEST, "article_id", "position")),
        "region": ("按区划", ("article__region_id", _NEWEST, "article_id", "position")),
        "theme": (
            "按主题",
            ("theme__group__order", "theme__order", "article__region_id", "article_id", "position"),
        ),
    }

    theme = filters.ModelChoiceFilter(
        queryset=Theme.objects.all(), to_field_name="slug", method="of_theme", label="主题"
    )
    related = SwitchFilter(method="unchanged", label="含相关主题")
    group = filters.ModelChoiceFilter(
        queryset=ThemeGroup.objects.all(), to_field_name="slug", field_name="theme__group", label="主题组"
    )
    revitalization = filters.ChoiceFilter(
        choices=Revitalization.choices, field_name="theme__revitalization", label="五大振兴"
    )
    since = _year_filter("起始年份", "year__gte")
    until = _year_filter("结束年份", "year__lte")
    status = filters.ChoiceFilter(choices=MeasureStatus.choices, label="审核状态")
    article = filters.ModelChoiceFilter(queryset=Article.objects.none(), label="文章")

    class Meta:
        model = Measure
        fields = []

    def __init__(self, data, *, user, **kwargs):
        super().__init__(data, queryset=Measure.objects.visible_to(user), **kwargs)
        self.filters["article"].queryset = Article.objects.visible_to(user)
        if not user.is_staff:
            offered = [choice for choice in MeasureStatus.choices if choice[0] != MeasureStatus.REJECTED]
            self.filters["status"].extra["choices"] = offered

    def of_theme(self, queryset, name, theme):
        if self.form.cleaned_data.get("related"):
            return queryset.filter(
                Q(theme=theme) | Q(pk__in=theme.secondary_measures.order_by().values("pk"))
            )
        return queryset.filter(theme=theme)

    def facets(self):
        return [
            self.region_facet(),
            self._theme_facet(),
            *self.publication_facets(),
            self.choice_facet("status", "status"),
        ]

    def _theme_facet(self):
        counts = self.counts("theme", "theme_id")
        rows = [(t.slug, t.name, counts[t.pk]) for t in Theme.objects.all() if counts[t.pk]]
        return self.facet("theme", rows)
