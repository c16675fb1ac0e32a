"""Where articles come from: the outlet, and the file as received."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class Source(models.Model):
    """An outlet that printed an article: a newspaper, a journal issue, a government site."""

    name = models.CharField("名称", max_length=200, unique=True)
    homepage = models.URLField("网址", max_length=500, blank=True)
    history = HistoricalRecords(verbose_name="来源历史")

    class Meta:
        verbose_name = verbose_name_plural = "来源"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SourceFile(models.Model):
    """The bytes as received; never changed, so that every reading of them can be done again."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    content = models.BinaryField("原始内容")
    size = models.PositiveIntegerField("字节数", editable=False)
    media_type = models.CharField("媒体类型", max_length=100)
    file_name = models.CharField("文件名", max_length=255)
    url = models.URLField("网址", max_length=1000, blank=True)
    received_at = models.DateTimeField("收到时间", auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name="收件人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "原始文件"
        ordering = ["-received_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="source_file_is_not_empty")]

    def __str__(self) -> str:
        return self.file_name
