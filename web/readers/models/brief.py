"""A brief (综述) that a person chose to keep: what a model wrote, beside the clips that its sentences rest on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import ngettext

from web.readers.models.basket import Basket, Clip

# Words, and the clips behind them with their places in the basket, from 1.
Piece = tuple[str, list[tuple[int, Clip]]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a brief may be shown: paragraphs of sentences of pieces; `left_out` sentences rest on clips that are gone."""

    paragraphs: tuple[tuple[tuple[Piece, ...], ...], ...]
    left_out: int

    @property
    def told(self) -> str:
        """What is said of the sentences that are left out."""
        return ngettext(
            "略去 {count} 句：所据的条目已移出这一册，或不再公开。",
            "略去 {count} 句：所据的条目已移出这一册，或不再公开。",
            self.left_out,
        ).format(count=self.left_out)


class KeptBrief(models.Model):
    """`paragraphs` of sentences of pieces, each piece its words and the keys of the clips behind them.

    It is as the machine wrote it and never edited: what it rests on was checked against these words.
    """

    basket = models.ForeignKey(Basket, models.CASCADE, related_name="briefs", verbose_name="摘编")
    title = models.CharField("标题", max_length=80)
    paragraphs = models.JSONField("正文")
    kept_at = models.DateTimeField("存入时间", auto_now_add=True)

    class Meta:
        app_label = "measures"
        default_permissions = ()
        verbose_name = verbose_name_plural = "存下的综述"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def standing(self, clips: Iterable[Clip]) -> Standing:
        """Held against the clips of its basket, in their order: no sentence outlives the publication of what it rests on."""
        by_key = {clip.pk: (number, clip) for number, clip in enumerate(clips, start=1) if clip.is_public}
        told = sum(len(paragraph) for paragraph in self.paragraphs)
        paragraphs = []
        for paragraph in self.paragraphs:
            sentences = tuple(
                tuple((words, [by_key[key] for key in keys]) for words, keys in sentence)
                for sentence in paragraph
                if all(key in by_key for _, keys in sentence for key in keys)
            )
            if sentences:
                paragraphs.append(sentences)
        return Standing(tuple(paragraphs), told - sum(map(len, paragraphs)))
