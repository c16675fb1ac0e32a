"""Where the author enumerates or heads, the rules are trusted; what the model would add there must be surer.

Owns how far: all figures were chosen by cross-validation over the annotated texts (docs/extraction.md).
"""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.candidates import Candidates
from measures.extraction.cutting.context import Context
from measures.extraction.cutting.units import Units

# What the author counts aloud or heads inside a sentence is right in .81 and .89 of the cases, wherever it stands; the
# next best kind in .76.
_ALWAYS = frozenset({"outline.spoken", "outline.inline_lead"})
# Further kinds of list, which are right where they hold most of a text together.
_IN_LISTS = _ALWAYS | {
    "outline.article",
    "outline.arabic",
    "outline.aspect",
    "outline.chapter",
    "outline.colon_lead",
    "outline.han",
    "outline.heading_line",
    "outline.labelled",
    "outline.ordinal_word",
    "outline.paragraph_lead",
    "outline.paren_han",
    "outline.section",
    "outline.sequence_word",
}
# A text is a list where at least so many items hold at least this share of it: 2 to 6, .45 or .6 did equally well.
_FEWEST_ITEMS, _LEAST_SHARE = 2, 0.5
# An item that the model thinks less likely than this stays in doubt: lists of goals and of names are lists, too.
_LEAST_LIKELY = 0.1
_RAISED, _LOWERED = 0.6, 0.35


def weigh(
    worth: NDArray[np.float64],
    likely: NDArray[np.float64],
    places: Candidates,
    context: Context,
    units: Units,
) -> NDArray[np.float64]:
    """What each candidate is worth once the rules are heard; `likely` is the probability of being a measure at all."""
    listed = [stretch for stretch, found in context.spans.items() if found.rule in _IN_LISTS]
    held = sum(int(units.ends[last] - units.starts[first]) for first, last in listed)
    whole = int((units.ends - units.starts).sum())
    is_list = len(listed) >= _FEWEST_ITEMS and held >= _LEAST_SHARE * whole
    weighed = worth - _LOWERED if is_list else worth.copy()
    trusted = places.places([stretch for stretch in listed if context.spans[stretch].rule in _ALWAYS])
    if is_list:
        items = places.places(listed)
        trusted = np.union1d(trusted, items[likely[items] >= _LEAST_LIKELY])
    weighed[trusted] = worth[trusted] + (1 - likely[trusted]) * _RAISED
    return weighed
