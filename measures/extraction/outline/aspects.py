"""Paragraphs that name the field they report on: 产业帮扶方面，…。 and, in the next, 就业帮扶方面，…。

Positive: 在产业方面，建成基地…。 over 就业方面，举办…。 Near misses: a single 资金方面, 各方面 and 一方面, fields named inside
one paragraph (a story names them in passing).
"""

import re

from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rule import UnitRule
from measures.extraction.outline.unit import Unit
from measures.extraction.rule import Kind

_ASPECT = re.compile(r"在?[一-鿿“”、]{2,10}?(?<![各多一等个某些])方面,")
# What begins after these is another matter.
_ELSEWHERE = re.compile(r"^(?:同时|此外|另外|与此同时|下一步|接下来)")
_FEWEST = 2
_SHORTEST = 24


def find(page: Page, start: int, end: int) -> list[Unit]:
    """Units for the paragraphs of `start:end` that open with a field; [] where fewer than two do."""
    units = [
        _unit(page, paragraph)
        for paragraph in page.paragraphs_within(start, end)
        if _ASPECT.match(page.text, paragraph.start, paragraph.end)
        and paragraph.end - paragraph.start >= _SHORTEST
    ]
    return units if len(units) >= _FEWEST else []


def _unit(page: Page, paragraph: Stretch) -> Unit:
    sentences = page.sentences(paragraph.start, paragraph.end)
    end = sentences[0].end
    for sentence in sentences[1:]:
        if _ELSEWHERE.match(page.text[sentence.start : sentence.end]):
            break
        end = sentence.end
    return Unit(RULE, paragraph.start, paragraph.start, sentences[0].end, end)


RULE = UnitRule("outline.aspect", Kind.UNIT, find, __name__, confidence=0.75)
