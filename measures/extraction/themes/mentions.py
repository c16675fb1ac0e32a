"""Which sentences of a text speak of a theme, whether or not they are measures.

A term that names its theme (weight 3) speaks alone. One that goes with it (weight 2) is a word of other subjects too (监管,
稳定, 实施方案): it speaks only beside another such term of the theme in the sentence. What confirmed measures have taught
tells themes apart but names none, so only curated terms count.
"""

from collections.abc import Iterator, Mapping

from documents.text.sentences import sentence_spans
from measures.extraction.spans import MentionSpan
from measures.extraction.themes.lexicon import Lexicon
from measures.extraction.themes.senses import SEAM, is_seam, means_otherwise

# Judged on the cells of the seed documents that a person read and on one hundred public texts: phrases of weight 2 alone
# (主体责任, 保障水平, 开工建设) spoke of something else oftener than of their theme.
NAMES, GOES_WITH = 3, 2

Terms = dict[str, float]
# Terms by theme, and where each stands.
Spoken = tuple[dict[str, Terms], dict[str, list[int]]]


def find_mentions(body: str, lexicon: Lexicon) -> tuple[MentionSpan, ...]:
    """The sentences of `body` that speak of a theme, in text order, one span a sentence and theme."""
    return tuple(
        MentionSpan(theme, start, end, max(meant, key=lambda term: (meant[term], len(term))))
        for start, end, (spoken, places) in _spoken(body, lexicon)
        for theme, terms in spoken.items()
        if speaks(terms) and speaks(meant := _meant(body, terms, places))
    )


def speaks(terms: Mapping[str, float]) -> bool:
    """Whether a theme's terms in one sentence, each with its weight, say that the sentence speaks of it."""
    weights = sorted(terms.values())[-2:]
    return bool(weights) and (weights[-1] >= NAMES or (len(weights) > 1 and weights[0] >= GOES_WITH))


def _meant(body: str, terms: Terms, places: Mapping[str, list[int]]) -> Terms:
    """The terms without seams of two words; all where a longer one speaks alone."""
    if any(len(term) > SEAM and weight >= NAMES for term, weight in terms.items()):
        return terms
    return {
        term: weight
        for term, weight in terms.items()
        if len(term) > SEAM or not all(is_seam(body, place, term) for place in places[term])
    }


def _spoken(body: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Spoken]]:
    """Each sentence that holds a term, as (start, end, its terms with their weights by theme and their places)."""
    found = lexicon.curated_places(body)
    place, term = next(found, (len(body), ""))
    for start, end in sentence_spans(body):
        spoken: dict[str, Terms] = {}
        places: dict[str, list[int]] = {}
        while place < end:
            weights = lexicon.curated[term]
            if weights and not means_otherwise(body, place, term):
                places.setdefault(term, []).append(place)
                for theme, weight in weights.items():
                    spoken.setdefault(theme, {})[term] = weight
            place, term = next(found, (len(body), ""))
        if spoken:
            yield start, end, (spoken, places)
