"""Questions asked of many articles at once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from django.contrib.auth.models import AnonymousUser, User
from django.db import models, transaction
from django.utils.timezone import now

from documents.smaller_places import name_smaller_places
from regions.models import lying_in

if TYPE_CHECKING:
    from documents.search.models.token_row import TokenRow

# Who asks: somebody signed in, or the public.
Reader: TypeAlias = User | AnonymousUser


class SearchedQuerySet(models.QuerySet):
    """Rows that stand in the search index: what writes many of them at once writes their tokens too."""

    @property
    def token_row(self) -> "type[TokenRow]":
        """The model of the side table that describes this model's rows."""
        return self.model._meta.get_field("search_index").related_model

    def bulk_create(
        self, objs: Iterable[Any], *args: Any, with_index: bool = True, **kwargs: Any
    ) -> list[Any]:
        """`with_index=False` for a caller that stores the tokens itself, in the same transaction."""
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **kwargs)
            if with_index:
                self.token_row.objects.index(made)
        return made

    def bulk_update(self, objs: Iterable[Any], fields: Sequence[str], *args: Any, **kwargs: Any) -> int:
        objs = tuple(objs)
        with transaction.atomic():
            count = super().bulk_update(objs, fields, *args, **kwargs)
            if self.token_row.touches(fields):
                self._index_again([each.pk for each in objs])
        return count

    def update(self, **fields: Any) -> int:
        if not self.token_row.touches(fields):
            return super().update(**fields)
        with transaction.atomic():
            pks = list(self.values_list("pk", flat=True))
            count = super().update(**fields)
            self._index_again(pks)
        return count

    update.alters_data = True

    def _index_again(self, pks: Sequence[int]) -> None:
        self.token_row.objects.index(self.model._base_manager.filter(pk__in=pks))


class ArticleQuerySet(SearchedQuerySet):
    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = tuple(objs)
        name_smaller_places(objs)
        for article in objs:
            if article.is_public and article.public_since is None:
                article.public_since = now()
        return super().bulk_create(objs, *args, **kwargs)

    def visible_to(self, user: Reader) -> Self:
        """Published articles; staff see drafts and withdrawn ones too."""
        return self if user.is_staff else self.filter(status="published")

    def in_region(self, code: str, *, own_only: bool = False) -> Self:
        """Articles of a region, with those of the regions below it unless `own_only`."""
        return self.filter(lying_in("region", code, own_only=own_only))

    def newest_first(self) -> Self:
        """By date of publication, undated articles last on every database."""
        return self.order_by(models.F("published_on").desc(nulls_last=True), "-pk")

    def with_card(self) -> Self:
        """All that an article card shows, in a fixed number of queries."""
        return self.select_related("region__parent__parent", "source").prefetch_related(
            "authorships__official"
        )
