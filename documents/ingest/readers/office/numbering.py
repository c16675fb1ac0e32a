"""Word's automatic numbers, written out. 一、 and （一） made by Word's list button stand in no paragraph's text; lost,
the article's outline is lost with them.

Follows ECMA-376 §17.9: a paragraph's number comes from its own numPr or its style's, counts per list and level, and
restarts when a higher level counts on. Level overrides that give a start are honoured; picture bullets are not drawn.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from documents.text.numerals import han_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class Level:
    """`text` is the pattern as printed, "%1、" or "（%2）"; `format` names how the count is written.

    `is_legal` where the counts of higher levels are written in Arabic numerals too: 1.1 under 第一章.
    """

    start: int
    format: str
    text: str
    is_legal: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Which list, by numId, and which level from 0."""

    list_id: str
    level: int


def write_out_numbers(document: bytes, numbering: bytes | None, styles: bytes | None) -> bytes:
    """Return document.xml with each automatic number as text at the head of its paragraph.

    Raises etree.XMLSyntaxError where a part is no XML.
    """
    if numbering is None:
        return document
    root = etree.fromstring(document, _PARSER)
    lists = read_lists(etree.fromstring(numbering, _PARSER))
    by_style = read_style_places(etree.fromstring(styles, _PARSER)) if styles else {}
    counts: dict[str, dict[int, int]] = {}
    for paragraph in root.iter(f"{W}p"):
        place = place_of(paragraph, by_style)
        levels = lists.get(place.list_id) if place else None
        if place and levels and place.level in levels and has_text(paragraph):
            label = count_on(levels, counts.setdefault(place.list_id, {}), place.level)
            put_before(paragraph, label)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def read_lists(root: etree._Element) -> dict[str, dict[int, Level]]:
    """Return the levels of each numId; an override of the start replaces what the abstract list says."""
    abstract = {
        item.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl", "0")): read_level(level) for level in item.iter(f"{W}lvl")
        }
        for item in root.iter(f"{W}abstractNum")
    }
    lists = {}
    for item in root.iter(f"{W}num"):
        levels = dict(abstract.get(value(item, "abstractNumId"), {}))
        for override in item.iter(f"{W}lvlOverride"):
            number = int(override.get(f"{W}ilvl", "0"))
            start = value(override, "startOverride")
            replaced = override.find(f"{W}lvl")
            if replaced is not None:
                levels[number] = read_level(replaced)
            elif start.isdecimal() and number in levels:
                old = levels[number]
                levels[number] = replace(old, start=int(start))
        lists[item.get(f"{W}numId", "")] = levels
    return lists


def read_level(element: etree._Element) -> Level:
    start = value(element, "start")
    return Level(
        start=int(start) if start.isdecimal() else 1,
        format=value(element, "numFmt"),
        text=value(element, "lvlText"),
        is_legal=element.find(f"{W}isLgl") is not None,
    )


def read_style_places(root: etree._Element) -> dict[str, Place]:
    """Return where the styles number their paragraphs, inherited ones included."""
    own: dict[str, Place] = {}
    based_on: dict[str, str] = {}
    for style in root.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        based_on[name] = value(style, "basedOn")
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None and value(number, "numId"):
            own[name] = Place(value(number, "numId"), int(value(number, "ilvl") or 0))
    return {name: place for name in based_on if (place := inherited(name, own, based_on))}


def inherited(name: str, own: dict[str, Place], based_on: dict[str, str]) -> Place | None:
    seen = set()
    while name and name not in seen:
        if name in own:
            return own[name]
        seen.add(name)
        name = based_on.get(name, "")
    return None


def place_of(paragraph: etree._Element, by_style: dict[str, Place]) -> Place | None:
    """Return the paragraph's list and level; numId 0 takes the style's number away."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return None
    of_style = by_style.get(value(properties, "pStyle"))
    own = properties.find(f"{W}numPr")
    if own is None:
        return of_style
    list_id = value(own, "numId") or (of_style.list_id if of_style else "")
    level = value(own, "ilvl")
    return Place(list_id, int(level) if level.isdecimal() else of_style.level if of_style else 0)


def has_text(paragraph: etree._Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(f"{W}t"))


def count_on(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    """Advance the count of `level`, restart the levels below, and return the label as printed ("" for bullets)."""
    counts[level] = counts.get(level, levels[level].start - 1) + 1
    for deeper in [other for other in counts if other > level]:
        del counts[deeper]
    if levels[level].format in {"bullet", "none"}:
        return ""

    def written(match: re.Match[str]) -> str:
        number = int(match[1]) - 1
        shown = levels.get(number, levels[level])
        return write_number(
            counts.get(number, shown.start), "decimal" if levels[level].is_legal else shown.format
        )

    return re.sub(r"%([1-9])", written, levels[level].text)


def put_before(paragraph: etree._Element, label: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    if label:
        run = etree.Element(f"{W}r")
        text = etree.SubElement(run, f"{W}t")
        # 第一章 and 1 stand apart from the words; marks like 、 and ） part by themselves.
        text.text = f"{label} " if label[-1].isalnum() else label
        paragraph.insert(1, run)
    # The library would set the numbered paragraph as a list item of its own; it is a line of text now.
    for number in properties.findall(f"{W}numPr"):
        properties.remove(number)


def value(element: etree._Element, tag: str) -> str:
    """Return the w:val of the first child `tag`, or ""."""
    found = element.find(f"{W}{tag}")
    return found.get(f"{W}val", "") if found is not None else ""


def write_number(number: int, number_format: str) -> str:
    return _WRITERS.get(number_format, str)(number)


def circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    written = ""
    for size, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        count, number = divmod(number, size)
        written += sign * count
    return written


def heavenly_stem(number: int) -> str:
    return _STEMS[number - 1] if 1 <= number <= len(_STEMS) else str(number)


_WRITERS: dict[str, Callable[[int], str]] = {
    "chineseCounting": han_number,
    "chineseCountingThousand": han_number,
    "japaneseCounting": han_number,
    "taiwaneseCounting": han_number,
    "taiwaneseCountingThousand": han_number,
    "ideographDigital": han_number,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "ideographTraditional": heavenly_stem,
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
}
