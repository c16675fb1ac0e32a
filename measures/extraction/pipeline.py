"""Body → outline → measures → themes → figures → transitions, each step over the same page and its offsets."""

import re
from collections.abc import Callable
from functools import cached_property

from measures.extraction.cutting import find_measures
from measures.extraction.figures import find_figures
from measures.extraction.learned.theme_model import OTHER
from measures.extraction.outline import Outline, Page, nodes_of, parse
from measures.extraction.spans import Extraction, Found, MeasureSpan
from measures.extraction.themes import Lexicon, Verdict, classify
from measures.extraction.transitions import find_transitions

# Who carries a measure out says nothing of its theme: （责任单位：县财政局、县民政局）.
_RESPONSIBLE = re.compile(
    r"[（(](?:责任|牵头|配合|负责|实施|完成)(?:单位|部门|时限)?[^（）()]{0,300}[）)]|[（(](?:[省市县区各][^（）()]{0,300}(?:厅|局|委|办|府|部|会|司|行|关等?))[）)]"
)


def extract(
    body: str,
    *,
    lexicon: Lexicon,
    title: str = "",
    find: Callable[[Page, Outline], list[Found]] = find_measures,
) -> Extraction:
    """Everything found in one body; `title` is the article's and only helps to choose themes.

    `find` says which stretches are measures: rules and the learned cut, unless another is given.
    """
    page = Page(body)
    outline = parse(page)
    themes = _Themes(body, lexicon, title)
    return Extraction(
        outline=nodes_of(page, outline),
        measures=tuple(themes.file(found) for found in find(page, outline)),
        figures=find_figures(page),
        transitions=find_transitions(page),
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
        return MeasureSpan(found, verdict.theme, verdict.secondary, verdict.evidence, verdict.confidence)

    @cached_property
    def _of_article(self) -> Verdict:
        return classify(self._lexicon, title=self._title, text=self._body, section=(), article="")
