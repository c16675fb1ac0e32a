"""An article: title, body and where, when and by whom it was published."""

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models, transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.followers import Place, articles_moved, place_of
from documents.models.index import ArticleIndex
from documents.querysets import ArticleQuerySet
from documents.smaller_places import FOLLOWS_FROM, KEPT_IN, name_smaller_places
from regions.addresses import address_of
from regions.gazetteer.smaller_places import SmallerKind
from regions.speaking import is_english

if TYPE_CHECKING:
    from regions.models import Region

PUBLISH_ARTICLE = "documents.publish_article"


class ArticleKind(models.TextChoices):
    SIGNED = "signed", _("署名文章")
    INTERVIEW = "interview", _("访谈")
    PLAN = "plan", _("规划方案")
    REPORT = "report", _("工作报告")
    NEWS = "news", _("新闻报道")
    NOTICE = "notice", _("通知文件")
    OTHER = "other", _("其他")


class SmallerPlaceKind(models.TextChoices):
    TOWNSHIP = SmallerKind.TOWNSHIP.value, _("乡镇")
    ZONE = SmallerKind.ZONE.value, _("开发区")


RECOGNISED_MARK = _("（由扫描件识别）")


class ArticleStatus(models.TextChoices):
    DRAFT = "draft", _("草稿")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤回")


class DatePrecision(models.TextChoices):
    DAY = "day", "日"
    MONTH = "month", "月"
    YEAR = "year", "年"


KINDS = dict(ArticleKind.choices)
ENGLISH_DATES = {DatePrecision.DAY: "j F Y", DatePrecision.MONTH: "F Y", DatePrecision.YEAR: "Y"}


