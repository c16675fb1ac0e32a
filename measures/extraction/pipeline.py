"""Body → outline → measures → themes → figures → transitions, each step over the same offsets."""

import re
from functools import cached_property

from measures.extraction.figures import find_figures
from measures.extraction.learned.theme_model import OTHER
from measures.extraction.measures import RULES as MEASURE_RULES
from measures.extraction.measures import Found
from measures.extraction.outline import Outline, Page, parse
from measures.extraction.spans import Extraction, MeasureSpan, OutlineNode
from measures.extraction.themes import Lexicon, Verdict, classify
from measures.extraction.transitions import find_transitions

# Who carries a measure out says nothing of its theme: （责任单位：县财政局、县民政局）.
_RESPONSIBLE = re.compile(
    r"[（(](?:责任|牵头|配合|负责|实施|完成)(?:单位|部门|时限)?[^（）()]{0,300}[）)]|[（(](?:[省市县区各][^（）()]{0,300}(?:厅|局|委|办|府|部|会|司|行|关等?))[）)]"
)
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
    themes = _Themes(body, lexicon, title)
    return Extraction(
        outline=outline_nodes(page, outline),
        measures=tuple(themes.file(item) for item in found),
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


class _Themes:
    """Files the measures of one article; what names no theme itself takes the one that the article speaks of most."""

    def __init__(self, body: str, lexicon: Lexicon, title: str) -> None:
        self._body, self._lexicon, self._title = body, lexicon, title

    def file(self, found: Found) -> MeasureSpan:
        text = _RESPONSIBLE.sub("", self._body[found.start : found.end])
        verdict = classify(
            self._lexicon, title=found.title, text=text, section=found.section, article=self._title
        )
        if not verdict.is_named and verdict.theme in {"", OTHER}:
            verdict = self._of_article
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

    @cached_property
    def _of_article(self) -> Verdict:
        return classify(self._lexicon, title=self._title, text=self._body, section=(), article="")
