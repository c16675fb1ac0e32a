"""DOCX and ZIP bytes, made at test time: whole ones, and ones with a part exchanged for something harmful."""

import io
import zipfile

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement


def make_docx(build):
    """Return the bytes of the document that `build(document)` fills."""
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(package, name, content):
    """Return the package with one part replaced by `content`, or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return stream.getvalue()


def part(package, name):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name).decode()


def make_zip(members, compression=zipfile.ZIP_DEFLATED):
    """`members` maps names, or ZipInfo, to bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return stream.getvalue()


def add_list(document, levels):
    """Add an automatic numbering of (format, pattern) by level, "legal" for decimals throughout; return its numId."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for index, (number_format, pattern) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(index))
        is_legal = number_format == "legal"
        written = "decimal" if is_legal else number_format
        values = [
            ("w:start", "1"),
            ("w:numFmt", written),
            *[("w:isLgl", "1")] * is_legal,
            ("w:lvlText", pattern),
        ]
        for tag, value in values:
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    numbering.insert(0, abstract)
    return numbering.add_num(90).numId


def add_numbered(document, text, list_id, level=0):
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id
    return paragraph
