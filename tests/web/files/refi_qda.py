"""What the schema of REFI-QDA projects (version 1.0) asks of the elements that we write, and a reader of such projects.

An element: its children in their order, with how many there may be (? one, * any, + one or more, nothing for exactly one), and
its attributes, those that must be there with a mark.
"""

import re
import zipfile
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

NAMESPACE = "{urn:QDA-XML:project:1.0}"
GUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?"
TEXT, NUMBER, TRUTH = r"(?s:.*)", r"-?\d+", r"true|false"
MADE = {"creatingUser": GUID, "creationDateTime": TIME}
SCHEMA = {
    "Project": (
        "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*",
        {"name!": TEXT, "origin": TEXT, "creatingUserGUID": GUID, "creationDateTime": TIME, "basePath": TEXT},
    ),
    "Users": ("User+", {}),
    "User": ("", {"guid!": GUID, "name": TEXT, "id": TEXT}),
    "CodeBook": ("Codes", {}),
    "Codes": ("Code+", {}),
    "Code": (
        "Description? NoteRef* Code*",
        {"guid!": GUID, "name!": TEXT, "isCodable!": TRUTH, "color": "#[0-9A-F]{6}"},
    ),
    "Variables": ("Variable+", {}),
    "Variable": (
        "Description?",
        {"guid!": GUID, "name!": TEXT, "typeOfVariable!": "Text|Boolean|Integer|Float|Date|DateTime"},
    ),
    "Cases": ("Case+", {}),
    "Case": (
        "Description? CodeRef* VariableValue* SourceRef* SelectionRef*",
        {"guid!": GUID, "name": TEXT},
    ),
    "VariableValue": ("VariableRef TextValue?", {}),
    "VariableRef": ("", {"targetGUID!": GUID}),
    "TextValue": ("", {}),
    "Sources": ("TextSource+", {}),
    "TextSource": (
        "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
        {"guid!": GUID, "name": TEXT, "richTextPath": TEXT, "plainTextPath": TEXT, **MADE},
    ),
    "PlainTextSelection": (
        "Description? Coding* NoteRef*",
        {"guid!": GUID, "name": TEXT, "startPosition!": NUMBER, "endPosition!": NUMBER, **MADE},
    ),
    "Coding": ("CodeRef NoteRef*", {"guid!": GUID, **MADE}),
    "CodeRef": ("", {"targetGUID!": GUID}),
    "SourceRef": ("", {"targetGUID!": GUID}),
    "NoteRef": ("", {"targetGUID!": GUID}),
    "Notes": ("Note+", {}),
    "Description": ("", {}),
    "PlainTextContent": ("", {}),
}
SCHEMA["Note"] = SCHEMA["TextSource"]
# What a reference must lead to.
TARGETS = {"VariableRef": "Variable", "CodeRef": "Code", "SourceRef": "TextSource", "NoteRef": "Note"}


class Read(NamedTuple):
    """A project as another program sees it."""

    root: ElementTree.Element
    codes: dict[str, list[str]]  # a code that gathers → those below it
    coded: list[tuple[str, str, list[str], str]]  # title of the text, selected words, codes, note
    cases: dict[str, list[str]]  # place → titles
    values: dict[str, dict[str, str]]  # title → what is known of it


def faults(root: ElementTree.Element) -> list[str]:
    """Where the project departs from the schema."""
    found = [fault for element in root.iter() for fault in _faults_of(element)]
    guids: dict[str, str] = {}
    for element in root.iter():
        if guid := element.get("guid"):
            if guid in guids:
                found.append(f"{guid} twice")
            guids[guid] = _name(element)
    for element in root.iter():
        target = element.get("targetGUID")
        if target and guids.get(target) != TARGETS[_name(element)]:
            found.append(f"{_name(element)} leads nowhere")
    return found


def _faults_of(element: ElementTree.Element) -> list[str]:
    name = _name(element)
    if name not in SCHEMA:
        return [f"{name} is not known"]
    order, attributes = SCHEMA[name]
    found = []
    pattern = "".join(
        f"(?:{child.rstrip('?*+')} ){child[-1] if child[-1] in '?*+' else ''}" for child in order.split()
    )
    if not re.fullmatch(pattern, "".join(f"{_name(child)} " for child in element)):
        found.append(f"{name} holds {[_name(child) for child in element]}")
    known = {key.rstrip("!"): value for key, value in attributes.items()}
    for key, value in element.attrib.items():
        if key not in known or not re.fullmatch(known[key], value):
            found.append(f"{name} {key}={value}")
    found += [
        f"{name} without {key}" for key in attributes if key.endswith("!") and key[:-1] not in element.attrib
    ]
    if name in {"TextSource", "Note"}:
        inline = element.find(f"{NAMESPACE}PlainTextContent") is not None
        if inline == ("plainTextPath" in element.attrib):
            found.append(f"{name} wants its text once")
    return found


def read(content: bytes) -> Read:
    archive = zipfile.ZipFile(BytesIO(content))
    root = ElementTree.fromstring(archive.read("project.qde"))  # noqa: S314 - a file of ours
    named = {each.get("guid"): each.get("name") for each in root.iter() if each.get("guid")}
    notes = {each.get("guid"): each.findtext(f"{NAMESPACE}PlainTextContent") for each in _all(root, "Note")}
    coded, values = [], {}
    for source in _all(root, "TextSource"):
        path = "sources/" + source.get("plainTextPath").removeprefix("internal://")
        text = archive.read(path).decode("utf-8")
        values[source.get("name")] = _values(source, named)
        for each in source.iterfind(f"{NAMESPACE}PlainTextSelection"):
            words = text[int(each.get("startPosition")) : int(each.get("endPosition"))]
            codes = [named[ref.get("targetGUID")] for ref in _all(each, "CodeRef")]
            note = "".join(notes[ref.get("targetGUID")] for ref in _all(each, "NoteRef"))
            coded.append((source.get("name"), words, codes, note))
    groups = root.iterfind(f"{NAMESPACE}CodeBook/{NAMESPACE}Codes/{NAMESPACE}Code")
    cases = {
        case.get("name"): [named[ref.get("targetGUID")] for ref in _all(case, "SourceRef")]
        for case in _all(root, "Case")
    }
    return Read(
        root,
        {group.get("name"): [code.get("name") for code in group] for group in groups},
        coded,
        cases,
        values,
    )


def _values(source: ElementTree.Element, named: dict[str, str]) -> dict[str, str]:
    return {
        named[value.find(f"{NAMESPACE}VariableRef").get("targetGUID")]: value.findtext(
            f"{NAMESPACE}TextValue"
        )
        for value in source.iterfind(f"{NAMESPACE}VariableValue")
    }


def _all(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return list(element.iter(f"{NAMESPACE}{name}"))


def _name(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(NAMESPACE)
