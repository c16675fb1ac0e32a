"""摘编: what a reader cuts out of the library, in an order and with words of their own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class Basket(models.Model):
    """`share_key` opens the basket to whoever has its link; "" keeps it private."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="baskets", verbose_name="所有人"
    )
    name = models.CharField("名称", max_length=80)
    share_key = models.CharField("分享码", max_length=43, blank=True, editable=False)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    used_at = models.DateTimeField("最近使用", auto_now=True)

    class Meta:
        app_label = "measures"
        verbose_name = verbose_name_plural = "摘编"
        ordering = ["-used_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["share_key"], condition=~Q(share_key=""), name="basket_share_key_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("basket_detail", args=[self.pk])

    @property
    def shared_url(self) -> str:
        return reverse("basket_shared", args=[self.share_key]) if self.share_key else ""


class Clip(models.Model):
    """A quote in a basket. It keeps its words when the measure is extracted anew and the row goes."""

    basket = models.ForeignKey(Basket, models.CASCADE, related_name="clips", verbose_name="摘编")
    position = models.PositiveIntegerField("次序")
    measure = models.ForeignKey(
        "measures.Measure", models.SET_NULL, null=True, blank=True, related_name="clips", verbose_name="举措"
    )
    article = models.ForeignKey(
        "documents.Article", models.CASCADE, related_name="clips", verbose_name="文章"
    )
    title = models.CharField("标题", max_length=200)
    quote = models.TextField("原文")
    heading = models.CharField("自拟小标题", max_length=120, blank=True)
    note = models.TextField("批注", blank=True)

    class Meta:
        app_label = "measures"
        verbose_name = verbose_name_plural = "摘编条目"
        ordering = ["basket", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["basket", "measure"], name="clip_once_a_basket"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def permalink(self) -> str:
        return self.measure.permalink if self.measure else self.article.get_absolute_url()

    @property
    def is_public(self) -> bool:
        """Whether whoever has the basket's link may read the quote."""
        return self.article.is_public and (self.measure is None or self.measure.status != "rejected")
