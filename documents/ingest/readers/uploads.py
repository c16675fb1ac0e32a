"""What a user hands over → the files in it: an archive becomes its members, anything else itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.ingest.parsed import IngestError
from documents.ingest.readers import ARCHIVES
from documents.ingest.readers.archive import Budget
from documents.ingest.readers.file_names import shown_name
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.recognise import kind_of

_DEEPEST = 2  # an archive in an archive; a deeper one is somebody's trick


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file to read, under a name fit to show and store; `path` tells where in the upload it stood."""

    name: str
    path: str
    data: bytes
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Upload:
    """`problems` are messages for the members that cannot be read; the others can be taken all the same."""

    files: tuple[UploadedFile, ...]
    problems: tuple[str, ...]


def open_upload(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> Upload:
    """Return the files in an upload.

    Raises IngestError where the upload itself is empty, too large, mislabelled or a harmful archive, and where no
    member of an archive can be read.
    """
    name = shown_name(file_name)
    refuse_size(data, file_name=name, limits=limits)
    kind = kind_of(data, file_name=name)
    if kind not in ARCHIVES:
        return Upload((UploadedFile(name, name, data, kind),), ())
    files: list[UploadedFile] = []
    problems: list[str] = []
    for outcome in _members(data, kind, path=name, budget=Budget(limits), depth=1):
        if isinstance(outcome, UploadedFile):
            files.append(outcome)
        else:
            problems.append(outcome)
    if not files:
        raise IngestError("\n".join(problems))
    return Upload(tuple(files), tuple(problems))


def _members(
    data: bytes, archive: FileKind, *, path: str, budget: Budget, depth: int
) -> Iterator[UploadedFile | str]:
    """Yield each member, or the message that says why it cannot be read. Harm in an archive stops everything."""
    for member in ARCHIVES[archive].unpack(data, file_name=path, budget=budget):
        inner = f"{path}/{member.name}"
        try:
            refuse_size(member.data, file_name=inner, limits=budget.limits)
            kind = kind_of(member.data, file_name=inner)
        except IngestError as error:
            yield str(error)
            continue
        if kind not in ARCHIVES:
            yield UploadedFile(member.name, inner, member.data, kind)
        elif depth < _DEEPEST:
            yield from _members(member.data, kind, path=inner, budget=budget, depth=depth + 1)
        else:
            yield f"{inner}：压缩包套了太多层，这一层没有读取。请解压后再导入。"
