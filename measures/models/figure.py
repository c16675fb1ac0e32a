"""A figure: a number that counts or measures something, with its sentence."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from measures.models.spans import Span


class Qualifier(models.TextChoices):
    AT_LEAST = ">=", _("不少于")
    AT_MOST = "<=", _("不超过")
    ABOUT = "~", _("约")


class Figure(Span):
    measure = models.ForeignKey(
        "measures.Measure",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name="所在举措",
    )
    surface = models.CharField("原文", max_length=100)
    low = models.DecimalField("数值（低）", max_digits=24, decimal_places=6)
    high = models.DecimalField("数值（高）", max_digits=24, decimal_places=6)
    unit = models.CharField("单位", max_length=30, blank=True)
    qualifier = models.CharField("限定", max_length=2, choices=Qualifier, blank=True)
    about = models.CharField("所计事物", max_length=100, blank=True)
    extent = models.CharField("所说范围", max_length=30, blank=True)
    is_added = models.BooleanField("新增", default=False)
    is_planned = models.BooleanField("计划", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "数据"
        ordering = ["article", "start"]
        indexes = [models.Index(fields=["about", "article"], name="figure_of_thing")]
        constraints = [
            *Span.Meta.constraints,
            models.CheckConstraint(condition=Q(low__lte=F("high")), name="figure_range_is_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.surface}".strip()
