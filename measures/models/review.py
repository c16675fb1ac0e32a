"""What reviewers did at the desk, step by step, so that each step can be taken back."""

from django.conf import settings
from django.db import models


class ReviewVerb(models.TextChoices):
    CONFIRM = "confirm", "确认"
    REJECT = "reject", "否决"
    REOPEN = "reopen", "重新待核"
    EDIT = "edit", "修改"
    EDGE = "edge", "移动边界"
    SPLIT = "split", "拆分"
    MERGE = "merge", "合并"
    ADD = "add", "添加"


class ReviewStep(models.Model):
    """One act of one person on the measures of one article.

    `before` and `after` are lists of measure states (measures/actions/states.py) of the rows that the step touched: a row in
    one list only was made or removed by it.
    """

    article = models.ForeignKey(
        "documents.Article", models.CASCADE, related_name="review_steps", verbose_name="文章"
    )
    verb = models.CharField("动作", max_length=10, choices=ReviewVerb)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="操作人")
    made_at = models.DateTimeField("操作时间", auto_now_add=True)
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    before = models.JSONField("之前", default=list)
    after = models.JSONField("之后", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "审核步骤"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["article", "made_by"], name="review_step_article_person")]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}（{self.made_at:%Y-%m-%d %H:%M}）"
