"""Passages that belong to no theme, by rule: few readers were given any, and production meets many."""

import random
import re
from collections.abc import Iterator
from itertools import islice

from measures.extraction.themes.lexicon import Lexicon
from measures.training.sources import Sources

# More of them change nothing; none at all halves how many passages of no theme are known as such.
COUNT = 200
# Texts of the news to look through, a sentence of each.
_TEXTS = 4_000
_READ_CHARACTERS = 3_000
_SENTENCE = re.compile(r"[^。！？\n]{25,140}[。！？]")
_CLAUSE = re.compile(r"[^，；：。！？]{6,24}")
_FIXED_START = 20201216


def background(sources: Sources, lexicon: Lexicon) -> list[tuple[str, str]]:
    """(title, sentence): sentences of the news that hold no term of the lexicon, drawn alike each time."""
    draw = random.Random(_FIXED_START)  # noqa: S311 - a draw that must be the same each time
    texts = list(sources.news())
    chosen = draw.sample(texts, min(len(texts), _TEXTS))
    return list(islice(_silent(chosen, draw, lexicon), COUNT))


def _silent(texts: list[str], draw: random.Random, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for text in texts:
        sentences = _SENTENCE.findall(text[:_READ_CHARACTERS])
        if not sentences:
            continue
        sentence = draw.choice(sentences).strip()
        if next(lexicon.matches(sentence), None) is None:
            clause = _CLAUSE.search(sentence)
            yield (clause.group() if clause else sentence[:20]), sentence
