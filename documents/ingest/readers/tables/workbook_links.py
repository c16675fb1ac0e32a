"""Where the cells of an XLSX lead: hyperlinks set on cells and HYPERLINK formulas, which calamine does not tell."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

Links = Mapping[int, Mapping[int, str]]  # row → column → address, both from 0

_ID = re.compile(r"\{.*(?:relationships)\}id$")
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_FORMULA = re.compile(r'\s*=?\s*HYPERLINK\(\s*"([^"]{1,2000})"', re.IGNORECASE)
_WORKBOOK, _FOLDER = "xl/workbook.xml", "xl"


def read_links(parts: Mapping[str, bytes]) -> dict[str, Links]:
    """Return the links of each sheet by its name; a part that cannot be read has none."""
    try:
        return {name: _links_of(parts, path) for name, path in sheet_parts(parts)}
    except (etree.XMLSyntaxError, ValueError, KeyError):
        return {}


def sheet_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and that of its part."""
    targets = _targets(parts, _WORKBOOK)
    for element in elements(parts.get(_WORKBOOK, b""), "sheet"):
        target = targets.get(_relation(element), "")
        yield element.get("name", ""), posixpath.normpath(posixpath.join(_FOLDER, target)).lstrip("/")


def _links_of(parts: Mapping[str, bytes], path: str) -> Links:
    sheet = parts.get(path, b"")
    if not re.search(rb"hyperlink", sheet, re.IGNORECASE):
        return {}
    targets = _targets(parts, path)
    links: dict[int, dict[int, str]] = {}
    for element in elements(sheet, "hyperlink", "c"):
        is_cell = etree.QName(element).localname == "c"
        target = _formula_target(element) if is_cell else targets.get(_relation(element), "")
        place = place_of_cell(element.get("r" if is_cell else "ref", ""))
        if place and target.startswith(("http://", "https://")):
            links.setdefault(place[0], {})[place[1]] = target
    return links


def _formula_target(cell: etree._Element) -> str:
    formula = next((child.text or "" for child in cell if etree.QName(child).localname == "f"), "")
    match = _FORMULA.match(formula)
    return match[1] if match else ""


def _targets(parts: Mapping[str, bytes], path: str) -> dict[str, str]:
    folder, name = posixpath.split(path)
    relations = parts.get(f"{folder}/_rels/{name}.rels", b"")
    return {each.get("Id", ""): each.get("Target", "") for each in elements(relations, "Relationship")}


def _relation(element: etree._Element) -> str:
    return next((value for key, value in element.attrib.items() if _ID.match(str(key))), "")


def elements(content: bytes, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these names in any namespace: strict files have another than usual ones."""
    if not content:
        return
    root = etree.fromstring(
        content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    )
    yield from root.iter(*(f"{{*}}{name}" for name in names))


def place_of_cell(name: str) -> tuple[int, int] | None:
    """(1, 27) of AB2; of a range its first cell, None for what is no place."""
    found = _CELL.match(name)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
