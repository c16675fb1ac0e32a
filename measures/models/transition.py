"""A transition: an explicit statement that one thing becomes another (产业扶贫 → 产业振兴)."""

from django.db import models

from measures.models.spans import Span


class Transition(Span):
    """`weight` from 0 to 1: how far `source` belongs to the years of poverty alleviation."""

    measure = models.ForeignKey(
        "measures.Measure",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="transitions",
        verbose_name="所在举措",
    )
    source = models.CharField("由", max_length=200)
    target = models.CharField("到", max_length=200)
    quote = models.TextField("原文")
    weight = models.FloatField("衔接程度", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "转变"
        ordering = ["article", "start"]
        indexes = [models.Index(fields=["-weight", "source", "target"], name="transition_bridge_first")]
        constraints = [
            *Span.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(weight__gte=0, weight__lte=1), name="transition_weight_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
