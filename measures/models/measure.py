"""A measure (举措): what a locality does, with the exact place in the text that says so."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.compact_json import CompactJSONField
from measures.models.index import MeasureIndex
from measures.models.spans import Span
from measures.querysets import MeasureQuerySet
from regions.addresses import address_of

REVIEW_MEASURE = "measures.review_measure"


class MeasureStatus(models.TextChoices):
    CANDIDATE = "candidate", _("待核")
    CONFIRMED = "confirmed", _("已核")
    REJECTED = "rejected", _("已否")


class MeasureOrigin(models.TextChoices):
    EXTRACTED = "extracted", _("自动提取")
    EDITED = "edited", _("人工修改")
    ADDED = "added", _("人工添加")


STATUSES = dict(MeasureStatus.choices)


def _in_words(probability: float) -> str:
    steps = ((0.85, "把握大"), (0.6, "把握较大"), (0.4, "把握一般"))
    return next((label for least, label in steps if probability >= least), "把握小")


class Measure(Span):
    position = models.PositiveSmallIntegerField("篇内次序")
    section = models.CharField("所在章节", max_length=500, blank=True)
    title = models.CharField("标题", max_length=200)
    quote = models.TextField("原文")
    theme = models.ForeignKey("measures.Theme", models.PROTECT, related_name="measures", verbose_name="主题")
    secondary_themes = models.ManyToManyField(
        "measures.Theme", blank=True, related_name="secondary_measures", verbose_name="相关主题"
    )
    evidence = CompactJSONField("归类依据", default=list, blank=True)
    confidence = models.FloatField("置信度", default=1)
    # None where a person chose the theme, or a reading that says nothing of it.
    theme_confidence = models.FloatField("归类置信度", null=True, blank=True)
    # Work that the text looks back on, and not what it sets out to do (measures/extraction/cutting/achieved.py).
    is_achieved = models.BooleanField("成效", default=False)
    origin = models.CharField("来历", max_length=10, choices=MeasureOrigin, default=MeasureOrigin.EXTRACTED)
    status = models.CharField("状态", max_length=10, choices=MeasureStatus, default=MeasureStatus.CANDIDATE)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="审核人"
    )
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    second_reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="second_read_measures",
        verbose_name="复核人",
    )
    second_read_at = models.DateTimeField("复核时间", null=True, blank=True)
    reason = models.CharField("否决理由", max_length=300, blank=True)

    objects = MeasureQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="举措历史", m2m_fields=[secondary_themes])

    class Meta:
        verbose_name = verbose_name_plural = "举措"
        ordering = ["article", "position"]
        permissions = [("review_measure", "可以审核举措")]
        indexes = [
            models.Index(fields=["theme", "status"], name="measure_theme_status"),
            # What waits for review, the least sure first.
            models.Index(fields=["status", "confidence", "article"], name="measure_waiting"),
            # What the strongest of many measures are chosen by, without reading their quotes.
            models.Index(fields=["article", "theme", "status", "confidence"], name="measure_strength"),
        ]
        constraints = [
            *Span.Meta.constraints,
            models.UniqueConstraint(fields=["article", "position"], name="measure_position_once"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True)
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="measure_reviewer_with_time",
            ),
            models.CheckConstraint(
                condition=Q(second_reader__isnull=True, second_read_at__isnull=True)
                | Q(
                    ~Q(second_reader=F("reviewed_by")),
                    second_reader__isnull=False,
                    second_read_at__isnull=False,
                    status=MeasureStatus.CONFIRMED,
                ),
                name="measure_second_reader_is_another",
            ),
            models.CheckConstraint(
                condition=~Q(status=MeasureStatus.REJECTED) | ~Q(reason=""),
                name="measure_rejected_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(status=MeasureStatus.CANDIDATE) | Q(reviewed_at__isnull=False),
                name="measure_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="measure_confidence_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(theme_confidence__isnull=True)
                | Q(theme_confidence__gte=0, theme_confidence__lte=1),
                name="measure_theme_confidence_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(**kwargs)
            if MeasureIndex.touches(kwargs.get("update_fields")):
                MeasureIndex.objects.index([self])

    def get_absolute_url(self) -> str:
        return address_of("measure_detail", self.pk)

    def get_status_display(self) -> str:
        """As Django says it, which hashes every choice in the language of the page first."""
        return str(STATUSES.get(self.status, self.status))

    @property
    def permalink(self) -> str:
        """The measure's sentence on its article's page."""
        return f"{address_of('article_detail', self.article_id)}#m{self.pk}"

    @property
    def review_label(self) -> str:
        """The state in words; where confirmations want a second reader, whether there was one."""
        if self.status == MeasureStatus.CONFIRMED and settings.SECOND_READER:
            return gettext("已核，已复核") if self.second_reader_id else gettext("已核，待复核")
        return self.get_status_display()

    @property
    def certainty_label(self) -> str:
        """How sure the reading was, in words; the number is a probability (docs/extraction.md)."""
        return _in_words(self.confidence)

    @property
    def theme_certainty_label(self) -> str:
        """How sure the theme is, in words; "" where nobody told."""
        return "" if self.theme_confidence is None else _in_words(self.theme_confidence)

    @property
    def told_by(self) -> list[str]:
        """The words that led to its theme, the heaviest first; none where a person chose another one."""
        heaviest = sorted(self.evidence, key=lambda item: -item[3])
        return list(dict.fromkeys(term for slug, term, *_ in heaviest if slug == self.theme.slug))

    @property
    def is_decided(self) -> bool:
        """Whether a person confirmed, rejected, edited or added it: no extraction may touch it."""
        return self.status != MeasureStatus.CANDIDATE or self.origin != MeasureOrigin.EXTRACTED

    @property
    def is_verified(self) -> bool:
        return self.article.body[self.start : self.end] == self.quote
