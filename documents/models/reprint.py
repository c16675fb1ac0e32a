"""Reprints: articles that carry one text, proposed by comparison and decided by a person."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class ReprintCluster(models.Model):
    """One text with many sources. Which article stands for it is chosen by a person or not at all."""

    canonical = models.ForeignKey(
        "documents.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="clusters_as_canonical",
        verbose_name="代表文章",
    )
    created_at = models.DateTimeField("提出时间", auto_now_add=True)
    articles = models.ManyToManyField(
        "documents.Article", through="documents.ReprintMember", related_name="reprint_clusters"
    )
    history = HistoricalRecords(verbose_name="转载组历史")

    class Meta:
        verbose_name = verbose_name_plural = "转载组"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"转载组 {self.pk}：{self.canonical or '代表文章待定'}"


class MemberStatus(models.TextChoices):
    PROPOSED = "proposed", "待定"
    ACCEPTED = "accepted", "属于"
    REJECTED = "rejected", "不属于"


class ReprintMemberQuerySet(models.QuerySet):
    def active(self) -> Self:
        """Proposed and accepted ones; a rejected row stays so that it is never proposed again."""
        return self.exclude(status=MemberStatus.REJECTED)


class ReprintMember(models.Model):
    cluster = models.ForeignKey(ReprintCluster, models.CASCADE, related_name="members", verbose_name="转载组")
    article = models.ForeignKey(
        "documents.Article", models.CASCADE, related_name="reprint_members", verbose_name="文章"
    )
    status = models.CharField("判断", max_length=10, choices=MemberStatus, default=MemberStatus.PROPOSED)
    containment = models.FloatField("重合度", help_text="较短一篇的文字有多少出现在另一篇里（0–1）")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="判断人"
    )
    decided_at = models.DateTimeField("判断时间", null=True, blank=True)

    objects = ReprintMemberQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="转载成员历史")

    class Meta:
        verbose_name = verbose_name_plural = "转载成员"
        ordering = ["cluster", "article"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "article"], name="reprint_member_once"),
            models.UniqueConstraint(
                fields=["article"],
                condition=~Q(status=MemberStatus.REJECTED),
                name="reprint_in_one_active_cluster",
            ),
            models.CheckConstraint(
                condition=Q(status=MemberStatus.PROPOSED, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(status=MemberStatus.PROPOSED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="reprint_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(containment__gte=0, containment__lte=1),
                name="reprint_containment_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}（{self.get_status_display()}）"
