"""A project that programs for qualitative analysis open (REFI-QDA 1.0, .qdpx): texts, codes, coded selections.

A ZIP with project.qde, XML of the namespace below, and each text as sources/GUID.txt in UTF-8. Positions count code points
of that text from 0, the end not included. Identities follow from names, so that two exports merge.
"""

import uuid
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, tostring

from web.files.sheet import writable

MEDIA_TYPE = "application/zip"
NAMESPACE = "urn:QDA-XML:project:1.0"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:xianjie")


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the book; one with codes below it gathers and codes nothing itself."""

    key: str
    name: str
    description: str = ""
    below: tuple["Code", ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """`text[start:end]` of its source, with the keys of its codes and what a reader noted of it."""

    key: str
    name: str
    start: int
    end: int
    codes: tuple[str, ...]
    description: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A source; `values` are what is known of it, by the name of the variable."""

    key: str
    name: str
    text: str
    selections: tuple[Selection, ...]
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """What texts belong to: a place."""

    key: str
    name: str
    texts: tuple[str, ...]
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    name: str
    description: str
    made_at: str
    codes: Sequence[Code]
    texts: Sequence[Text]
    cases: Sequence[Case] = ()


def to_bytes(project: Project) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", tostring(_project(project), "utf-8", xml_declaration=True))
        for text in project.texts:
            # A lone surrogate becomes one other character: positions stay.
            archive.writestr(f"sources/{_guid('text', text.key)}.txt", text.text.encode("utf-8", "replace"))
    return out.getvalue()


def _project(project: Project) -> Element:
    """The elements in the order of the schema."""
    head = {"name": project.name, "origin": "Xianjie", "creationDateTime": project.made_at}
    root = _element(None, "Project", xmlns=NAMESPACE, **head)
    user = _guid("user", "xianjie")
    _element(_element(root, "Users"), "User", guid=user, name="Xianjie")
    if project.codes:
        codes = _element(_element(root, "CodeBook"), "Codes")
        for code in project.codes:
            _write_code(codes, code)
    known = [*(each.values for each in project.texts), *(each.values for each in project.cases)]
    names = list(dict.fromkeys(name for values in known for name in values))
    if names:
        variables = _element(root, "Variables")
        for name in names:
            _element(variables, "Variable", guid=_guid("variable", name), name=name, typeOfVariable="Text")
    if project.cases:
        cases = _element(root, "Cases")
        for case in project.cases:
            _write_case(cases, case)
    if project.texts:
        sources = _element(root, "Sources")
        for text in project.texts:
            _write_text(sources, text, user, project.made_at)
    noted = [each for text in project.texts for each in text.selections if each.note]
    if noted:
        notes = _element(root, "Notes")
        for selection in noted:
            note = _element(notes, "Note", guid=_guid("note", selection.key), name=selection.name)
            _element(note, "PlainTextContent").text = writable(selection.note)
    _described(root, project.description)
    return root


def _write_code(parent: Element, code: Code) -> None:
    is_codable = "false" if code.below else "true"
    element = _element(parent, "Code", guid=_guid("code", code.key), name=code.name, isCodable=is_codable)
    _described(element, code.description)
    for each in code.below:
        _write_code(element, each)


def _write_case(parent: Element, case: Case) -> None:
    element = _element(parent, "Case", guid=_guid("case", case.key), name=case.name)
    _write_values(element, case.values)
    for key in case.texts:
        _element(element, "SourceRef", targetGUID=_guid("text", key))


def _write_text(parent: Element, text: Text, user: str, made_at: str) -> None:
    guid = _guid("text", text.key)
    made = {"creatingUser": user, "creationDateTime": made_at}
    element = _element(
        parent, "TextSource", guid=guid, name=text.name, plainTextPath=f"internal://{guid}.txt", **made
    )
    for each in text.selections:
        span = {"startPosition": str(each.start), "endPosition": str(each.end)}
        selection = _element(
            element,
            "PlainTextSelection",
            guid=_guid("selection", each.key),
            name=each.name,
            **span,
            **made,
        )
        _described(selection, each.description)
        for code in each.codes:
            coding = _element(selection, "Coding", guid=_guid("coding", f"{each.key} {code}"), **made)
            _element(coding, "CodeRef", targetGUID=_guid("code", code))
        if each.note:
            _element(selection, "NoteRef", targetGUID=_guid("note", each.key))
    _write_values(element, text.values)


def _write_values(parent: Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        element = _element(parent, "VariableValue")
        _element(element, "VariableRef", targetGUID=_guid("variable", name))
        _element(element, "TextValue").text = writable(value)


def _described(parent: Element, text: str) -> None:
    if text:
        _element(parent, "Description").text = writable(text)


def _element(parent: Element | None, tag: str, **attributes: str) -> Element:
    attributes = {name: writable(value) for name, value in attributes.items()}
    return Element(tag, attributes) if parent is None else SubElement(parent, tag, attributes)


def _guid(kind: str, key: str) -> str:
    return str(uuid.uuid5(_OURS, f"{kind} {key}"))
