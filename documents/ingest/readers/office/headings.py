"""The headings of a Word document's first rank: what its styles and paragraphs say of their level in the outline."""

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_TEXT_LEVEL = 9  # what Word writes for running text
_FEWEST = 2  # headings of a rank; a lone one is the title of it all


def first_headings(document: bytes, styles: bytes | None) -> tuple[str, ...]:
    """The texts of the highest rank that has several headings, in order; () where no paragraph is a heading."""
    levels = dict(_style_levels(styles)) if styles else {}
    found = [(level, text) for level, text in _headings(document, levels) if text]
    for rank in sorted({level for level, _ in found}):
        texts = tuple(text for level, text in found if level == rank)
        if len(texts) >= _FEWEST:
            return texts
    return ()


def _style_levels(styles: bytes) -> Iterator[tuple[str, int]]:
    for style in etree.fromstring(styles, _PARSER).iter(f"{_W}style"):
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        if level is not None:
            yield style.get(f"{_W}styleId", ""), _number(level)


def _headings(document: bytes, levels: dict[str, int]) -> Iterator[tuple[int, str]]:
    for paragraph in etree.fromstring(document, _PARSER).iter(f"{_W}p"):
        own = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = levels.get(style.get(f"{_W}val", ""), _TEXT_LEVEL) if style is not None else _TEXT_LEVEL
        level = named if own is None else _number(own)
        if level < _TEXT_LEVEL:
            yield level, " ".join("".join(text.text or "" for text in paragraph.iter(f"{_W}t")).split())


def _number(element: etree._Element) -> int:
    said = element.get(f"{_W}val", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 3 else _TEXT_LEVEL
