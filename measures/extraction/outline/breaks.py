"""Places between units that belong to none: a speaker's turn, a line that heads what follows, a picture's name."""

import re
from collections import Counter

from measures.extraction.outline.markers import heading_line
from measures.extraction.outline.nesting import Break
from measures.extraction.outline.page import Page, Stretch

TURN_RANK = 55
_TURN = re.compile(r"(?P<speaker>[^,。;:!?\n]{1,16}):")
_ASKERS = re.compile(r"记者|主持人|^问$|^提问|^答$|网友|杂志$|日报$|访谈")
_NO_HEADING = re.compile(
    r"^[\d\W_]+$|[>|【】:]|\.(?:png|jpe?g|gif|pdf|docx?)|^(?:来源|作者|记者|编辑|责编|通讯员|发布|时间|图)|[:,。;!?]$|摄$|^第.{1,4}页"
    r"|\d{4}年\d{1,2}月|(?:政府|委员会|办公室|厅|局|中心|联合会)$"
)
_PICTURE = re.compile(r"^\S{0,30}\.(?:png|jpe?g|gif)$", re.IGNORECASE)
_SHORTEST_PROSE = 30
_FIRST_ITEM = re.compile(r"(?:一、|\(一\)|1[.、]|一是|第一,)")
_HAN = re.compile(r"[一-鿿]")


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


def find_heading_lines(page: Page) -> list[Stretch]:
    """Short lines without a full stop that stand right before running text."""
    return [
        paragraph
        for paragraph, following in zip(page.paragraphs, page.paragraphs[1:], strict=False)
        if is_heading_line(page, paragraph)
        and (
            following.end - following.start >= _SHORTEST_PROSE
            or _FIRST_ITEM.match(page.text, following.start)
        )
    ]


def is_heading_line(page: Page, paragraph: Stretch) -> bool:
    line = page.text[paragraph.start : paragraph.end]
    return 4 <= len(line) <= 34 and len(_HAN.findall(line)) >= 4 and not _NO_HEADING.search(line)


def find_breaks(page: Page, turns: list[Stretch], headings: list[Stretch]) -> list[Break]:
    pictures = (p for p in page.paragraphs if _PICTURE.match(page.text[p.start : p.end]))
    return [
        *(Break(turn.start, TURN_RANK) for turn in turns),
        *(Break(heading.start, heading_line.RULE.rank) for heading in headings),
        *(Break(picture.start, TURN_RANK) for picture in pictures),
    ]
