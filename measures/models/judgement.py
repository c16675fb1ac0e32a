"""What staff judged of a hit: whether it answers what was asked, so that the search can be measured (docs/search.md)."""

from django.conf import settings
from django.db import models

from documents.search.query import LONGEST_QUERY


class Judgement(models.Model):
    """One a person, query and measure. It keeps its words when the measure is extracted anew and the row goes."""

    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="judgements", verbose_name="判定人"
    )
    query = models.CharField("检索词", max_length=LONGEST_QUERY)
    measure = models.ForeignKey(
        "measures.Measure", models.SET_NULL, null=True, related_name="judgements", verbose_name="举措"
    )
    article = models.ForeignKey(
        "documents.Article", models.CASCADE, related_name="judgements", verbose_name="文章"
    )
    quote = models.TextField("原文")
    is_relevant = models.BooleanField("相关")
    judged_at = models.DateTimeField("判定时间", auto_now=True)

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "检索判定"
        ordering = ["query", "article", "pk"]
        constraints = [models.UniqueConstraint(fields=["judge", "query", "measure"], name="judged_once")]

    def __str__(self) -> str:
        return f"{self.query}：{'相关' if self.is_relevant else '不相关'}"