class Article(models.Model):
    title = models.CharField("标题", max_length=300)
    kind = models.CharField("体裁", max_length=10, choices=ArticleKind, default=ArticleKind.OTHER)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="地区"
    )
    # What the place was when the text was written, where it is another today (regions.lookup.placed); all counts go by `region`.
    region_then = models.ForeignKey(
        "regions.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles_then",
        verbose_name="当时的区划",
    )
    # The town or development zone below the region that the title names; it has no code and is free text (documents.smaller_places).
    smaller_place = models.CharField("其下的乡镇或开发区", max_length=30, blank=True, editable=False)
    smaller_kind = models.CharField(max_length=10, blank=True, choices=SmallerPlaceKind, editable=False)
    published_on = models.DateField("发布日期", null=True, blank=True, db_index=True)
    published_precision = models.CharField("日期精度", max_length=5, choices=DatePrecision, blank=True)
    source = models.ForeignKey(
        "documents.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name="来源",
    )
    source_url = models.URLField("原文网址", max_length=1000, blank=True)
    document_number = models.CharField("文号", max_length=100, blank=True)
    is_recognised = models.BooleanField("由扫描件识别", default=False)
    body = models.TextField("正文")
    body_sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    status = models.CharField("状态", max_length=10, choices=ArticleStatus, default=ArticleStatus.DRAFT)
    external_id = models.CharField("外部编号", max_length=100, null=True, blank=True, unique=True)
    source_file = models.ForeignKey(
        "documents.SourceFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name="原始文件",
    )
    position_in_file = models.PositiveSmallIntegerField("文件内次序", default=0)
    officials = models.ManyToManyField(
        "documents.Official", through="documents.Authorship", related_name="articles"
    )
    created_at = models.DateTimeField("入库时间", auto_now_add=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)
    # Since when the public has been able to read it; the rows' own save and bulk_create keep it.
    public_since = models.DateTimeField("公开时间", null=True, blank=True, editable=False)

    # The place of today, where a page shows the article in that of its time (`show_in`).
    moved_from: "Region | None" = None

    objects = ArticleQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="文章历史", excluded_fields=["public_since", *KEPT_IN])

    class Meta:
        verbose_name = verbose_name_plural = "文章"
        ordering = ["-published_on", "-pk"]
        permissions = [("import_article", "可以导入文章"), ("publish_article", "可以发布和撤回文章")]
        indexes = [
            # All that is asked of the articles of a place before any of them is read.
            models.Index(fields=["status", "region", "published_on", "kind"], name="article_of_place"),
            # What became public lately, and where, without reading an article.
            models.Index(fields=["status", "public_since", "region"], name="article_since_public"),
            models.Index(fields=["created_at"], condition=Q(status="draft"), name="article_drafts"),
            # Few articles have one: an index of all of them looks to a planner as if every one had the same.
            models.Index(
                fields=["region_then", "published_on"],
                condition=Q(region_then__isnull=False),
                name="article_of_place_then",
            ),
            models.Index(
                fields=["region", "smaller_place"],
                condition=~Q(smaller_place=""),
                name="article_of_smaller_place",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_file", "position_in_file"], name="article_once_a_place_in_file"
            ),
            # Bulk collections carry their own identity and may repeat a text.
            models.UniqueConstraint(
                fields=["body_sha256"], condition=Q(external_id__isnull=True), name="article_body_once"
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_precision="")
                | (Q(published_on__isnull=False) & ~Q(published_precision="")),
                name="article_date_with_precision",
            ),
            models.CheckConstraint(condition=~Q(body=""), name="article_has_body"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        self.body_sha256 = body_sha256(self.body)
        if (fields := kwargs.get("update_fields")) is None or not FOLLOWS_FROM.isdisjoint(fields):
            name_smaller_places([self])
            if fields is not None:
                kwargs["update_fields"] = {*fields, *KEPT_IN}
        with transaction.atomic():
            before = self._standing()
            if self.is_public and not any(each.status == ArticleStatus.PUBLISHED for each in before):
                self.public_since = now()
                if (fields := kwargs.get("update_fields")) is not None:
                    kwargs["update_fields"] = {*fields, "public_since"}
            super().save(**kwargs)
            if ArticleIndex.touches(kwargs.get("update_fields")):
                ArticleIndex.objects.index([self])
            if (after := self._standing()) != before:
                articles_moved.tell(_places(*before, *after))

    def get_absolute_url(self) -> str:
        return address_of("article_detail", self.pk)

    def delete(self, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            before = self._standing()
            deleted = super().delete(**kwargs)
            articles_moved.tell(_places(*before))
        return deleted

    def _standing(self) -> "list[_Standing]":
        """How the stored article counts; empty where it is not stored yet."""
        stored = Article.objects.filter(pk=self.pk) if self.pk else Article.objects.none()
        rows = stored.values_list(
            "region_id", "published_on", "kind", "region_then_id", "status", "source_id"
        )
        return [_Standing(place_of(region, day, kind), *rest) for region, day, kind, *rest in rows]

    def show_in(self, region: "Region") -> None:
        """Stand in the region of its time from now on, here in memory; nothing is stored."""
        if region.pk != self.region_id:
            self.moved_from, self.region = self.region, region

    @property
    def region_today(self) -> "Region | None":
        return self.moved_from or self.region

    def get_kind_display(self) -> str:
        """As Django says it, which hashes every choice in the language of the page first."""
        return str(KINDS.get(self.kind, self.kind))

    @property
    def is_public(self) -> bool:
        return self.status == ArticleStatus.PUBLISHED

    @property
    def recognised_mark(self) -> str:
        """What stands beside each figure of a text that a machine read off a picture."""
        return str(RECOGNISED_MARK) if self.is_recognised else ""

    @property
    def published_label(self) -> str:
        """2022年7月28日, 2022年7月, 2022年, or 日期不详."""
        if self.published_on is None:
            return gettext("日期不详")
        day = self.published_on
        if is_english():
            return date_format(day, ENGLISH_DATES[self.published_precision])
        month = "" if self.published_precision == DatePrecision.YEAR else f"{day.month}月"
        number = f"{day.day}日" if self.published_precision == DatePrecision.DAY else ""
        return f"{day.year}年{month}{number}"


def body_sha256(body: str) -> str:
    """Hex digest of the body in UTF-8; lone surrogates, which no encoding holds, count as themselves."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


class _Standing(NamedTuple):
    """Where an article counts, today and by what the place was then, its status and its source."""

    place: Place
    then: str | None
    status: str
    source: int | None


def _places(*standing: _Standing) -> set[Place]:
    then = {each.place._replace(region=each.then) for each in standing if each.then}
    return {each.place for each in standing} | then
