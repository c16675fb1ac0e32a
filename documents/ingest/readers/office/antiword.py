"""antiword prints the text of a .doc; its DocBook has the tables' cells, its switches what Word hides or has deleted."""

import re
from collections.abc import Iterator
from html import escape
from itertools import takewhile
from pathlib import Path

import lxml.html
from lxml import etree

from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.office.docx import table_lines
from documents.ingest.readers.office.programs import program, run, unreadable
from documents.ingest.source_text import SourceText, left_out

_WARNING = "旧版 Word 文档由 antiword 读出，自动编号和图片没有读出，表格可能不全，请对照原文核对。"
_PRINTED = ("-f", "-w", "0")  # what Word shows, a paragraph a line
_TABLE = re.compile(r"(?:^\|.*\|[ \t]*$\n?)+", re.MULTILINE)
_NOTES = re.compile(r"\n-{10,}\n(?=\[1\])")
_NOTE = re.compile(r"^\[(\d+)\]", re.MULTILINE)


def antiword() -> str:
    return program("antiword")


def read_by_antiword(data: bytes, folder: Path, *, file_name: str, limits: Limits) -> SourceText:
    """Return the text of a .doc; raise IngestError where antiword cannot read it or takes too long."""
    path = folder / "in.doc"
    path.write_bytes(data)

    def printed(*switches: str) -> str:
        command = [antiword(), "-m", "UTF-8.txt", *switches, str(path)]
        return run(command, folder, file_name=file_name, limits=limits).decode("utf-8", "replace")

    shown = printed(*_PRINTED)
    if not shown.strip():
        raise unreadable(file_name)
    text = _without_note_marks(_with_cells(shown, printed("-x", "db")))
    said = (
        *left_out("hidden", list(_more(printed(*_PRINTED, "-s"), shown))),
        *left_out("deleted", list(_more(printed(*_PRINTED, "-r"), shown))),
    )
    return SourceText(
        "\n".join(line for line in text.split("\n") if line.strip()),
        FileKind.DOC,
        warnings=(_WARNING,),
        left_out=said,
    )


def _with_cells(shown: str, book: str) -> str:
    """Put the rows of its tables in the place of those that antiword draws."""
    root = etree.fromstring(
        book.encode(), etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    )
    tables = iter(root.iter("informaltable") if root is not None else ())

    def rows(drawn: re.Match[str]) -> str:
        table = next(tables, None)
        return "\n".join(_rows(table)) + "\n" if table is not None else drawn[0]

    return _TABLE.sub(rows, shown)


def _rows(table: etree._Element) -> Iterator[str]:
    rows = [
        "".join(f"<td>{_paragraphs(''.join(cell.itertext()))}</td>" for cell in row.iter("entry"))
        for row in table.iter("row")
    ]
    page = "".join(f"<tr>{row}</tr>" for row in rows)
    return table_lines(lxml.html.fragment_fromstring(f"<table>{page}</table>"))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())


def _without_note_marks(text: str) -> str:
    """Say of the notes at the end that they are some, and take their numbers out of the sentences."""
    body, *notes = _NOTES.split(text)
    if not notes:
        return text
    for number in _NOTE.findall(notes[-1]):
        body = body.replace(f"[{number}]", "", 1)
    return f"{body}\n{_NOTE.sub('注：', notes[-1])}"


def _more(all_of_it: str, shown: str) -> Iterator[str]:
    """What stands in lines of the one that the other does not have, beyond what it has of them."""
    lines, others = all_of_it.split("\n"), shown.split("\n")
    known, has = set(others), set(lines)
    less = [line for line in others if line not in has]
    more = [line for line in lines if line not in known]
    if len(less) != len(more):
        less = [""] * len(more)
    for line, other in zip(more, less, strict=True):
        yield _beyond(line, other)


def _beyond(line: str, other: str) -> str:
    start = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(line, other, strict=False))))
    return line[start : len(line) - len(other) + start]
