"""Programs of the machine that read what nothing here can: LibreOffice, antiword.

Called in a child process with a folder of its own, where they may write, and which ends with all that it started.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import Limits

_SPARE_SECONDS = 10  # of the limit, for reading what the program made


def program(*names: str) -> str:
    """Return where the first of these that the machine has is, "" where it has none."""
    return next((found for name in names if (found := shutil.which(name))), "")


def run(command: Sequence[str], folder: Path, *, file_name: str, limits: Limits) -> bytes:
    """Return what the program prints; raise IngestError where it fails or takes too long."""
    seconds = max(1, limits.seconds - _SPARE_SECONDS)
    try:
        done = subprocess.run(  # noqa: S603 - a program of this machine, with a name of ours
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise IngestError(
            f"{file_name}：读了 {seconds} 秒还没有读完，已停止。请用 Word 或 WPS 打开，另存为 .docx 或拆成几个小文件后再导入。"
        ) from error
    except (subprocess.SubprocessError, OSError) as error:
        raise unreadable(file_name) from error
    return done.stdout


def unreadable(file_name: str) -> IngestError:
    return IngestError(
        f"{file_name}：文件已损坏，或设有密码，读不出内容。请用 Word 或 WPS 打开，另存为 .docx 后再导入。"
    )
