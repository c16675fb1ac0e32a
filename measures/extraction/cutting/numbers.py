"""What the ranking sees of each candidate: some 185 numbers, for all candidates of a text at once.

Owns the order of the columns, which the trees were trained on: after a change train again.
"""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import (
    Floats,
    across,
    framed,
    lowest_between,
    means,
    scaled,
    sums,
    totals,
)
from measures.extraction.cutting.candidates import Candidates
from measures.extraction.cutting.context import Context, rule_number
from measures.extraction.cutting.cues import CUES, HEADS_PARAGRAPH, Cues
from measures.extraction.cutting.observed import Observed
from measures.extraction.cutting.passage_numbers import passage_numbers
from measures.extraction.cutting.pattern_numbers import pattern_numbers
from measures.extraction.cutting.units import Units

# Openings that count something: the first ten of cues.OPENINGS.
_COUNTING = 10
_AT_EDGES = [
    CUES.index(cue)
    for cue in ("act", "result", "say", "plan", "number", "means", "scene", "meeting", "done", "furniture")
]
_TINY = 1e-3


def read_numbers(text: Observed, marginals: Floats, candidates: Candidates) -> NDArray[np.float32]:
    """The numbers of every candidate (candidates × columns); `marginals` (units × 3) are the sequence model's."""
    groups = [
        *_shape(text.units, candidates),
        *_sequence(text.units, marginals, candidates),
        *_edges(text, candidates),
        *_rules(text, candidates),
        *_likeness(text, candidates),
        *_said(text.cues, text.units, candidates),
        *passage_numbers(text.read, text.units, candidates),
        *pattern_numbers(text.pattern, text.units, marginals, candidates),
    ]
    return np.column_stack(groups).astype(np.float32)


def _shape(units: Units, candidates: Candidates) -> list[NDArray[np.generic]]:
    """Length in units and characters, place in the text and in the paragraph."""
    first, last = candidates.first, candidates.last
    before, close, text = candidates.framed_first, candidates.framed_last, candidates.text
    size, begin = np.diff(units.bounds)[text], units.bounds[text]
    paragraphs = units.paragraphs
    begins = np.searchsorted(paragraphs, paragraphs)
    closes = np.searchsorted(paragraphs, paragraphs, side="right") - 1
    count = last - first + 1
    length = units.ends[last] - units.starts[first]
    lengths = framed(units.ends - units.starts, 0, units)
    return [
        count,
        length,
        length / count,
        (first - begin) / np.maximum(1, size - 1),
        (last - begin) / np.maximum(1, size - 1),
        size,
        units.paragraph_places[first],
        units.paragraph_places[units.bounds[text + 1] - 1] + 1,
        paragraphs[last] - paragraphs[first],
        first == begins[first],
        last == closes[last],
        candidates.is_paragraph,
        first - begins[first],
        closes[last] - last,
        lengths[before + 1],
        lengths[close + 1],
        lengths[close + 2],
        lengths[before],
    ]


def _sequence(units: Units, marginals: Floats, candidates: Candidates) -> list[NDArray[np.generic]]:
    """What the sequence model says of the edges, of the inside and of the units just outside."""
    first, last = candidates.first, candidates.last
    before, close = candidates.framed_first, candidates.framed_last
    count = last - first + 1
    logs = np.log(marginals + _TINY)
    around = framed(marginals, np.array([0.0, 0.0, 1.0]), units)
    summed = sums(np.column_stack([logs[:, 1], marginals[:, 2], marginals[:, 0]]), units)
    going_on, absent, begun = summed[:, 0], summed[:, 1], summed[:, 2]
    inside = going_on[close + 1] - going_on[before + 1]
    whole = logs[first, 0] + inside + np.log(1 - around[close + 2, 1] + _TINY)
    missing = absent[close + 1] - absent[before]
    return [
        *marginals[first].T,
        *around[close + 2].T,
        around[before, 2],
        around[before, 0],
        marginals[last, 0],
        marginals[last, 1],
        inside / np.maximum(1, count - 1),
        inside,
        whole,
        whole / count,
        begun[close + 1] - begun[before + 1],
        missing,
        missing / count,
    ]


def _edges(text: Observed, candidates: Candidates) -> list[NDArray[np.generic]]:
    """How the first unit and the ones around open and end."""
    first, last, units = candidates.first, candidates.last, text.units
    before, close = candidates.framed_first, candidates.framed_last
    opening = framed(text.cues.opening, -1, units)
    ending = framed(text.cues.ending, -1, units)
    counts = (text.cues.opening > 0) & (text.cues.opening <= _COUNTING)
    after = np.minimum(last + 1, units.bounds[candidates.text + 1] - 1)
    head = text.cues.head
    paragraph = np.searchsorted(units.paragraphs, units.paragraphs)
    summed = sums(np.column_stack([counts, head > 0]), units)
    counting, heads = summed[:, 0], summed[:, 1]
    return [
        head[first],
        framed(head, 0, units)[close + 2],
        head[paragraph[first]],
        heads[close + 1] - heads[before + 1],
        means(head == HEADS_PARAGRAPH, units)[candidates.text],
        opening[before + 1],
        opening[close + 2],
        opening[before],
        ending[close + 1],
        ending[before],
        counting[close + 1] - counting[before + 1],
        text.cues.in_quotation[first],
        text.cues.in_quotation[after],
    ]


