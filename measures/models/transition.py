"""A transition: an explicit statement that one thing becomes another (产业扶贫 → 产业振兴)."""

from django.db import models

from measures.models.spans import Span


class Transition(Span):
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

    class Meta:
        verbose_name = verbose_name_plural = "转变"
        ordering = ["article", "start"]
        constraints = Span.Meta.constraints

    def __str__(self):
        return f"{self.source} → {self.target}"
