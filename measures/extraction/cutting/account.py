"""What a report to an assembly sets out, headed block by headed block (提升粮食生产能力。严守耕地红线，…).

Positive: a paragraph of plans that opens with a short head; each head in it begins a measure, which goes on to the next. Where one
head stands over sentences that each lead with a line of action (稳定粮食生产，…严守耕地红线，…), each of these is one. Near misses: a
paragraph that looks back (民生福祉不断增进。城镇新增就业累计106万人，…), which the model cuts, and any text that gives no account.
"""

import re
from collections.abc import Iterator

from measures.extraction.cutting.achieved import gives_account, is_achieved
from measures.extraction.outline import Page, Stretch
from measures.extraction.rule import Kind, Rule
from measures.extraction.spans import Found

_HEAD = re.compile(
    r"(?:^|(?<=。)) *(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+是)?(?P<words>[^,。;:、\d()]{4,20})。"
)
_SENTENCE = re.compile(r"[^。;]+[。;]?")
_LEAD = re.compile(r" *[^,。;、]{4,9},")
# Characters of a paragraph, of a block and of a line of action; shorter ones only name what follows.
_SHORTEST_PARAGRAPH, _SHORTEST_BLOCK, _SHORTEST_LINE = 80, 60, 20
_FEWEST_LINES, _LEADING = 3, 0.75
# How often such a block was a measure of the annotated work reports: 54 of 74.
_CONFIDENCE = 0.73


def find(page: Page) -> list[tuple[Stretch, list[Found]]]:
    """The paragraphs that are told block by block, each with its measures, in text order."""
    if not gives_account(page):
        return []
    return [
        (paragraph, [_found(page, *block) for block in blocks])
        for paragraph in page.paragraphs
        if paragraph.end - paragraph.start >= _SHORTEST_PARAGRAPH
        and not is_achieved(page, (), paragraph.start)
        and (blocks := _blocks(page.text[paragraph.start : paragraph.end], paragraph.start))
    ]


def _blocks(paragraph: str, start: int) -> list[tuple[int, int, str]]:
    """Start and end in the body, and the author's head where there is one; [] where the paragraph does not open with one."""
    heads = list(_HEAD.finditer(paragraph))
    if not heads or heads[0].start() > 0:
        return []
    ends = [*(head.start() for head in heads[1:]), len(paragraph)]
    blocks = [
        (start + head.start(), start + end, head["words"])
        for head, end in zip(heads, ends, strict=True)
        if end - head.start() >= _SHORTEST_BLOCK
    ]
    lines = list(_lines(paragraph, heads[0].end())) if len(blocks) == 1 else []
    return [(start + first, start + past, "") for first, past in lines] or blocks


def _lines(paragraph: str, begin: int) -> Iterator[tuple[int, int]]:
    """The sentences under one head, where each leads with a line of action."""
    sentences = [match for match in _SENTENCE.finditer(paragraph, begin) if match.group().strip()]
    leading = sum(_LEAD.match(sentence.group()) is not None for sentence in sentences)
    if len(sentences) >= _FEWEST_LINES and leading >= _LEADING * len(sentences):
        yield from (each.span() for each in sentences if each.end() - each.start() >= _SHORTEST_LINE)


def _found(page: Page, start: int, end: int, head: str) -> Found:
    piece = page.trim(start, end) or Stretch(start, end)
    title = head or re.split("[,。;]", page.text[piece.start : piece.end], maxsplit=1)[0]
    return Found(title, (), piece.start, piece.end, RULE.id, RULE.version, _CONFIDENCE)


RULE = Rule("cut.account", Kind.MEASURE, find, __name__)