def _rules(text: Observed, candidates: Candidates) -> list[NDArray[np.generic]]:
    """Whether rules found the candidate, which and how sure, and how it lies to their other spans and to the outline."""
    first, last, units = candidates.first, candidates.last, text.units
    before, close = candidates.framed_first, candidates.framed_last
    size = len(units)
    spans, nodes = text.context.spans, text.context.nodes
    span_begins, span_ends, within, node_begins = (np.zeros(size) for _ in range(4))
    for begin, end in spans:
        span_begins[begin] = span_ends[end] = 1
        within[begin : end + 1] = 1
    for begin, _ in nodes:
        node_begins[begin] = 1
    told = np.column_stack([within, span_begins, node_begins])
    summed, around = sums(told, units), framed(told, 0, units)
    inside, after = summed[close + 1], around[close + 2]
    return [
        *_found(text.context, candidates),
        span_begins[first],
        span_ends[last],
        (inside[:, 0] - summed[before, 0]) / (last - first + 1),
        inside[:, 1] - summed[before + 1, 1],
        after[:, 1],
        after[:, 0],
        around[before, 0],
        node_begins[first],
        inside[:, 2] - summed[before + 1, 2],
        after[:, 2],
        *(of_text[candidates.text] for of_text in _usual(text)),
    ]


def _usual(text: Observed) -> list[Floats]:
    """Of each text how many spans rules found against its units, and how many units such a span usually has."""
    lengths = [[last - first + 1 for first, last in part.context.spans] for part in text.parts]
    share = [len(own) / len(part.units) for own, part in zip(lengths, text.parts, strict=True)]
    return [np.array(share), np.array([float(np.median(own)) if own else 0.0 for own in lengths])]


def _found(context: Context, candidates: Candidates) -> list[NDArray[np.generic]]:
    size = len(candidates)
    is_span, sure, is_node = (np.zeros(size) for _ in range(3))
    rule, level, title, marker, children = (np.full(size, -1.0) for _ in range(5))
    places = candidates.places(list(context.spans))
    for place, found in zip(places, context.spans.values(), strict=True):
        is_span[place], sure[place], rule[place] = 1, found.confidence, rule_number(found.rule)
    held = {stretch: node for stretch, node in context.nodes.items() if candidates.holds(stretch)}
    for place, node in zip(candidates.places(list(held)), held.values(), strict=True):
        is_node[place], level[place], title[place] = 1, node.level, len(node.title)
        marker[place], children[place] = rule_number(node.rule), node.parts
    return [is_span, sure, rule, is_node, level, title, marker, children]


def _likeness(text: Observed, candidates: Candidates) -> list[NDArray[np.generic]]:
    """How like in meaning the units are across the edges and inside, and the whole to what stands around it."""
    first, last, units = candidates.first, candidates.last, text.units
    meaning = text.meaning
    beside, shared = text.likeness, text.shared
    alike, common = across(beside, -1, units), across(shared, 0, units)
    total = sums(meaning, units)
    whole = scaled(total[candidates.framed_last + 1] - total[candidates.framed_first])
    begin, past = units.bounds[candidates.text], units.bounds[candidates.text + 1]
    return [
        alike[first],
        alike[last + 1],
        common[first],
        common[last + 1],
        lowest_between(beside, candidates),
        lowest_between(shared, candidates),
        (meaning[first] * meaning[last]).sum(axis=1),
        (whole * meaning[np.minimum(last + 1, past - 1)]).sum(axis=1),
        (whole * meaning[np.maximum(first - 1, begin)]).sum(axis=1),
        _to_article(whole, text, candidates),
    ]


def _to_article(whole: Floats, text: Observed, candidates: Candidates) -> Floats:
    """How like each candidate is to the text that it stands in."""
    articles = scaled(totals(text.meaning, text.units))
    edges = np.searchsorted(candidates.text, np.arange(len(articles) + 1)).tolist()
    parts = zip(edges, edges[1:], articles, strict=False)
    return np.concatenate([whole[begin:end] @ article for begin, end, article in parts])


def _said(cues: Cues, units: Units, candidates: Candidates) -> list[NDArray[np.generic]]:
    """Cues a unit inside, and those of the first, the last and the next unit."""
    first, last = candidates.first, candidates.last
    before, close = candidates.framed_first, candidates.framed_last
    total = sums(cues.counts, units)
    inside = (total[close + 1] - total[before]) / (last - first + 1)[:, None]
    edge = cues.counts[:, _AT_EDGES]
    after = framed(edge, 0, units)[close + 2]
    quoted = sums(cues.quoted, units)
    whole = means(cues.counts[:, [CUES.index("rural"), CUES.index("act")]], units)[candidates.text]
    return [
        inside,
        edge[first],
        edge[last],
        after,
        (quoted[close + 1] - quoted[before]) / (last - first + 1),
        framed(cues.quoted, 0, units)[close + 2],
        *whole.T,
    ]
