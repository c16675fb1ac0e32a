"""What a comparison stands on: public texts only, of some years, of a region alone or with all below it.

A comparison is quoted and handed on, so one address shows one result to everybody: drafts and rejected measures stay
out even for staff.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext, gettext_lazy

from documents.models import Article, ArticleKind, ArticleStatus
from documents.querysets import ArticleQuerySet
from measures.models import Measure, MeasureStatus, Mention, Theme
from measures.models.mention import MentionQuerySet
from measures.models.theme import OTHER
from measures.querysets import MeasureQuerySet
from regions.models import Region, lying_in, lying_in_then

# Years that a period may name; anything else is a slip of the hand and is said to be one.
FIRST_YEAR, LAST_YEAR = 1949, 2100
Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Scope:
    """Years are inclusive; None leaves that side open. An undated article lies in no bounded period.

    `kind` is one kind of article (体裁), "" for all. `then` puts a text into what its place was when it was written.
    """

    own_only: bool = False
    since: int | None = None
    until: int | None = None
    kind: str = ""
    then: bool = False

    @property
    def has_period(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def period_label(self) -> str:
        if not self.has_period:
            return gettext("不限时段")
        if self.since == self.until:
            return gettext("{year}年").format(year=self.since)
        if self.until is None:
            return gettext("{year}年以来").format(year=self.since)
        if self.since is None:
            return gettext("{year}年及以前").format(year=self.until)
        return gettext("{since}—{until}年").format(since=self.since, until=self.until)

    @property
    def label(self) -> str:
        """Which articles are meant, in words: of what years, of what kind, of which levels."""
        kind = [gettext("只计{kind}").format(kind=ArticleKind(self.kind).label)] if self.kind else []
        then = [gettext("按文章当时的区划")] if self.then else []
        reach = gettext("只计本级文章") if self.own_only else gettext("含下级地区")
        return gettext("，").join([self.period_label, *kind, reach, *then])

    @property
    def query(self) -> list[tuple[str, str | int]]:
        """The part of an address that says this scope, as pairs."""
        pairs: list[tuple[str, str | int]] = [("own", "1")] if self.own_only else []
        told = (("since", self.since), ("until", self.until), ("kind", self.kind), ("then", int(self.then)))
        pairs += [(name, value) for name, value in told if value]
        return pairs

    def address(self, base: str, *pairs: tuple[str, str]) -> str:
        """`base` with this scope and further pairs as its query string."""
        query = urlencode([*pairs, *self.query])
        return f"{base}?{query}" if query else base

    def lying(self, field: str, code: str, *, own_only: bool | None = None) -> Q:
        """A condition on `field`, which leads to a region: it counts for the region of `code`."""
        lies = lying_in_then if self.then else lying_in
        return lies(field, code, own_only=self.own_only if own_only is None else own_only)

    def place(self, field: str) -> F | Coalesce:
        """The code of the region that a text counts for; `field` leads to its region."""
        return Coalesce(f"{field}_then", field) if self.then else F(field)

    def of_place(self, field: str, name: str) -> F | Coalesce:
        """A field of the region that a text counts for."""
        own = F(f"{field}__{name}")
        return Coalesce(f"{field}_then__{name}", own) if self.then else own

    def place_of(self, article: Article) -> str:
        """The same of one article."""
        code: str = (article.region_then_id if self.then else None) or article.region_id
        return code

    def stands_for(self, region: Region) -> Region:
        """What a region that is asked for means: an abolished one is what it became, unless places count as they were."""
        return region if self.then else region.today

    def put_in_place(self, articles: Iterable[Article]) -> None:
        """Show each article in the region that it counts for; they hold their `region_then`."""
        for article in articles:
            if self.then and article.region_then_id:
                article.show_in(article.region_then)

    def articles(self) -> ArticleQuerySet:
        return _within(Article.objects.visible_to(AnonymousUser()), self)

    def measures(self) -> MeasureQuerySet:
        return self.public_measures().exclude(theme__slug=OTHER)

    def measures_of(self, articles: QuerySet[Any]) -> MeasureQuerySet:
        """The same of some of the scope's articles; these are taken as given, and no row of theirs is read again."""
        kept = Measure.objects.filter(article__in=articles).exclude(status=MeasureStatus.REJECTED).counted()
        return kept.exclude(theme__in=Theme.objects.filter(slug=OTHER))

    def left_out(self) -> MeasureQuerySet:
        """Measures that belong to no theme: no comparison shows them, each says how many."""
        return self.public_measures().filter(theme__slug=OTHER)

    def public_measures(self) -> MeasureQuerySet:
        return _within(Measure.objects.visible_to(AnonymousUser()).counted(), self, "article__")

    def of_articles(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those of some rows that stand in the articles of the scope."""
        return _within(rows.filter(article__status=ArticleStatus.PUBLISHED), self, "article__")

    def mentions(self) -> MentionQuerySet:
        return _within(Mention.objects.visible_to(AnonymousUser()), self, "article__")


def _within(queryset: Rows, scope: Scope, article: str = "") -> Rows:
    """The rows of the articles that a scope means; `article` leads from a row to its article."""
    if scope.since is not None:
        queryset = queryset.filter(**{f"{article}published_on__year__gte": scope.since})
    if scope.until is not None:
        queryset = queryset.filter(**{f"{article}published_on__year__lte": scope.until})
    return queryset.filter(**{f"{article}kind": scope.kind}) if scope.kind else queryset


class ScopeForm(forms.Form):
    """Reads a scope from a query string; what cannot be read is said and left out, the rest is kept."""

    own = forms.BooleanField(label=gettext_lazy("只看本级文章"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("体裁"), choices=[("", gettext_lazy("不限")), *ArticleKind.choices], required=False
    )
    since = forms.IntegerField(label=gettext_lazy("起始年份"), required=False)
    until = forms.IntegerField(label=gettext_lazy("结束年份"), required=False)
    then = forms.BooleanField(label=gettext_lazy("按当时的区划"), required=False)

    def clean_since(self) -> int | None:
        return _checked_year(self.cleaned_data["since"])

    def clean_until(self) -> int | None:
        return _checked_year(self.cleaned_data["until"])

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error(
                None,
                gettext(
                    "起始年份 {since} 晚于结束年份 {until}，暂未按时段筛选；请改为 {until} 至 {since}，或清空其一。"
                ).format(since=since, until=until),
            )
            self.cleaned_data["since"] = self.cleaned_data["until"] = None

    def scope(self) -> Scope:
        """The scope as far as the query could be read; `notices` says what could not."""
        self.is_valid()
        data = self.cleaned_data
        return Scope(
            bool(data.get("own")),
            data.get("since"),
            data.get("until"),
            data.get("kind", ""),
            bool(data.get("then")),
        )

    @property
    def notices(self) -> list[str]:
        return [
            message
            if name == "__all__"
            else gettext("{label}“{typed}”没有采用：{message}").format(
                label=self.fields[name].label, typed=self.data.get(name, ""), message=message
            )
            for name, messages in self.errors.items()
            for message in messages
        ]


def _checked_year(year: int | None) -> int | None:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise forms.ValidationError(
            gettext("年份应为 {first} 至 {last} 之间的四位数字。").format(first=FIRST_YEAR, last=LAST_YEAR)
        )
    return year
