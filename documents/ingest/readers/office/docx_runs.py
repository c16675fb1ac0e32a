"""Runs of a Word document as its reader sees them: what is hidden, struck out, deleted or only asks to be filled in comes out."""

from collections.abc import Callable

from lxml import etree

from documents.ingest.readers.office.numbering import W, value
from documents.ingest.readers.pages.raised import RAISED
from documents.ingest.source_text import LeftOut, left_out

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_OFF = {"0", "false", "off"}
_SMALLEST = 2  # half points


def mend_runs(root: etree._Element, styles: bytes | None) -> tuple[LeftOut, ...]:
    """Change the document to what is read of it; return what was left out."""
    deleted = _stretches(list(root.iter(f"{W}del")), "delText")
    hidden_styles, shaded_styles = (
        _styles_with(styles, f"{W}rPr", "vanish"),
        _styles_with(styles, f"{W}pPr", "shd"),
    )
    has_ground = root.find(f"{W}background") is not None
    hidden = _drop(
        root,
        lambda run: _is_hidden(run, hidden_styles) or (not has_ground and _is_unseen(run, shaded_styles)),
    )
    struck = _drop(root, lambda run: _has(run.find(f"{W}rPr"), "strike", "dstrike"))
    _drop_placeholders(root)
    _end_lines_at_breaks(root)
    _keep_raised(root)
    return (*left_out("hidden", hidden), *left_out("struck", struck), *left_out("deleted", deleted))


def words_of(element: etree._Element, tag: str = "t") -> str:
    return "".join(text.text or "" for text in element.iter(f"{{*}}{tag}"))


def _has(properties: etree._Element | None, *names: str) -> bool:
    """Whether one of these properties is set."""
    found = (properties.find(f"{W}{name}") for name in names) if properties is not None else ()
    return any(each is not None and each.get(f"{W}val", "1") not in _OFF for each in found)


def _styles_with(styles: bytes | None, properties: str, name: str) -> set[str]:
    if not styles:
        return set()
    found = etree.fromstring(styles, _PARSER).iter(f"{W}style")
    return {style.get(f"{W}styleId", "") for style in found if _has(style.find(properties), name)}


def _drop(root: etree._Element, is_gone: Callable[[etree._Element], bool]) -> list[str]:
    """Take runs out; return their words."""
    gone = [run for run in root.iter(f"{W}r") if is_gone(run)]
    found = _stretches(gone, "t")
    for run in gone:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return found


def _drop_placeholders(root: etree._Element) -> None:
    """单击或点击此处输入文字: what a form's field shows until somebody fills it in."""
    for field in list(root.iter(f"{W}sdt")):
        if _has(field.find(f"{W}sdtPr"), "showingPlcHdr"):
            for text in field.iter(f"{W}t"):
                text.text = ""


def _end_lines_at_breaks(root: etree._Element) -> None:
    """A break of page or column inside a paragraph ends its line; mammoth would join what stands around it."""
    for mark in root.iter(f"{W}br"):
        mark.attrib.pop(f"{W}type", None)


def _keep_raised(root: etree._Element) -> None:
    """10², not 102."""
    for raised in root.iter(f"{W}vertAlign"):
        run = raised.getparent().getparent()
        if raised.get(f"{W}val") == "superscript" and run.tag == f"{W}r":
            for text in run.iter(f"{W}t"):
                text.text = (text.text or "").translate(RAISED)


def _is_hidden(run: etree._Element, hidden_styles: set[str]) -> bool:
    properties = run.find(f"{W}rPr")
    style = value(properties, "rStyle") if properties is not None else ""
    return _has(properties, "vanish") or not hidden_styles.isdisjoint((style, _paragraph_style(run)))


def _is_unseen(run: etree._Element, shaded_styles: set[str]) -> bool:
    """Whether a run's letters are white on white, or smaller than anybody reads. What tables and text boxes stand on is not known."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    size = value(properties, "sz")
    if size.isdecimal() and int(size) <= _SMALLEST:
        return True
    if value(properties, "color").upper() != "FFFFFF" or _has(properties, "shd", "highlight"):
        return False
    around = {etree.QName(each).localname for each in run.iterancestors()}
    paragraph = next(run.iterancestors(f"{W}p"), None)
    is_shaded = paragraph is not None and _has(paragraph.find(f"{W}pPr"), "shd")
    return (
        around.isdisjoint({"tc", "txbxContent"})
        and not is_shaded
        and _paragraph_style(run) not in shaded_styles
    )


def _stretches(elements: list[etree._Element], tag: str) -> list[str]:
    """Return the words of each run of neighbours: programs part one stretch into many elements."""
    stretches: list[str] = []
    last = None
    for element in elements:
        if last is None or element.getprevious() is not last:
            stretches.append("")
        stretches[-1] += words_of(element, tag)
        last = element
    return [text for text in stretches if text.strip()]


def _paragraph_style(run: etree._Element) -> str:
    paragraph = next(run.iterancestors(f"{W}p"), None)
    properties = paragraph.find(f"{W}pPr") if paragraph is not None else None
    return value(properties, "pStyle") if properties is not None else ""
