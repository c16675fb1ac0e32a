"""How common the tokens of an index are: an estimate from a sample, kept with the index and taken anew as it grows.

Only ranking and the order of reading depend on it; what is found does not.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models

from documents.compact_json import CompactJSONField
from documents.search.keys import grams_of
from documents.search.tokenizer import fingerprint, set_dictionary

if TYPE_CHECKING:
    from documents.search.models.token_row import TokenRow

# An estimate looks at so many rows, or at fewer where they are long.
SAMPLE_ROWS, LEAST_SAMPLE_ROWS = 5_000, 500
SAMPLE_CHARACTERS = 1_000_000
CHUNK_ROWS = 100
# A token of a smaller share is not listed: its rows are counted where it is searched for.
LEAST_SHARE = 0.004
MOST_TOKENS = 6_000
# The estimate is taken anew when the collection has grown by so much.
GROWTH = 1.6
FEW_ROWS, GROWTH_OF_FEW = 500, 1.2


class IndexStateManager(models.Manager):
    def use_dictionary(self) -> None:
        """Cut with the terms that the indexes were cut with, which another process may have changed."""
        applied = (
            apps.get_model("documents", "AppliedDictionary").objects.values_list("terms", flat=True).first()
        )
        set_dictionary(applied)

    def refresh_when_grown(self, token_row: "type[TokenRow]") -> None:
        """Take the estimate anew if many rows came since; two small questions where they did not."""
        state = self.filter(pk=token_row._meta.db_table).defer("shares").first()
        if state is None:
            self.take(token_row)
            return
        if state.rows < FEW_ROWS:
            # Primary keys say little about a small table; counting it costs nothing.
            has_grown = token_row.objects.count() > state.rows * GROWTH_OF_FEW
        else:
            newest = token_row.objects.aggregate(newest=models.Max("pk"))["newest"] or 0
            has_grown = newest > state.newest * GROWTH
        if has_grown:
            self.take(token_row)

    def take(self, token_row: "type[TokenRow]") -> "IndexState":
        """Estimate from rows drawn by chance, and the same ones each time as long as none come or go."""
        counts: Counter[str] = Counter()
        sampled, length = 0, 0
        pks = list(token_row.objects.order_by("pk").values_list("pk", flat=True))
        for rows in _drawn(token_row, pks):
            for *kept, title, body in rows:
                grams, words = map(grams_of, kept, (title, body)), f"{title} {body}"
                counts.update({*" ".join(grams).split(), *words.split(), *words} - {" ", "\t", "\n"})
                length += sum(map(_characters, (title, body)))
                sampled += 1
            if length > SAMPLE_CHARACTERS and sampled >= LEAST_SAMPLE_ROWS:
                break
        least = max(2, LEAST_SHARE * sampled)
        shares = {token: n / sampled for token, n in counts.most_common(MOST_TOKENS) if n >= least}
        values = {
            "rows": len(pks),
            "newest": pks[-1] if pks else 0,
            "average_length": max(1.0, length / max(1, sampled)),
            "shares": shares,
        }
        return self.update_or_create(
            pk=token_row._meta.db_table,
            defaults=values,
            create_defaults={**values, "fingerprint": fingerprint()},
        )[0]


def _characters(words: str) -> int:
    """How long a text is, told from its words; those inside longer words stand behind the tab."""
    main = words.partition("\t")[0]
    return len(main) - main.count(" ")


def _drawn(token_row: "type[TokenRow]", pks: Sequence[int]) -> Iterator[models.QuerySet]:
    """Rows drawn by chance, chunk by chunk; inside a chunk their order is the database's."""
    # A fixed seed: one collection has one estimate. Nothing is secret about it.
    chosen = random.Random(0).sample(pks, min(len(pks), SAMPLE_ROWS))  # noqa: S311
    for start in range(0, len(chosen), CHUNK_ROWS):
        rows = token_row.objects.filter(pk__in=chosen[start : start + CHUNK_ROWS])
        yield rows.values_list("title_grams", "body_grams", "title_words", "body_words")


class IndexState(models.Model):
    """What is known of one index as a whole; `shares` maps a token to the share of rows that hold it."""

    table = models.CharField(max_length=63, primary_key=True)
    rows = models.PositiveIntegerField(default=0)
    newest = models.PositiveBigIntegerField(default=0)
    average_length = models.FloatField(default=300)
    shares = CompactJSONField(default=dict)
    # Of the tokenizer that the whole index was made with; see documents.search.tokenizer.fingerprint.
    fingerprint = models.CharField(max_length=16, default="")
    taken_at = models.DateTimeField(auto_now=True)

    objects = IndexStateManager()

    class Meta:
        app_label = "documents"
        default_permissions = ()
        verbose_name = verbose_name_plural = "检索状态"

    def __str__(self) -> str:
        return self.table
