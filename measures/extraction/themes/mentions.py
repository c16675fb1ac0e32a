"""Which sentences of a text speak of a theme, whether or not they are measures.

A term that names its theme (weight 3) speaks alone. One that goes with it (weight 2) is a word of other subjects too (监管,
稳定, 实施方案): it speaks only beside another such term of the theme in the sentence. What confirmed measures have taught
tells themes apart but names none, so only curated terms count.
"""

from collections.abc import Iterator, Mapping

from documents.text.sentences import sentence_spans
from measures.extraction.spans import MentionSpan
from measures.extraction.themes.lexicon import Lexicon

# Judged on the cells of the seed documents that a person read and on one hundred public texts: phrases of weight 2 alone
# (主体责任, 保障水平, 开工建设) spoke of something else oftener than of their theme.
NAMES, GOES_WITH = 3, 2

Terms = dict[str, float]


def find_mentions(body: str, lexicon: Lexicon) -> tuple[MentionSpan, ...]:
    """The sentences of `body` that speak of a theme, in text order, one span a sentence and theme."""
    return tuple(
        MentionSpan(theme, start, end, max(terms, key=lambda term: (terms[term], len(term))))
        for start, end, spoken in _spoken(body, lexicon)
        for theme, terms in spoken.items()
        if speaks(terms)
    )


def speaks(terms: Mapping[str, float]) -> bool:
    """Whether a theme's terms in one sentence, each with its weight, say that the sentence speaks of it."""
    weights = sorted(terms.values())[-2:]
    return weights[-1] >= NAMES or (len(weights) > 1 and weights[0] >= GOES_WITH)


def _spoken(body: str, lexicon: Lexicon) -> Iterator[tuple[int, int, dict[str, Terms]]]:
    """Each sentence that holds a term, as (start, end, its terms with their weights by theme)."""
    places = lexicon.curated_places(body)
    place, term = next(places, (len(body), ""))
    for start, end in sentence_spans(body):
        spoken: dict[str, Terms] = {}
        while place < end:
            for theme, weight in lexicon.curated[term].items():
                spoken.setdefault(theme, {})[term] = weight
            place, term = next(places, (len(body), ""))
        if spoken:
            yield start, end, spoken
