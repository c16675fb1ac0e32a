"""What curators tell the search: words of the field, words that stand for each other, and what readers asked for."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from documents.search.keys import search_key


class DictionaryTerm(models.Model):
    """A word that is never cut apart; in force from the next rebuild_search_index on."""

    term = models.CharField("词语", max_length=30, unique=True)
    is_active = models.BooleanField("启用", default=True)
    note = models.CharField("备注", max_length=200, blank=True)
    history = HistoricalRecords(verbose_name="词典历史")

    class Meta:
        app_label = "documents"
        verbose_name = verbose_name_plural = "领域词典"
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        if not search_key(self.term).strip():
            raise ValidationError({"term": "请填写至少一个字。"})


class SynonymGroup(models.Model):
    """Words that find each other; the narrower ones are found by them, and do not find them."""

    terms = models.CharField("等义词语", max_length=300, help_text="用空格分开，至少一个；它们互相找到。")
    narrower = models.CharField(
        "下位词语",
        max_length=300,
        blank=True,
        help_text="用空格分开；检索等义词语时也找这些，反过来不找。",
    )
    is_active = models.BooleanField("启用", default=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)
    history = HistoricalRecords(verbose_name="同义词历史")

    class Meta:
        app_label = "documents"
        verbose_name = verbose_name_plural = "同义词组"
        ordering = ["terms"]

    def __str__(self) -> str:
        return " = ".join(self.terms.split())

    def clean(self) -> None:
        count = len(self.terms.split()) + len(self.narrower.split())
        if count < 2:
            raise ValidationError({"terms": "一组至少要有两个词语。"})


class LoggedQuery(models.Model):
    """What was searched for, how often and what it found; who searched is not kept."""

    text = models.CharField("检索词", max_length=100)
    model = models.CharField("范围", max_length=20, choices=[("articles", "文章"), ("measures", "举措")])
    count = models.PositiveIntegerField("次数", default=0)
    hits = models.PositiveIntegerField("结果数", default=0)
    is_relaxed = models.BooleanField("已放宽", default=False)
    last_seen_on = models.DateField("最近检索", auto_now=True)
    # Keyed digests of the first visitors that asked, so many as make a query common and no more; staff are none.
    askers = models.JSONField(default=list, editable=False)
    asker_count = models.PositiveSmallIntegerField("检索过的人", default=0)

    class Meta:
        app_label = "documents"
        verbose_name = verbose_name_plural = "检索记录"
        ordering = ["-count", "text"]
        default_permissions = ("view", "delete")
        constraints = [models.UniqueConstraint(fields=["text", "model"], name="logged_query_once")]
        indexes = [models.Index(fields=["hits", "-count"], name="logged_query_hits")]

    def __str__(self) -> str:
        return self.text


class AppliedDictionary(models.Model):
    """The terms that the indexes were last cut with; one row."""

    terms = models.JSONField(default=list)
    applied_at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "documents"
        default_permissions = ()
        verbose_name = verbose_name_plural = "生效词典"

    def __str__(self) -> str:
        return str(self.applied_at)
