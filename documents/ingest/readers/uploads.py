"""What a user hands over → the files in it: an archive becomes its members, anything else itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from documents.ingest.parsed import IngestError
from documents.ingest.readers import ARCHIVES
from documents.ingest.readers.archives.archive import (
    Budget,
    Member,
    is_clutter,
    is_loose_picture,
    is_side_file,
    saved_pages,
    scans_told,
)
from documents.ingest.readers.file_names import shown_name, shown_path
from documents.ingest.readers.formats import Archive
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.recognise import kind_of
from documents.ingest.source_text import LeftOut, left_out

_DEEPEST = 2  # a mail in an archive, an archive in a mail; deeper ones are somebody's trick


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file to read, under a name fit to show and store; `path` tells where in the upload it stood."""

    name: str
    path: str
    data: bytes
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Upload:
    """`problems` are messages for the members that cannot be read; the others can be taken all the same.

    `left_out` are the files that only accompany the others.
    """

    files: tuple[UploadedFile, ...]
    problems: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()


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
    return _gathered(_members(data, kind, path=name, budget=Budget(limits), depth=1))


def open_folder(folder: Path, *, limits: Limits = DEFAULT_LIMITS) -> Upload:
    """Return the files under a folder, as if it had been handed over as an archive."""
    name, budget = shown_name(folder.name or str(folder.resolve())), Budget(limits)
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    inside = [path.relative_to(folder).as_posix() for path in paths]
    pages = saved_pages(inside)
    members = []
    for path, shown in zip(paths, inside, strict=True):
        budget.members -= 1
        budget.bytes -= path.stat().st_size
        if budget.members < 0 or budget.bytes < 0:
            raise IngestError(f"{name}：文件夹里的文件太多或太大。请分成几个文件夹导入。")
        if not is_clutter(shown):
            members.append(Member(shown, path.name, path.read_bytes(), is_side_file(shown, pages)))
    if not members:
        raise IngestError(f"{name}：文件夹里没有文件。请检查后重新提供。")
    return _gathered(_opened(members, ARCHIVES[FileKind.ZIP], path=name, budget=budget, depth=1))


def _gathered(outcomes: Iterable[UploadedFile | Member | str]) -> Upload:
    """Raises IngestError, with every reason, where nothing can be read."""
    found = list(outcomes)
    files = tuple(each for each in found if isinstance(each, UploadedFile))
    problems = tuple(each for each in found if isinstance(each, str))
    sides = [each.name for each in found if isinstance(each, Member) and not is_loose_picture(each)]
    pictures = [each.name for each in found if isinstance(each, Member) and is_loose_picture(each)]
    if not files:
        raise IngestError(
            "\n".join(
                problems or (f"{'、'.join([*sides, *pictures][:3])}：没有可以读取的文章。请检查后重新提供。",)
            )
        )
    return Upload(files, problems, (*left_out("side_file", sides), *left_out("side_picture", pictures)))


def _members(
    data: bytes, kind: FileKind, *, path: str, budget: Budget, depth: int
) -> Iterator[UploadedFile | Member | str]:
    archive = ARCHIVES[kind]
    yield from _opened(
        archive.unpack(data, file_name=path, budget=budget), archive, path=path, budget=budget, depth=depth
    )


def _opened(
    members: Iterable[Member], archive: Archive, *, path: str, budget: Budget, depth: int
) -> Iterator[UploadedFile | Member | str]:
    """Yield each file, side files as they are, or the message that says why one cannot be read. Harm in an archive
    stops everything. Pictures without a text that they could accompany are scans."""
    for member in scans_told(list(members)):
        inner = f"{path}/{shown_path(member.path)}"
        if member.is_side:
            yield member
            continue
        try:
            refuse_size(member.data, file_name=inner, limits=budget.limits)
            kind = kind_of(member.data, file_name=inner)
        except IngestError as error:
            yield str(error)
            continue
        if kind not in ARCHIVES:
            yield UploadedFile(member.name, inner, member.data, kind)
        elif kind == archive.kind or depth >= _DEEPEST:
            yield f"{inner}：{archive.label}里还套着{ARCHIVES[kind].label}，没有读取。请先解开，再把里面的文件一起导入。"
        else:
            yield from _members(member.data, kind, path=inner, budget=budget, depth=depth + 1)
