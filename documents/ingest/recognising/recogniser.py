"""Asks a child process for the scanned pages of a file, one after the other, with a bound on each."""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.recognising.scans import ScanLine

# A page takes 1.5 s on two cores that do nothing else; on a busy machine a minute.
SECONDS_A_PAGE = 240
_ROOT = Path(__file__).parents[3]
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "OMP_NUM_THREADS")
_LONGEST_ANSWER = 8 * 1024 * 1024  # bytes of a page's lines


def is_installed() -> bool:
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def reader_version() -> str:
    """By what pages are read; what another version read is read again."""
    try:
        return f"rapidocr {version('rapidocr')}"
    except PackageNotFoundError:
        return ""


def recognise(
    data: bytes,
    numbers: Sequence[int],
    *,
    kind: FileKind,
    file_name: str,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[tuple[int, tuple[ScanLine, ...]]]:
    """Yield (page number, its lines) for each of `numbers`; raises IngestError where a page cannot be read.

    The child ends with the iterator.
    """
    with tempfile.TemporaryDirectory(prefix="xianjie-scan-") as folder:
        process = subprocess.Popen(  # noqa: S603 - this interpreter, with a module of ours
            [sys.executable, "-m", "documents.ingest.recognising.child", str(limits.memory_bytes)],
            cwd=_ROOT,
            env={
                **{name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
                "HOME": folder,
                "TMPDIR": folder,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            assert process.stdin is not None  # noqa: S101 - as asked for above
            assert process.stdout is not None  # noqa: S101
            with suppress(BrokenPipeError):
                asked = {"kind": str(kind), "file_name": file_name, "numbers": list(numbers)}
                process.stdin.write(json.dumps(asked).encode() + b"\n")
                process.stdin.write(data)
                process.stdin.close()
            for number in numbers:
                yield number, _lines(_answer(process.stdout, number, file_name))
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe is not None:
                        pipe.close()


def _answer(output: IO[bytes], number: int, file_name: str) -> bytes:
    with selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        if not selector.select(SECONDS_A_PAGE):
            raise IngestError(
                f"{file_name}：第 {number} 页识别了 {SECONDS_A_PAGE} 秒还没有完，已停止；前面的页都留着。"
                "请把这一页降低分辨率重新扫描，或先用 WPS 识别成文字再导入。"
            )
    # The child writes a page's line in one go.
    answer = output.readline(_LONGEST_ANSWER)
    if not answer.endswith(b"\n"):
        raise IngestError(
            f"{file_name}：识别第 {number} 页时中断（图像可能太大或已损坏）；前面的页都留着。"
            "请重新扫描这一页，或先用 WPS 识别成文字再导入。"
        )
    return answer


def _lines(answer: bytes) -> tuple[ScanLine, ...]:
    """The lines of a page; raises IngestError where the child tells of a problem."""
    found = json.loads(answer)
    if isinstance(found, dict):
        raise IngestError(str(found["problem"]))
    return tuple(ScanLine(**line) for line in found)
