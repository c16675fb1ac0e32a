"""What the tables in `documents.ingest.readers` say of a format, and how one is known by its bytes."""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from documents.ingest.readers.archives.archive import Budget, Member
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.readers.office.ole2 import OLE2_MAGIC, stream_names
from documents.ingest.readers.tables.rows import ListSource
from documents.ingest.recognising.pictures import Render
from documents.ingest.source_text import SourceText

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")


class Look:
    """A file at first sight: its bytes, and the names inside where it is a ZIP or an old Office container."""

    def __init__(self, data: bytes):
        self.data = data

    @property
    def is_zip(self) -> bool:
        return self.data.startswith(ZIP_MAGIC)

    @property
    def is_ole2(self) -> bool:
        """Whether it is a container of the old Office and WPS."""
        return self.data.startswith(OLE2_MAGIC)

    @cached_property
    def streams(self) -> frozenset[str]:
        return stream_names(self.data) if self.is_ole2 else frozenset()

    @cached_property
    def members(self) -> frozenset[str]:
        """Raises zipfile.BadZipFile and its kin where the container is broken."""
        if not self.is_zip:
            return frozenset()
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return frozenset(package.namelist())


@dataclass(frozen=True, slots=True)
class Format:
    """`label` is what users call it; `recognises` is None for kinds that only their name tells.

    `is_strict` where a file whose bytes say otherwise than its extension is refused; programs that export lists and
    letters write .xls and .doc on all sorts of files. `is_contained` where the bytes are read in a child process;
    `needs_programs` where other programs do the reading, which want to write files.
    """

    kind: FileKind
    label: str
    extensions: tuple[str, ...]
    recognises: Callable[[Look], bool] | None = None
    is_strict: bool = True
    is_contained: bool = False
    needs_programs: bool = False

    @property
    def name(self) -> str:
        """The label with its extension, if it has one: Word 文档（.docx）."""
        return f"{self.label}（{self.extensions[0]}）" if self.extensions else self.label


class Read(Protocol):
    def __call__(self, data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(Format):
    """A format that becomes a text. `read` raises IngestError, with a way out for the user.

    `render` makes pictures of its pages where these may be scans; `read` takes what was `recognised` on them then.
    """

    read: Read
    render: Render | None = None


class ReadRows(Protocol):
    def __call__(self, data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> ListSource: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFormat(Format):
    """A format whose rows are articles. `read` raises IngestError where there are no rows."""

    read: ReadRows


class Unpack(Protocol):
    def __call__(self, data: bytes, *, file_name: str, budget: Budget) -> list[Member]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive(Format):
    """A format that holds files of their own."""

    unpack: Unpack


def has_member(name: str) -> Callable[[Look], bool]:
    """Return the test whether a file is a ZIP that holds this member."""
    return lambda look: name in look.members


def starts_with(*magic: bytes) -> Callable[[Look], bool]:
    return lambda look: look.data.startswith(magic)


_AnyFormat = TypeVar("_AnyFormat", bound=Format)


def by_kind(*formats: _AnyFormat) -> dict[FileKind, _AnyFormat]:
    return {each.kind: each for each in formats}


def by_extension(formats: Iterable[_AnyFormat]) -> dict[str, _AnyFormat]:
    return {extension: each for each in formats for extension in each.extensions}
