"""From the rows of an article to its marked text: which spans are shown, under which name, and the outline."""

from measures.extraction.outline import Page, nodes_of, parse
from measures.reading import Heading, Passage, render


def outline_of(body):
    """The nodes that lead through a text: those that head others, and their peers at the top.

    Empty where nothing heads anything: the list of measures is the outline then.
    """
    page = Page(body)
    nodes = nodes_of(page, parse(page))
    heads = {node.parent for node in nodes}
    if heads <= {None}:
        return []
    return [node for place, node in enumerate(nodes) if place in heads or node.parent is None]


def marked_text(body, measures, figures, transitions, outline=(), hits=()):
    """Safe HTML of `body` with the spans of the rows marked; spans that no longer fit the text are left out.

    `hits` are the (start, end) of what a reader sought, each under the fragment q<start>.
    """
    passages = [
        Passage(row.start, row.end, "measure", "m", row.pk, f"举措 {number}：{row.title}", number, row.status)
        for number, row in enumerate(measures, start=1)
    ]
    passages += [
        Passage(row.start, row.end, "transition", "t", row.pk, f"转变：{row.source} → {row.target}")
        for row in transitions
    ]
    passages += [
        Passage(row.start, row.end, "figure", "f", row.pk, f"数据：{row.about or '未注明所计事物'}")
        for row in figures
    ]
    passages += [Passage(start, end, "hit", "q", start, "检索词") for start, end in hits]
    headings = [Heading(node.start, node.level) for node in outline]
    return render(body, [each for each in passages if each.end <= len(body)], headings)
