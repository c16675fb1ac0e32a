"""Members of a ZIP, unpacked in memory under limits. Nothing is written to disk, so no path can climb out; an archive
that tries is refused all the same, for nobody packs one by accident.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from documents.ingest.parsed import IngestError
from documents.ingest.readers.file_names import extension, shown_name
from documents.ingest.readers.limits import DEFAULT_LIMITS, MEGABYTE, Limits

_PIECE_BYTES = 64 * 1024
_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800
_BESIDE_A_PAGE = ("_files", ".files", "_file", ".fld", "_文件", "_檔案")
_SIDE_EXTENSIONS = frozenset(
    ".css .js .json .map .png .jpg .jpeg .gif .bmp .svg .webp .ico .woff .woff2 .ttf .otf .mp3 .mp4 .wav".split()
)
_PICTURE_EXTENSIONS = frozenset(".png .jpg .jpeg .gif .bmp .webp".split())
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """`path` is the name inside the archive, for messages; `name` its last part.

    `is_side` for what only accompanies the other files: pictures and styles of a saved page, a covering note.
    """

    path: str
    name: str
    data: bytes
    is_side: bool = False


class Budget:
    """What may still be unpacked; shared by an archive and the archives inside it."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS):
        self.limits = limits
        self.members = limits.archive_members
        self.bytes = limits.unpacked_bytes


def unpack(data: bytes, *, file_name: str, budget: Budget) -> list[Member]:
    """Return the files of the archive, clutter of operating systems left out.

    Raises IngestError for a broken or encrypted archive, one with climbing paths or links, one without files, and
    one that unpacks to more than the budget.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = [info for info in package.infolist() if not info.is_dir()]
            paths = [_path(info) for info in infos]
            pages = saved_pages(paths)
            for info, path in zip(infos, paths, strict=True):
                _refuse(info, path, file_name)
            members = [
                Member(
                    path,
                    shown_name(path),
                    read_member(package, info, file_name=file_name, budget=budget),
                    is_side_file(path, pages),
                )
                for info, path in zip(infos, paths, strict=True)
                if not is_clutter(path)
            ]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise IngestError(
            f"{file_name}：压缩包已损坏，或用了不支持的压缩方式。请重新压缩为普通 ZIP 后再导入。"
        ) from error
    if not members:
        raise IngestError(f"{file_name}：压缩包里没有文件。请检查后重新提供。")
    return members


def read_member(package: zipfile.ZipFile, info: zipfile.ZipInfo, *, file_name: str, budget: Budget) -> bytes:
    """Return a member's bytes, counted as they come: what its header says of its size is not to be believed."""
    budget.members -= 1
    if budget.members < 0:
        raise IngestError(
            f"{file_name}：压缩包里的文件超过 {budget.limits.archive_members} 个。请分成几个压缩包导入。"
        )
    pieces = []
    size = 0
    for piece in _pieces(package, info):
        budget.bytes -= len(piece)
        size += len(piece)
        pieces.append(piece)
        too_dense = size > MEGABYTE and size > max(info.compress_size, 1) * budget.limits.unpacked_ratio
        if budget.bytes < 0 or too_dense:
            raise IngestError(
                f"{file_name}：解压后的内容异常庞大（疑似“压缩炸弹”），已停止读取。"
                "请确认文件来源；确需导入的，请解压后逐个上传。"
            )
    return b"".join(pieces)


def _pieces(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(info) as stream:
        while piece := stream.read(_PIECE_BYTES):
            yield piece


def _path(info: zipfile.ZipInfo) -> str:
    """Return the member's name; Chinese Windows writes GBK without saying so, which zipfile takes for CP437."""
    if info.flag_bits & _NAME_IS_UTF8:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _refuse(info: zipfile.ZipInfo, path: str, file_name: str) -> None:
    parts = path.replace("\\", "/").split("/")
    is_absolute = path.startswith(("/", "\\")) or path[1:2] == ":"
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    if ".." in parts or is_absolute or is_link:
        raise IngestError(
            f"{file_name}：压缩包里有指向包外的路径或链接（{shown_name(path)}），为安全起见未导入。请重新压缩后再试。"
        )
    if info.flag_bits & _ENCRYPTED:
        raise IngestError(f"{file_name}：压缩包设有密码。请解压后去掉密码，重新压缩再导入。")


def saved_pages(paths: Iterable[str]) -> frozenset[str]:
    """Return the folders that browsers put beside a page saved whole: 页面_files for 页面.html."""
    stems = [path[: -len(extension(path))] for path in paths if extension(path) in {".html", ".htm"}]
    return frozenset(f"{stem}{ending}/" for stem in stems for ending in _BESIDE_A_PAGE)


def is_side_file(path: str, pages: frozenset[str]) -> bool:
    """Whether a file only accompanies a text: by its kind, or because it stands in the folder of a saved page."""
    folders = (path[: match.end()] for match in re.finditer("/", path))
    return extension(path) in _SIDE_EXTENSIONS or any(folder in pages for folder in folders)


def is_loose_picture(member: Member) -> bool:
    """Whether it would be read if no text stood beside it: pages that were scanned one by one."""
    is_of_page = any(folder.endswith(_BESIDE_A_PAGE) for folder in folders_of(member.path))
    return member.is_side and extension(member.name) in _PICTURE_EXTENSIONS and not is_of_page


def folders_of(path: str) -> list[str]:
    """Return the folders that a file stands in, "" for the archive itself."""
    parts = path.replace("\\", "/").split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(len(parts) + 1)]


def scans_told(members: Sequence[Member]) -> list[Member]:
    """Return the members, pictures as files of their own where no text stands beside them, in their folder or one above."""
    texts = {folders_of(member.path)[-1] for member in members if not member.is_side}
    return [
        replace(each, is_side=False)
        if is_loose_picture(each) and texts.isdisjoint(folders_of(each.path))
        else each
        for each in members
    ]


def is_clutter(path: str) -> bool:
    is_lock = path.rpartition("/")[2].startswith(("~$", ".~"))  # of a document that is open in Word or WPS
    return is_lock or any(mark in path for mark in _CLUTTER) or extension(path) in {".lnk", ".db"}
