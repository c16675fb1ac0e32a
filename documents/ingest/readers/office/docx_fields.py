"""What Word shows and mammoth passes over: text boxes of today's drawings, boxes that are ticked, choices of a form."""

from lxml import etree

from documents.ingest.readers.office.numbering import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_TICKED, _OPEN = "☑", "☐"
_OFF = {"0", "false", "off"}


def settle_alternatives(root: etree._Element) -> None:
    """Leave of each piece that is written for new and for old programs one: for old ones where that says the same."""
    for both in list(root.iter(f"{_MC}AlternateContent")):
        parent, new, old = both.getparent(), both.find(f"{_MC}Choice"), both.find(f"{_MC}Fallback")
        if parent is None:
            continue
        is_new = new is not None and (old is None or (_words(new) and _words(new) != _words(old)))
        for child in list(new if is_new else old if old is not None else ()):
            both.addprevious(child)
        parent.remove(both)


def open_boxes(root: etree._Element) -> None:
    """Write the text boxes of drawings as those of old ones."""
    for drawing in list(root.iter(f"{W}drawing")):
        contents = list(drawing.iter(f"{W}txbxContent"))
        parent = drawing.getparent()
        if not contents or parent is None:
            continue
        picture = etree.Element(f"{W}pict")
        for content in contents:
            etree.SubElement(etree.SubElement(picture, f"{_V}shape"), f"{_V}textbox").append(content)
        parent.replace(drawing, picture)


def write_out_fields(root: etree._Element) -> None:
    """Keep the marks of boxes that are ticked or open, ☑是 ☐否, and write out what was chosen of a list."""
    for box in list(root.iter("{*}checkbox")):
        if (properties := box.getparent()) is not None:
            properties.remove(box)
    for field in root.iter(f"{W}ffData"):
        run = next(field.iterancestors(f"{W}r"), None)
        if run is not None and (said := _ticked(field) or _chosen(field)):
            shown = etree.Element(f"{W}r")
            etree.SubElement(shown, f"{W}t").text = said
            run.addprevious(shown)


def _ticked(field: etree._Element) -> str:
    box = field.find(f"{W}checkBox")
    if box is None:
        return ""
    state = box.find(f"{W}checked")
    state = box.find(f"{W}default") if state is None else state
    return _TICKED if state is not None and state.get(f"{W}val", "1") not in _OFF else _OPEN


def _chosen(field: etree._Element) -> str:
    entries = [each.get(f"{W}val", "") for each in field.iterfind(f"{W}ddList/{W}listEntry")]
    result = field.find(f"{W}ddList/{W}result")
    number = result.get(f"{W}val", "0") if result is not None else "0"
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def _words(element: etree._Element) -> str:
    return "".join("".join((text.text or "").split()) for text in element.iter(f"{W}t"))
