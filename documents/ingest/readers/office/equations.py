"""What Word and WPS write as equations: words under pinyin and in circles (EQ fields) and formulas, as the text that a reader sees.

mammoth passes over both.
"""

import re

from lxml import etree

from documents.ingest.readers.office.numbering import W

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(huáng),黄): the base follows what is set over it; \o\ac(○,优) is 优 in a circle.
_OVERLAID = re.compile(
    r"^\s*EQ\b.*\\o\s*\\a[dcrl].*[,，;]\s*([^(),，]{1,40})\)\s*$", re.IGNORECASE | re.DOTALL
)
_FRACTION = re.compile(r"\\f\s*\(([^(),，]{1,40})[,，;]([^(),，]{1,40})\)")
_EQUATION = re.compile(r"^\s*EQ\b", re.IGNORECASE)


def write_out_equations(root: etree._Element) -> None:
    """Put text runs in the place of EQ fields and of formulas."""
    for field in list(root.iter(f"{W}fldSimple")):
        if _EQUATION.match(instruction := field.get(f"{W}instr", "")):
            field.getparent().replace(field, _run(shown(instruction)))
    for paragraph in root.iter(f"{W}p"):
        _fields_of(paragraph)
    for formula in list(root.iter(f"{_MATH}oMath")):
        formula.getparent().replace(formula, _run(_formula(formula)))


def shown(instruction: str) -> str:
    """Return what an EQ field shows: the word itself, a fraction as 1/2, "" for what cannot be told."""
    if overlaid := _OVERLAID.match(instruction):
        return overlaid[1].strip()
    return " ".join(f"{above.strip()}/{below.strip()}" for above, below in _FRACTION.findall(instruction))


def _fields_of(paragraph: etree._Element) -> None:
    """A field's instruction stands between two marks, in as many runs as were typed."""
    begun: etree._Element | None = None
    told: list[str] = []
    for run in list(paragraph.iterchildren(f"{W}r")):
        mark = run.find(f"{W}fldChar")
        kind = mark.get(f"{W}fldCharType", "") if mark is not None else ""
        if kind == "begin":
            begun, told = run, []
        if begun is None:
            continue
        told += [each.text or "" for each in run.iter(f"{W}instrText")]
        if kind in {"separate", "end"}:
            if _EQUATION.match(instruction := "".join(told)):
                begun.addprevious(_run(shown(instruction)))
            begun = None


def _formula(formula: etree._Element) -> str:
    for above in list(formula.iter(f"{_MATH}num")):
        parts = list(above.iter(f"{_MATH}t"))
        if parts:
            parts[-1].text = f"{parts[-1].text or ''}/"
    return "".join(each.text or "" for each in formula.iter(f"{_MATH}t"))


def _run(text: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return run
