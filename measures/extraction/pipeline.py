"""Body → outline → measures → themes → figures → transitions, each step over the same page and its offsets."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from measures.extraction.cutting import find_measures
from measures.extraction.cutting.naming.titles import informative
from measures.extraction.figures import find_figures
from measures.extraction.learned.theme_model import OTHER
from measures.extraction.outline import Outline, Page, nodes_of, parse
from measures.extraction.spans import Extraction, Found, MeasureSpan
from measures.extraction.telling import tell
from measures.extraction.themes import Lexicon, Verdict, classify
from measures.extraction.transitions import find_transitions

# Characters of texts that are read at once: bounds the memory; more gain nothing.
MOST_TOGETHER = 50_000
# Who carries a measure out says nothing of its theme: （责任单位：县财政局、县民政局）.
_RESPONSIBLE = re.compile(
    r"[（(](?:责任|牵头|配合|负责|实施|完成)(?:单位|部门|时限)?[^（）()]{0,300}[）)]|[（(](?:[省市县区各][^（）()]{0,300}(?:厅|局|委|办|府|部|会|司|行|关等?))[）)]"
)


@dataclass(frozen=True, slots=True)
class TitledText:
    """What is read of an article; its title only helps to choose themes."""

    title: str
    body: str


# Which stretches of each page are measures.
Find = Callable[[Sequence[tuple[Page, Outline]]], list[list[Found]]]


def extract(body: str, *, lexicon: Lexicon, title: str = "", find: Find = find_measures) -> Extraction:
    """Everything found in one body; `find` says which stretches are measures: rules and the learned cut, unless another is given."""
    return extract_all([TitledText(title, body)], lexicon=lexicon, find=find)[0]


def extract_all(
    texts: Sequence[TitledText], *, lexicon: Lexicon, find: Find = find_measures
) -> list[Extraction]:
    """Everything found in each of the texts. What is found in one does not depend on the others; many at once take half the time."""
    found = []
    for some in _together(texts):
        pages = [Page(text.body) for text in some]
        outlines = [parse(page) for page in pages]
        measures = find(list(zip(pages, outlines, strict=True)))
        found += [
            _extraction(text, page, outline, of_text, lexicon)
            for text, page, outline, of_text in zip(some, pages, outlines, measures, strict=True)
        ]
    return found


def _together(texts: Sequence[TitledText]) -> Iterator[list[TitledText]]:
    """Runs of texts that are read at once: so many characters, or one text that is longer."""
    waiting: list[TitledText] = []
    size = 0
    for text in texts:
        if waiting and size + len(text.body) > MOST_TOGETHER:
            yield waiting
            waiting, size = [], 0
        waiting.append(text)
        size += len(text.body)
    if waiting:
        yield waiting


def _extraction(
    text: TitledText, page: Page, outline: Outline, measures: list[Found], lexicon: Lexicon
) -> Extraction:
    themes = _Themes(text.body, lexicon, text.title)
    return Extraction(
        outline=nodes_of(page, outline),
        measures=tuple(_titled(page, themes.file(found)) for found in measures),
        figures=tuple(tell(page, find_figures(page))),
        transitions=find_transitions(page),
    )


def _titled(page: Page, measure: MeasureSpan) -> MeasureSpan:
    """The measure as pages call it; its theme was chosen by the words that rules gave it."""
    return replace(measure, found=replace(measure.found, title=informative(page, measure.found)))


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
