"""From the rows of an article to its marked text: which spans are shown, under which name, and the outline."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from documents.models import Article
from documents.text.marking import Heading, Passage, render
from measures.extraction import OutlineNode
from measures.extraction.outline import Page, nodes_of, parse

if TYPE_CHECKING:
    from measures.models import Figure, Measure, Transition


def outline_of(article: Article) -> list[OutlineNode]:
    """The nodes that lead through a text: those that head others, and their peers at the top.

    Empty where nothing heads anything: the list of measures is the outline then. Read from what is stored with the
    article; a text that was stored without being read, or changed since, is read here.
    """
    stored = getattr(article, "reading", None)
    nodes = stored.outline_for(article) if stored else None
    if nodes is None:
        page = Page(article.body)
        nodes = nodes_of(page, parse(page))
    heads = {node.parent for node in nodes}
    if heads <= {None}:
        return []
    return [node for place, node in enumerate(nodes) if place in heads or node.parent is None]


def marked_text(
    body: str,
    measures: Iterable["Measure"],
    figures: Iterable["Figure"],
    transitions: Iterable["Transition"],
    outline: Iterable[OutlineNode] = (),
    hits: Iterable[tuple[int, int]] = (),
    hit_label: str = "检索词",
) -> str:
    """Safe HTML of `body` with the spans of the rows marked; spans that no longer fit the text are left out.

    `hits` are the (start, end) of what a reader came for, each under the fragment q<start> and by the name `hit_label`.
    """
    passages = [*_of_measures(measures), *_of_transitions(transitions), *_of_figures(figures)]
    passages += [Passage(start, end, "hit", "q", start, hit_label) for start, end in hits]
    headings = [Heading(node.start, node.level) for node in outline]
    return render(body, [each for each in passages if each.end <= len(body)], headings)


def _of_measures(measures: Iterable["Measure"]) -> Iterator[Passage]:
    for number, row in enumerate(measures, start=1):
        label = gettext("举措 {number}：{title}").format(number=number, title=row.title)
        yield Passage(row.start, row.end, "measure", "m", row.pk, label, number, row.status)


def _of_transitions(transitions: Iterable["Transition"]) -> Iterator[Passage]:
    for row in transitions:
        label = gettext("转变：{source} → {target}").format(source=row.source, target=row.target)
        yield Passage(row.start, row.end, "transition", "t", row.pk, label)


def _of_figures(figures: Iterable["Figure"]) -> Iterator[Passage]:
    for row in figures:
        label = gettext("数据：{about}").format(about=row.about or gettext("未注明所计事物"))
        yield Passage(row.start, row.end, "figure", "f", row.pk, label)
