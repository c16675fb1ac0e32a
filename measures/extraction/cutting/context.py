"""What the rules and the outline say of the units of one text."""

from collections.abc import Sequence
from dataclasses import dataclass

from measures.extraction.cutting.units import Units
from measures.extraction.outline import Unit
from measures.extraction.spans import Found

Stretch = tuple[int, int]

# Rules and markers in a fixed order: a number must mean the same in training and later.
RULE_NAMES = (
    "measure.prose",
    "outline.chapter",
    "outline.section",
    "outline.article",
    "outline.box",
    "outline.box_item",
    "outline.labelled",
    "outline.ordinal_word",
    "outline.spoken",
    "outline.two_sided",
    "outline.sequence_word",
    "outline.han",
    "outline.paren_han",
    "outline.arabic",
    "outline.paren_arabic",
    "outline.circled",
    "outline.dash",
    "outline.heading_line",
    "outline.paragraph_lead",
    "outline.inline_lead",
    "outline.demand",
    "outline.aspect",
    "outline.colon_lead",
)
_OTHER = len(RULE_NAMES)


def rule_number(rule: str) -> int:
    return RULE_NAMES.index(rule) if rule in RULE_NAMES else _OTHER


@dataclass(frozen=True, slots=True)
class Node:
    """A unit of the outline; `headings` are the titles above it, outermost first, `parts` how many units it holds."""

    rule: str
    level: int
    title: str
    headings: tuple[str, ...]
    parts: int


@dataclass(frozen=True, slots=True)
class Context:
    """Spans that rules found and units of the outline, each by its first and last unit of the text."""

    spans: dict[Stretch, Found]
    nodes: dict[Stretch, Node]

    def headings(self, stretch: Stretch) -> tuple[str, ...]:
        """The headings above a run of units, outermost first."""
        if stretch in self.nodes:
            return self.nodes[stretch].headings
        holding = [(first, -last) for first, last in self.nodes if first <= stretch[0] and last >= stretch[1]]
        if not holding:
            return ()
        first, past = max(holding)
        innermost = self.nodes[first, -past]
        return (*innermost.headings, *filter(None, [innermost.title]))


def laid_out_contexts(contexts: Sequence[Context], units: Units) -> Context:
    """The contexts of texts whose units are laid end to end."""
    spans: dict[Stretch, Found] = {}
    nodes: dict[Stretch, Node] = {}
    for context, (begin, _) in zip(contexts, units.stretches, strict=True):
        spans |= {(first + begin, last + begin): found for (first, last), found in context.spans.items()}
        nodes |= {(first + begin, last + begin): node for (first, last), node in context.nodes.items()}
    return Context(spans, nodes)


def find_context(units: Units, found: Sequence[Found], outline: Sequence[Unit]) -> Context:
    spans = {place: item for item in found if (place := units.covered(item.start, item.end))}
    nodes = {place: _node(unit) for unit in outline if (place := units.covered(unit.start, unit.end))}
    return Context(spans, nodes)


def _node(unit: Unit) -> Node:
    titles: list[str] = []
    above = unit.above
    while above:
        titles.append(above.title)
        above = above.above
    headings = tuple(title for title in reversed(titles) if title)
    return Node(unit.rule.id, unit.level, unit.title, headings, len(unit.children))
