"""Addresses that are looked at again and again for new articles, and what became of each that was found there."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.timezone import now
from simple_history.models import HistoricalRecords

MOST_TRIES = 3  # of an article that does not come; after that a person looks


class PageKind(models.TextChoices):
    FEED = "feed", "订阅（RSS、Atom）"
    LIST = "list", "列表页"


class VisitResult(models.TextChoices):
    NONE = "", "还没有看过"
    NEW = "new", "有新文章"
    NOTHING = "nothing", "没有新文章"
    PARTLY = "partly", "有的没有取成"
    FAILED = "failed", "没有看成"


TROUBLE = (VisitResult.PARTLY, VisitResult.FAILED)  # what somebody should look at


class WatchedPage(models.Model):
    """A feed or a list page that an administrator named. `link_pattern` says how articles' addresses look, * for anything;
    the fields from `etag` on are of the last visit, `claimed_until` of one that is under way."""

    name = models.CharField("名称", max_length=100, unique=True)
    address = models.URLField("地址", max_length=1000)
    kind = models.CharField("种类", max_length=10, choices=PageKind, default=PageKind.FEED)
    link_pattern = models.CharField(
        "文章地址的样子",
        max_length=300,
        blank=True,
        help_text="列表页必填：变化的部分写成 *，如 /art/*.html；以 http 开头的与整个地址相比。",
    )
    other_hosts = models.CharField(
        "其他网站",
        max_length=500,
        blank=True,
        help_text="文章不在同一网站时，写出那些网站的域名，用空格分开；没有写出的一律不取。",
    )
    hours_between = models.PositiveSmallIntegerField(
        "间隔（小时）", default=24, validators=[MinValueValidator(1)]
    )
    is_active = models.BooleanField("启用", default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        null=True,
        verbose_name="添加人",
    )
    etag = models.CharField(max_length=300, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    visited_at = models.DateTimeField("上次查看", null=True, blank=True, editable=False)
    result = models.CharField("结果", max_length=10, choices=VisitResult, blank=True, editable=False)
    said = models.TextField("说明", blank=True, editable=False)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    history = HistoricalRecords(
        verbose_name="采集来源历史",
        excluded_fields=["etag", "last_modified", "visited_at", "result", "said", "claimed_until"],
    )

    class Meta:
        verbose_name = verbose_name_plural = "采集来源"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not urlsplit(self.address).scheme.startswith("http"):
            raise ValidationError({"address": "请填 http:// 或 https:// 开头的地址。"})
        if self.kind == PageKind.LIST and "*" not in self.link_pattern:
            raise ValidationError(
                {"link_pattern": "请写出文章地址的样子，变化的部分写成 *，如 /art/*.html。"}
            )

    @property
    def host(self) -> str:
        return (urlsplit(self.address).hostname or "").removeprefix("www.")

    @property
    def hosts(self) -> tuple[str, ...]:
        """The sites that articles may stand on."""
        return (self.host, *self.other_hosts.split())

    @property
    def next_visit_at(self) -> datetime | None:
        return self.visited_at + timedelta(hours=self.hours_between) if self.visited_at else None

    @property
    def is_due(self) -> bool:
        due_at = self.next_visit_at
        return self.is_active and (due_at is None or due_at <= now())


class LinkState(models.TextChoices):
    WAITING = "waiting", "等待取入"
    STORED = "stored", "已存为草稿"
    KNOWN = "known", "库中已有"
    FAILED = "failed", "没有取成"


class GatheredLink(models.Model):
    """An article's address, once whichever page names it, so that it is never taken twice."""

    page = models.ForeignKey(WatchedPage, models.CASCADE, related_name="links", verbose_name="采集来源")
    url = models.URLField("网址", max_length=1000, unique=True)
    title = models.CharField("标题", max_length=300, blank=True)
    told_on = models.DateField("订阅所说的日期", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=LinkState, default=LinkState.WAITING)
    tries = models.PositiveSmallIntegerField("次数", default=0)
    problem = models.TextField("问题", blank=True)
    article = models.ForeignKey(
        "documents.Article", models.SET_NULL, null=True, blank=True, verbose_name="库中文章"
    )
    found_at = models.DateTimeField("发现时间", auto_now_add=True)
    tried_at = models.DateTimeField("取入时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "采集到的网址"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["page", "state"], name="gathered_link_page_state")]

    def __str__(self) -> str:
        return self.title or self.url
