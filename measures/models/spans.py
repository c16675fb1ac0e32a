"""What measures, figures and transitions share: a verified span of an article's body."""

from django.db import models
from django.db.models import F, Q


class Span(models.Model):
    """`article.body[start:end]` is what the row quotes; offsets are code points."""

    article = models.ForeignKey(
        "documents.Article", models.CASCADE, related_name="%(class)ss", verbose_name="文章"
    )
    start = models.PositiveIntegerField("起点")
    end = models.PositiveIntegerField("终点")
    rule = models.CharField("规则", max_length=60, blank=True)
    rule_version = models.CharField("规则版本", max_length=20, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(start__gte=0, start__lt=F("end")), name="%(class)s_span_is_not_empty"
            ),
            models.UniqueConstraint(fields=["article", "start", "end"], name="%(class)s_span_once"),
        ]
