"""What the ranking sees of each candidate: some 185 numbers, for all candidates of a text at once.

Owns the order of the columns, which the trees were trained on: after a change train again.
"""

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.arrays import Floats, framed, lowest_between, scaled, sums
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
        *_sequence(marginals, candidates),
        *_edges(text, candidates),
        *_rules(text, candidates),
        *_likeness(text, candidates),
        *_said(text.cues, candidates),
        *passage_numbers(text.read, candidates),
        *pattern_numbers(text.pattern, text.units, marginals, candidates),
    ]
    return np.column_stack(groups).astype(np.float32)


def _shape(units: Units, candidates: Candidates) -> list[NDArray[np.generic]]:
    """Length in units and characters, place in the text and in the paragraph."""
    first, last = candidates.first, candidates.last
    size = len(units)
    paragraphs = units.paragraphs
    begins = np.searchsorted(paragraphs, paragraphs)
    closes = np.searchsorted(paragraphs, paragraphs, side="right") - 1
    count = last - first + 1
    length = units.ends[last] - units.starts[first]
    lengths = framed(units.ends - units.starts, 0)
    whole = np.ones(len(candidates))
    return [
        count,
        length,
        length / count,
        first / max(1, size - 1),
        last / max(1, size - 1),
        whole * size,
        paragraphs[first],
        whole * (paragraphs[-1] + 1),
        paragraphs[last] - paragraphs[first],
        first == begins[first],
        last == closes[last],
        candidates.is_paragraph,
        first - begins[first],
        closes[last] - last,
        lengths[first + 1],
        lengths[last + 1],
        lengths[last + 2],
        lengths[first],
    ]


def _sequence(marginals: Floats, candidates: Candidates) -> list[NDArray[np.generic]]:
    """What the sequence model says of the edges, of the inside and of the units just outside."""
    first, last = candidates.first, candidates.last
    count = last - first + 1
    logs = np.log(marginals + _TINY)
    outside = np.array([[0.0, 0.0, 1.0]])
    framed = np.concatenate([outside, marginals, outside])
    going_on, absent = sums(logs[:, 1]), sums(marginals[:, 2])
    begun = sums(marginals[:, 0])
    inside = going_on[last + 1] - going_on[first + 1]
    whole = logs[first, 0] + inside + np.log(1 - framed[last + 2, 1] + _TINY)
    missing = absent[last + 1] - absent[first]
    return [
        *marginals[first].T,
        *framed[last + 2].T,
        framed[first, 2],
        framed[first, 0],
        marginals[last, 0],
        marginals[last, 1],
        inside / np.maximum(1, count - 1),
        inside,
        whole,
        whole / count,
        begun[last + 1] - begun[first + 1],
        missing,
        missing / count,
    ]


def _edges(text: Observed, candidates: Candidates) -> list[NDArray[np.generic]]:
    """How the first unit and the ones around open and end."""
    first, last = candidates.first, candidates.last
    opening = framed(text.cues.opening, -1)
    ending = framed(text.cues.ending, -1)
    counting = sums((text.cues.opening > 0) & (text.cues.opening <= _COUNTING))
    after = np.minimum(last + 1, len(text.units) - 1)
    head = text.cues.head
    paragraph = np.searchsorted(text.units.paragraphs, text.units.paragraphs)
    heads = sums(head > 0)
    return [
        head[first],
        framed(head, 0)[last + 2],
        head[paragraph[first]],
        heads[last + 1] - heads[first + 1],
        np.full(len(candidates), (head == HEADS_PARAGRAPH).mean()),
        opening[first + 1],
        opening[last + 2],
        opening[first],
        ending[last + 1],
        ending[first],
        counting[last + 1] - counting[first + 1],
        text.cues.in_quotation[first],
        text.cues.in_quotation[after],
    ]


def _rules(text: Observed, candidates: Candidates) -> list[NDArray[np.generic]]:
    """Whether rules found the candidate, which and how sure, and how it lies to their other spans and to the outline."""
    first, last = candidates.first, candidates.last
    size = len(text.units)
    spans, nodes = text.context.spans, text.context.nodes
    span_begins, span_ends, within, node_begins = (np.zeros(size) for _ in range(4))
    for begin, end in spans:
        span_begins[begin] = span_ends[end] = 1
        within[begin : end + 1] = 1
    for begin, _ in nodes:
        node_begins[begin] = 1
    covered, begun, opened = sums(within), sums(span_begins), sums(node_begins)
    after_begins, after_within = framed(span_begins, 0), framed(within, 0)
    lengths = [end - begin + 1 for begin, end in spans]
    whole = np.ones(len(candidates))
    return [
        *_found(text.context, candidates),
        span_begins[first],
        span_ends[last],
        (covered[last + 1] - covered[first]) / (last - first + 1),
        begun[last + 1] - begun[first + 1],
        after_begins[last + 2],
        after_within[last + 2],
        after_within[first],
        node_begins[first],
        opened[last + 1] - opened[first + 1],
        framed(node_begins, 0)[last + 2],
        whole * (len(spans) / size),
        whole * (float(np.median(lengths)) if lengths else 0.0),
    ]


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
    first, last = candidates.first, candidates.last
    meaning = text.meaning
    size = len(meaning)
    beside, shared = text.likeness, text.shared
    across, common = framed(beside, -1), framed(shared, 0)
    total = sums(meaning)
    whole = scaled(total[last + 1] - total[first])
    article = scaled(meaning.sum(axis=0, keepdims=True))
    return [
        across[first],
        across[last + 1],
        common[first],
        common[last + 1],
        lowest_between(beside, candidates),
        lowest_between(shared, candidates),
        (meaning[first] * meaning[last]).sum(axis=1),
        (whole * meaning[np.minimum(last + 1, size - 1)]).sum(axis=1),
        (whole * meaning[np.maximum(first - 1, 0)]).sum(axis=1),
        whole @ article[0],
    ]


def _said(cues: Cues, candidates: Candidates) -> list[NDArray[np.generic]]:
    """Cues a unit inside, and those of the first, the last and the next unit."""
    first, last = candidates.first, candidates.last
    total = sums(cues.counts)
    inside = (total[last + 1] - total[first]) / (last - first + 1)[:, None]
    edge = cues.counts[:, _AT_EDGES]
    after = np.concatenate([edge, np.zeros((1, edge.shape[1]))])[last + 1]
    rural = cues.counts[:, CUES.index("rural")]
    quoted = sums(cues.quoted)
    return [
        inside,
        edge[first],
        edge[last],
        after,
        (quoted[last + 1] - quoted[first]) / (last - first + 1),
        np.append(cues.quoted, 0)[last + 1],
        np.full(len(candidates), rural.mean()),
        np.full(len(candidates), cues.counts[:, CUES.index("act")].mean()),
    ]
