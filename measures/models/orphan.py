"""A measure whose words are no longer found in its article's text: kept whole, until a person decides."""

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast


class OrphanOutcome(models.TextChoices):
    REATTACHED = "reattached", "已重新挂上"
    DISCARDED = "discarded", "已放弃"


class OrphanQuerySet(models.QuerySet):
    def unattached_measures(self) -> QuerySet:
        """The numbers of the measures that wait or were discarded, as a subquery."""
        apart = self.exclude(outcome=OrphanOutcome.REATTACHED).order_by()
        return apart.values_list(Cast(KT("state__pk"), models.BigIntegerField()))


class Orphan(models.Model):
    """`state` is the measure as measures/actions/states.py writes it; `place` where its words would stand in the present text."""

    article = models.ForeignKey(
        "documents.Article", models.CASCADE, related_name="orphans", verbose_name="文章"
    )
    state = models.JSONField("举措")
    quote = models.TextField("原来的原文")
    place = models.PositiveIntegerField("大致位置")
    made_at = models.DateTimeField("时间", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="修改正文的人"
    )
    outcome = models.CharField("结果", max_length=10, choices=OrphanOutcome, blank=True)
    resolved_at = models.DateTimeField("处理时间", null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="处理人",
    )

    objects = OrphanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "待挂接举措"
        ordering = ["article", "place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", resolved_at=None) | (~Q(outcome="") & Q(resolved_at__isnull=False)),
                name="orphan_outcome_with_time",
            )
        ]

    def __str__(self) -> str:
        return self.state["title"]
