"""A sentence that speaks of a theme, whether or not it is a measure; what is not written of follows from it (未提及)."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Substr

from documents.text.sentences import sentence_of
from regions.addresses import address_of
from regions.models import lying_in

# Shown to either side of the term where a sentence runs on, as those of texts without full stops do.
REACH = 70


class MentionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Mentions of published articles; staff see all."""
        return self if user.is_staff else self.filter(article__status="published")

    def in_region(self, code, *, own_only=False):
        """Mentions of a region, with those of the regions below it unless `own_only`."""
        return self.filter(lying_in("article__region", code, own_only=own_only))

    def with_card(self):
        """All that a list of sentences shows, in one query; the newest article first, each in text order."""
        newest = F("article__published_on").desc(nulls_last=True)
        words = Substr("article__body", F("start") + 1, F("end") - F("start"))
        rows = self.select_related("article__region", "theme").defer("article__body").annotate(words=words)
        return rows.order_by(newest, "article_id", "start")


class Mention(models.Model):
    """`article.body[start:end]` is the sentence, `term` what in it speaks of the theme. The machine's alone."""

    article = models.ForeignKey(
        "documents.Article", models.CASCADE, related_name="mentions", verbose_name="文章", db_index=False
    )
    theme = models.ForeignKey(
        "measures.Theme", models.CASCADE, related_name="mentions", verbose_name="主题", db_index=False
    )
    start = models.PositiveIntegerField("起点")
    end = models.PositiveIntegerField("终点")
    term = models.CharField("词", max_length=100)

    objects = MentionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "提及"
        indexes = [models.Index(fields=["theme", "article"], name="mention_by_theme")]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="mention_span_is_not_empty"),
            models.UniqueConstraint(fields=["article", "theme", "start", "end"], name="mention_once"),
        ]

    def __str__(self):
        return f"{self.article_id}:{self.start}–{self.end} {self.term}"

    @property
    def permalink(self):
        """The article with the theme's sentences marked, at this one."""
        return f"{address_of('article_detail', self.article_id)}?theme={self.theme.slug}#q{self.start}"

    @property
    def terms(self):
        """What to mark in the sentence."""
        return (self.term,)

    @property
    def sentence(self):
        """The sentence of a row fetched `with_card`, cut round its term where it is long."""
        at = self.words.find(self.term)
        if at < 0 or len(self.words) <= 2 * REACH:
            return self.words
        return sentence_of(self.words, at, at + len(self.term), REACH)
