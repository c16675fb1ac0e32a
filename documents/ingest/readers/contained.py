"""Readers of formats that can harm the machine, run in a child process with limits: memory, time, and no files written.

A server process that has loaded the readers forks a child a file (`child`); what goes wrong in one is a failure of that
file. Text and rows come back as JSON: nothing that a harmful file may have put into the child is ever executed here. The
server knows nothing of this process: neither its settings nor its database.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from documents.ingest.parsed import IngestError
from documents.ingest.readers import LIST_KINDS, READERS
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.readers.tables.rows import ListSource, Row
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, Recognised, ScanError
from documents.ingest.source_text import LeftOut, SourceText

_AT_ONCE = 2  # children of one process; the machines that this runs on have two cores
_TURNS = threading.BoundedSemaphore(_AT_ONCE)
_ROOT = Path(__file__).parents[3]
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH")


def read_source(
    data: bytes,
    kind: FileKind,
    *,
    file_name: str,
    limits: Limits = DEFAULT_LIMITS,
    recognised: Recognised = NOTHING_RECOGNISED,
) -> SourceText | ListSource:
    """Return what the kind's reader returns, read in a child process where the kind asks for it; `recognised` are pages that
    were pictures.

    Raises IngestError as the reader does, and where the limits are reached or the child dies.
    """
    reader = READERS[kind] if kind in READERS else LIST_KINDS[kind]
    if not reader.is_contained:
        return reader.read(data, file_name=file_name, limits=limits)
    # A program that was ended may still be writing while the folder goes.
    with _TURNS, tempfile.TemporaryDirectory(prefix="xianjie-read-", ignore_cleanup_errors=True) as folder:
        asked = {
            "kind": str(kind),
            "file_name": file_name,
            "limits": asdict(limits),
            "folder": folder,
            "recognised": [(number, list(map(asdict, lines))) for number, lines in recognised.items()],
        }
        answer = _answer(asked, data, file_name, limits)
    if "picture_pages" in answer:
        raise ScanError(answer["refused"], answer["picture_pages"])
    if "refused" in answer:
        raise IngestError(answer["refused"])
    if "too_large" in answer:
        raise _too_large(file_name, limits)
    return _rows_from(answer) if kind in LIST_KINDS else _source_from(answer)


class _Server:
    """The process that forks the children of this one; started with the first, and anew where it has gone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._channel: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def child(self) -> tuple[Connection, Connection]:
        """Return (where its request goes, where its answers come from) of a new child."""
        request_end, request = os.pipe()
        answer, answer_end = os.pipe()
        try:
            with self._lock:
                self._pass_on([request_end, answer_end])
        finally:
            os.close(request_end)
            os.close(answer_end)
        return Connection(request, readable=False), Connection(answer, writable=False)

    def _pass_on(self, pipes: list[int]) -> None:
        # After a fork the channel is the other process's.
        if self._channel is not None and self._owner == os.getpid():
            with suppress(OSError):
                socket.send_fds(self._channel, [b"."], pipes)
                return
        self.close()
        self._process, self._channel = _started()
        self._owner = os.getpid()
        socket.send_fds(self._channel, [b"."], pipes)

    def close(self) -> None:
        """End the server where it is this process's own; it leaves when its channel is shut."""
        if self._channel is not None and self._process is not None:
            if self._owner == os.getpid():
                with suppress(OSError):
                    self._channel.shutdown(socket.SHUT_RDWR)
                self._process.wait()
            self._channel.close()
        self._channel = self._process = None


def _started() -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(  # noqa: S603 - this interpreter, with a module of ours
            [sys.executable, "-m", "documents.ingest.readers.child", str(theirs.fileno())],
            cwd=_ROOT,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    return process, ours


_SERVER = _Server()
atexit.register(_SERVER.close)


def _answer(asked: dict[str, Any], data: bytes, file_name: str, limits: Limits) -> dict[str, Any]:
    request, answers = _SERVER.child()
    process = 0
    try:
        with request, answers:
            process = int(answers.recv_bytes(20))
            request.send_bytes(json.dumps(asked).encode())
            request.send_bytes(data)
            if not answers.poll(limits.seconds):
                raise _too_slow(file_name, limits)
            answer: dict[str, Any] = json.loads(answers.recv_bytes(limits.unpacked_bytes))
    except (EOFError, OSError) as error:
        raise _died(file_name) from error
    finally:
        if process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process, signal.SIGKILL)  # with whatever it started
    return answer


def _source_from(answer: dict[str, Any]) -> SourceText:
    left_out = tuple(LeftOut(**each) for each in answer.pop("left_out"))
    told = {name: tuple(answer[name]) for name in ("warnings", "headings", "scanned")}
    return SourceText(**{**answer, **told, "left_out": left_out})


def _rows_from(answer: dict[str, Any]) -> ListSource:
    rows = tuple(Row(**row) for row in answer["rows"])
    left_out = tuple(LeftOut(**each) for each in answer["left_out"])
    return ListSource(rows, left_out, tuple(answer["names"]))


def _too_slow(file_name: str, limits: Limits) -> IngestError:
    return IngestError(
        f"{file_name}：读了 {limits.seconds} 秒还没有读完，已停止。请拆成几个小文件，或另存为纯文本（.txt）后再导入。"
    )


def _too_large(file_name: str, limits: Limits) -> IngestError:
    return IngestError(
        f"{file_name}：读取时占用的内存超过 {limits.memory_bytes >> 20} MB，已停止。"
        "请用原来的软件打开，去掉图片、另存为新文件或拆小后再导入。"
    )


def _died(file_name: str) -> IngestError:
    return IngestError(
        f"{file_name}：读取时中断（文件可能已损坏，或有意做得很大），没有导入。"
        "请用原来的软件打开，另存为新文件或纯文本（.txt）后再试。"
    )
