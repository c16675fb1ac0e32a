"""Old Word and WPS documents and RTF, read by whatever the machine has for them: LibreOffice, or antiword for .doc.

Called in a child process with a folder of its own, where these programs may write.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.office.docx import read_docx
from documents.ingest.source_text import SourceText

_OFFICES = ("soffice", "libreoffice")
_SPARE_SECONDS = 10  # of the limit, for reading what the program made
_INSTALL = "sudo apt install libreoffice-writer-nogui"


def is_doc(look: Look) -> bool:
    return "WordDocument" in look.streams


def read_doc(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of a .doc or .wps; raise IngestError where it is broken or nothing here can read it."""
    refuse_size(data, file_name=file_name, limits=limits)
    if office := _program(*_OFFICES):
        return _through_office(office, data, ".doc", file_name, limits)
    if antiword := _program("antiword"):
        return _through_antiword(antiword, data, file_name, limits)
    raise _without_program(file_name, "旧版 Word 或 WPS 文档", f"{_INSTALL}（或 sudo apt install antiword）")


def read_rtf(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the text of an RTF; raise IngestError where it is broken or nothing here can read it."""
    refuse_size(data, file_name=file_name, limits=limits)
    if office := _program(*_OFFICES):
        return _through_office(office, data, ".rtf", file_name, limits)
    raise _without_program(file_name, "RTF 文档", _INSTALL)


def _program(*names: str) -> str:
    return next((found for name in names if (found := shutil.which(name))), "")


def _without_program(file_name: str, label: str, command: str) -> IngestError:
    return IngestError(
        f"{file_name}：这是{label}，服务器上没有读它的程序。请用 Word 或 WPS 另存为 .docx 后再导入；"
        f"或请管理员在服务器上执行 {command}，之后可直接导入。"
    )


def _through_office(office: str, data: bytes, suffix: str, file_name: str, limits: Limits) -> SourceText:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / f"in{suffix}").write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            office,
            profile,
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder / "out"),
        ]
        _run([*command, str(folder / f"in{suffix}")], folder, file_name, limits)
        converted = folder / "out" / "in.docx"
        if not converted.is_file():
            raise _unreadable(file_name)
        source = read_docx(converted.read_bytes(), file_name=file_name, limits=limits)
    kind = FileKind.RTF if suffix == ".rtf" else FileKind.DOC
    return SourceText(source.text, kind, warnings=source.warnings, left_out=source.left_out)


def _through_antiword(antiword: str, data: bytes, file_name: str, limits: Limits) -> SourceText:
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "in.doc"
        path.write_bytes(data)
        # -w 0: a paragraph a line.
        text = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(path)], Path(made), file_name, limits)
    shown = text.decode("utf-8", "replace").strip()
    if not shown:
        raise _unreadable(file_name)
    warning = "旧版 Word 文档由 antiword 读出，自动编号、表格和图片可能不全，请对照原文核对。"
    return SourceText(shown, FileKind.DOC, warnings=(warning,))


def _run(command: list[str], folder: Path, file_name: str, limits: Limits) -> bytes:
    """Return what the program prints; raise IngestError where it fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - a program of this machine, with a name of ours
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=max(1, limits.seconds - _SPARE_SECONDS),
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise _unreadable(file_name) from error
    return done.stdout


def _unreadable(file_name: str) -> IngestError:
    return IngestError(
        f"{file_name}：文件已损坏，或设有密码，读不出内容。请用 Word 或 WPS 打开，另存为 .docx 后再导入。"
    )
