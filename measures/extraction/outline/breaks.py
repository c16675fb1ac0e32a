"""Places between units that belong to none: a speaker's turn, a line that heads what follows, a picture's name."""

import re
from collections import Counter
from collections.abc import Sequence

from measures.extraction.outline.nesting import Break
from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rule import Mark, Rank

_TURN = re.compile(r"(?P<speaker>[^,。;:!?\n]{1,16}):")
_ASKERS = re.compile(r"记者|主持人|^问$|^提问|^答$|网友|杂志$|日报$|访谈")
_PICTURE = re.compile(r"^\S{0,30}\.(?:png|jpe?g|gif)$", re.IGNORECASE)


def find_turns(page: Page) -> list[Stretch]:
    """Paragraphs that open with a speaker's name and a colon, where the text is an interview."""
    opened = [
        (paragraph, _TURN.match(page.text, paragraph.start, paragraph.end)) for paragraph in page.paragraphs
    ]
    spoken = [(paragraph, match["speaker"].strip()) for paragraph, match in opened if match]
    counts = Counter(speaker for _, speaker in spoken)
    talking = sum(count > 1 for count in counts.values()) > 1
    if not talking and not any(_ASKERS.search(speaker) for speaker in counts):
        return []
    before = ["", *(speaker for _, speaker in spoken)]
    return [
        paragraph
        for (paragraph, speaker), previous in zip(spoken, before, strict=False)
        if counts[speaker] > 1 or _ASKERS.search(speaker) or _ASKERS.search(previous)
    ]


def find_breaks(page: Page, turns: list[Stretch], headings: Sequence[Mark]) -> list[Break]:
    pictures = (p for p in page.paragraphs if _PICTURE.match(page.text[p.start : p.end]))
    return [
        *(Break(turn.start, Rank.TURN) for turn in turns),
        *(Break(heading.start, Rank.HEADING_LINE) for heading in headings),
        *(Break(picture.start, Rank.TURN) for picture in pictures),
    ]
