"""A search that a signed-in reader keeps."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """`query` is the query string of the list `place`, without its page."""

    class Place(models.TextChoices):
        ARTICLES = "articles", _("文章")
        MEASURES = "measures", _("举措")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches", verbose_name="所有人"
    )
    name = models.CharField("名称", max_length=80)
    place = models.CharField("范围", max_length=10, choices=Place)
    query = models.CharField("条件", max_length=1000)
    created_at = models.DateTimeField("保存时间", auto_now_add=True)
    # What became public later is new to its owner, or to the next mail.
    seen_at = models.DateTimeField("上次查看", default=now)
    mailed_at = models.DateTimeField("上次寄出", default=now)

    class Meta:
        app_label = "measures"
        verbose_name = verbose_name_plural = "保存的检索"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "place", "query"], name="saved_search_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse(self.place.removesuffix('s') + '_list')}?{self.query}"

    @property
    def feed_url(self) -> str:
        return f"{reverse('feed_' + self.place)}?{self.query}"
