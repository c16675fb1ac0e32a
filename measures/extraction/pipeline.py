"""Body → outline → measures → themes → figures → transitions, each step over the same offsets."""

from measures.extraction.figures import find_figures
from measures.extraction.measures import RULES as MEASURE_RULES
from measures.extraction.measures import Found
from measures.extraction.outline import Outline, Page, parse
from measures.extraction.spans import Extraction, MeasureSpan, OutlineNode
from measures.extraction.themes import Lexicon, classify
from measures.extraction.transitions import find_transitions

# Raised on every change of a rule, so that stored measures know which rules made them.
RULE_SET_VERSION = 1


def extract(body: str, *, lexicon: Lexicon, title: str = "") -> Extraction:
    """Everything found in one body; `title` is the article's and only helps to choose themes."""
    page = Page(body)
    outline = parse(page)
    found: list[Found] = []
    for rule in MEASURE_RULES:
        found.extend(rule.find(page, outline, tuple(found)))
    found.sort(key=lambda item: item.start)
    return Extraction(
        outline=outline_nodes(page, outline),
        measures=tuple(_with_theme(body, item, lexicon, title) for item in found),
        figures=find_figures(body),
        transitions=find_transitions(body),
    )


def outline_nodes(page: Page, outline: Outline) -> tuple[OutlineNode, ...]:
    units = outline.all_units()
    places = {id(unit): place for place, unit in enumerate(units)}
    return tuple(
        OutlineNode(
            level=unit.level,
            marker=page.body[unit.start : unit.body_start].strip(),
            title=unit.title,
            start=unit.start,
            end=unit.end,
            parent=places[id(unit.parent)] if unit.parent else None,
        )
        for unit in units
    )


def _with_theme(body: str, found: Found, lexicon: Lexicon, article: str) -> MeasureSpan:
    text = body[found.start : found.end]
    verdict = classify(lexicon, title=found.title, text=text, section=found.section, article=article)
    return MeasureSpan(
        title=found.title,
        section=found.section,
        start=found.start,
        end=found.end,
        rule=found.rule,
        rule_version=found.rule_version,
        confidence=found.confidence,
        theme=verdict.theme,
        secondary_themes=verdict.secondary,
        evidence=verdict.evidence,
    )
