"""Who speaks: a person, an issuing body or whoever reported it, and the post under which an article was signed."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.followers import articles_moved, place_of
from documents.models.index import ArticleIndex


class OfficialKind(models.TextChoices):
    PERSON = "person", "个人"
    BODY = "body", "机构"
    REPORTER = "reporter", _("记者、通讯员")


class Official(models.Model):
    """A person, a body or a reporter, who is never an official; the region tells two people of one name apart."""

    name = models.CharField("姓名或机构名", max_length=100, db_index=True)
    kind = models.CharField("类别", max_length=10, choices=OfficialKind, default=OfficialKind.PERSON)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="officials", verbose_name="地区"
    )
    history = HistoricalRecords(verbose_name="官员历史")

    class Meta:
        verbose_name = verbose_name_plural = "官员与机构"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "kind", "region"],
                condition=Q(region__isnull=False),
                name="official_once_a_region",
            ),
            models.UniqueConstraint(
                fields=["name", "kind"], condition=Q(region__isnull=True), name="official_once_without_region"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: Any) -> None:
        is_rename = self.pk is not None
        with transaction.atomic():
            super().save(**kwargs)
            if is_rename:
                ArticleIndex.objects.index(
                    each.article for each in self.authorships.select_related("article")
                )


class Authorship(models.Model):
    """An official's part in an article, with the post as printed there."""

    article = models.ForeignKey(
        "documents.Article", models.CASCADE, related_name="authorships", verbose_name="文章"
    )
    official = models.ForeignKey(
        Official, models.PROTECT, related_name="authorships", verbose_name="官员或机构"
    )
    position = models.CharField("职务（照原文）", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("署名次序", default=0)
    history = HistoricalRecords(verbose_name="署名历史")

    class Meta:
        verbose_name = verbose_name_plural = "署名"
        ordering = ["article", "order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "order"], name="authorship_order_once"),
            models.UniqueConstraint(fields=["article", "official"], name="authorship_official_once"),
        ]

    def __str__(self) -> str:
        return f"{self.official.name} {self.position}".strip()

    def save(self, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(**kwargs)
            self._tell()

    def delete(self, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            deleted = super().delete(**kwargs)
            self._tell()
        return deleted

    @property
    def shown_position(self) -> str:
        """The post as printed; of a reporter at least that he is one."""
        if self.position or self.official.kind != OfficialKind.REPORTER:
            return self.position
        return str(OfficialKind.REPORTER.label)

    def _tell(self) -> None:
        """The article is found by its authors, and counted by them."""
        article = type(self.article)._base_manager.filter(pk=self.article_id)
        ArticleIndex.objects.index(article)
        articles_moved.tell(
            {place_of(*place) for place in article.values_list("region_id", "published_on", "kind")}
        )
