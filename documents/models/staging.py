"""An import in the making: batch → files as handed over → articles as read and corrected. Nothing here is public."""

from django.conf import settings
from django.db import models


class BatchState(models.TextChoices):
    READING = "reading", "正在读取"
    READY = "ready", "待核对"
    STORING = "storing", "正在存入"
    DONE = "done", "已完成"
    DISCARDED = "discarded", "已放弃"


class ImportBatch(models.Model):
    """What one person handed over at once. `status` is what its articles become: draft or published."""

    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="导入人")
    made_at = models.DateTimeField("提交时间", auto_now_add=True)
    state = models.CharField("进度", max_length=10, choices=BatchState, default=BatchState.READING)
    status = models.CharField("存为", max_length=10, default="draft")
    problems = models.JSONField("未能读取", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入批次"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"导入 {self.pk}（{self.get_state_display()}）"


class StagedState(models.TextChoices):
    WAITING = "waiting", "等待读取"
    READ = "read", "已读取"
    FAILED = "failed", "未能读取"
    STORED = "stored", "已存入"


class StagedFile(models.Model):
    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="files", verbose_name="批次")
    position = models.PositiveIntegerField("次序")
    file_name = models.CharField("文件名", max_length=255)
    path = models.CharField("在压缩包内", max_length=1000, blank=True)
    kind = models.CharField("类别", max_length=100)
    media_type = models.CharField("媒体类型", max_length=100, blank=True)
    content = models.BinaryField("内容")
    url = models.URLField("网址", max_length=1000, blank=True)
    state = models.CharField("状态", max_length=10, choices=StagedState, default=StagedState.WAITING)
    text = models.TextField("原文", blank=True)
    problem = models.TextField("问题", blank=True)
    bad_rows = models.BinaryField("坏行", null=True, blank=True)
    bad_row_count = models.PositiveIntegerField("坏行数", default=0)
    bad_reasons = models.JSONField("坏行的原因", default=list, blank=True)
    # Of a list: each column's name, the field it was taken for, and some of its texts.
    columns = models.JSONField("各列", default=list, blank=True)
    # The numbers of the pages that are pictures and wait to be recognised, and how many were.
    scans = models.JSONField("扫描页", default=list, blank=True)
    recognised_count = models.PositiveIntegerField("已识别页数", default=0)
    source_file = models.ForeignKey(
        "documents.SourceFile", models.SET_NULL, null=True, blank=True, verbose_name="库中文件"
    )

    class Meta:
        verbose_name = verbose_name_plural = "待入库文件"
        ordering = ["batch_id", "position"]
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="staged_file_place_once")]

    def __str__(self) -> str:
        return self.file_name


class StagedArticle(models.Model):
    """One article of a file, as read and then corrected: `fields` is documents.plain's JSON."""

    file = models.ForeignKey(StagedFile, models.CASCADE, related_name="articles", verbose_name="文件")
    position = models.PositiveIntegerField("次序")
    fields = models.JSONField("内容")
    # The line of the file with which a person had it begin; None where its words tell.
    start_line = models.PositiveIntegerField("起始行", null=True, blank=True)
    is_taken = models.BooleanField("存入", default=True)
    is_edited = models.BooleanField("已修改", default=False)
    stored = models.ForeignKey(
        "documents.Article", models.SET_NULL, null=True, blank=True, verbose_name="库中文章"
    )

    class Meta:
        verbose_name = verbose_name_plural = "待入库文章"
        ordering = ["file_id", "position"]
        constraints = [models.UniqueConstraint(fields=["file", "position"], name="staged_article_place_once")]

    def __str__(self) -> str:
        return self.fields["title"]


class RecognisedPage(models.Model):
    """What was read on a scanned page, kept so that nobody waits for it twice: `lines` are dicts of
    documents.ingest.recognising.ScanLine."""

    sha256 = models.CharField("文件的 SHA-256", max_length=64)
    number = models.PositiveIntegerField("页")
    reader = models.CharField("识别程序", max_length=50)
    lines = models.JSONField("各行")
    made_at = models.DateTimeField("识别时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "识别出的扫描页"
        ordering = ["sha256", "number"]
        constraints = [
            models.UniqueConstraint(fields=["sha256", "number", "reader"], name="recognised_page_once")
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:8]} 第 {self.number} 页"


class ColumnMatching(models.Model):
    """What the columns hold of lists with one set of column names, as a person said: `fields` maps names to fields."""

    key = models.CharField("列名的摘要", max_length=64, unique=True)
    fields = models.JSONField("各列")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="指定的人")
    made_at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "清单列的对应"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return "、".join(self.fields)
