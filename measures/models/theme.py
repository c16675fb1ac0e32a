"""The controlled vocabulary of themes, grouped as the chapters of the central Opinion of 2020."""

from typing import Any, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.followers import Followers
from regions.addresses import address_of
from regions.speaking import is_english


class Revitalization(models.TextChoices):
    """The five revitalizations (五大振兴)."""

    INDUSTRY = "产业", _("产业振兴")
    TALENT = "人才", _("人才振兴")
    CULTURE = "文化", _("文化振兴")
    ECOLOGY = "生态", _("生态振兴")
    ORGANIZATION = "组织", _("组织振兴")


# Slug of the theme, and of its group, of what has nothing to do with linkage: comparisons leave it out.
OTHER = "other"


class LinkageQuerySet(models.QuerySet):
    def on_linkage(self) -> Self:
        """Themes or groups that localities are compared by: all but `other`."""
        return self.exclude(slug=OTHER)


class Named:
    """Whatever has `name` and `name_en`; where it has no English one, the Chinese stands for it."""

    @property
    def shown_name(self) -> str:
        """The name in the language of the page."""
        return self.name_en if self.name_en and is_english() else self.name


class ThemeGroup(Named, models.Model):
    slug = models.SlugField("标识", unique=True)
    name = models.CharField("名称", max_length=50)
    name_en = models.CharField("英文名", max_length=100, blank=True)
    order = models.PositiveSmallIntegerField("次序", default=0)

    objects = LinkageQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="主题组历史")

    class Meta:
        verbose_name = verbose_name_plural = "主题组"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


# A theme counts elsewhere now, or nowhere any more.
themes_regrouped: Followers[None] = Followers()


class ThemeQuerySet(LinkageQuerySet):
    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            deleted = super().delete()
            themes_regrouped.tell(None)
        return deleted

    def grouped_choices(self) -> list[tuple[str, list[tuple[int, str]]]]:
        """Themes under their groups, for a select or a list of boxes."""
        groups = {}
        for theme in self.select_related("group"):
            groups.setdefault(theme.group.name, []).append((theme.pk, theme.name))
        return list(groups.items())


class Theme(Named, models.Model):
    slug = models.SlugField("标识", unique=True)
    group = models.ForeignKey(ThemeGroup, models.PROTECT, related_name="themes", verbose_name="主题组")
    name = models.CharField("名称", max_length=50)
    name_en = models.CharField("英文名", max_length=100, blank=True)
    revitalization = models.CharField("五大振兴", max_length=2, choices=Revitalization, blank=True)
    covers = models.TextField("涵盖", blank=True)
    # As measures.extraction.themes.words reads them; "" for the shipped ones.
    words = models.TextField("词语", blank=True)
    order = models.PositiveSmallIntegerField("次序", default=0)

    objects = ThemeQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="主题历史")

    class Meta:
        verbose_name = verbose_name_plural = "主题"
        ordering = ["group__order", "order", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: Any) -> None:
        with transaction.atomic():
            before = self._grouping()
            super().save(**kwargs)
            if before and self._grouping() != before:
                themes_regrouped.tell(None)

    def get_absolute_url(self) -> str:
        return address_of("theme_detail", self.slug)

    @property
    def shown_hint(self) -> str:
        """What stands beside the name for who wants to know more: what it covers; on an English page the Chinese name."""
        return self.name if is_english() else self.covers

    def delete(self, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            deleted = super().delete(**kwargs)
            themes_regrouped.tell(None)
        return deleted

    def _grouping(self) -> list[tuple[int, str]]:
        """How the stored theme is grouped; empty where it is not stored yet."""
        stored = Theme.objects.filter(pk=self.pk) if self.pk else Theme.objects.none()
        return list(stored.values_list("group_id", "revitalization"))
