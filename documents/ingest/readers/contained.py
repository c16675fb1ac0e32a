"""Readers of formats that can harm the machine, run in a child process with limits: memory, time, and no files written.

A server process that has loaded the readers forks a child a file; what goes wrong in one is a failure of that file.
Text and rows come back as JSON: nothing that a harmful file may have put into the child is ever executed here.
"""

import json
import multiprocessing
import os
import signal
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any

from documents.ingest.parsed import IngestError
from documents.ingest.readers import FORMATS, LIST_KINDS, READERS
from documents.ingest.readers.formats import ListFormat, Reader
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.readers.lists.rows import ListSource, Row
from documents.ingest.source_text import LeftOut, SourceText

_AT_ONCE = 2  # children of one process; the machines that this runs on have two cores
_MAPPED = 4  # times the memory that an office program may map; what it fills is bounded like the rest
_TURNS = threading.BoundedSemaphore(_AT_ONCE)
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])


def read_source(
    data: bytes, kind: FileKind, *, file_name: str, limits: Limits = DEFAULT_LIMITS
) -> SourceText | ListSource:
    """Return what the kind's reader returns, read in a child process where the kind asks for it.

    Raises IngestError as the reader does, and where the limits are reached or the child dies.
    """
    chosen = _reader(kind)
    if not chosen.is_contained:
        return chosen.read(data, file_name=file_name, limits=limits)
    with _TURNS:
        answer = _ask_child(data, kind, file_name, limits)
    if "refused" in answer:
        raise IngestError(answer["refused"])
    return _rows_from(answer) if kind in LIST_KINDS else _source_from(answer)


def _reader(kind: FileKind) -> Reader | ListFormat:
    return READERS[kind] if kind in READERS else LIST_KINDS[kind]


def _ask_child(data: bytes, kind: FileKind, file_name: str, limits: Limits) -> dict[str, Any]:
    receiver, sender = _CONTEXT.Pipe(duplex=False)
    with receiver, tempfile.TemporaryDirectory(prefix="xianjie-read-") as folder:
        child = _CONTEXT.Process(
            target=_work, args=(sender, str(kind), data, file_name, limits, folder), daemon=True
        )
        child.start()
        sender.close()
        try:
            if not receiver.poll(limits.seconds):
                raise _too_slow(file_name, limits)
            answer: dict[str, Any] = json.loads(receiver.recv_bytes(limits.unpacked_bytes))
        except (EOFError, OSError) as error:
            raise _died(file_name) from error
        finally:
            _end(child)
    return answer


def _end(child: ForkServerProcess) -> None:
    """End the child and whatever it started."""
    if child.pid:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.join()
    child.close()


def _work(sender: Connection, kind: str, data: bytes, file_name: str, limits: Limits, folder: str) -> None:
    """What the child does: read, answer, and leave."""
    os.setsid()
    os.chdir(folder)
    os.environ.update(HOME=folder, TMPDIR=folder)
    tempfile.tempdir = folder
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    chosen = FORMATS[FileKind(kind)]
    _limit(limits, needs_programs=chosen.needs_programs)
    try:
        found = _reader(FileKind(kind)).read(data, file_name=file_name, limits=limits)
        answer = _as_json(found)
    except IngestError as error:
        answer = {"refused": str(error)}
    except (MemoryError, RecursionError):
        answer = {"refused": str(_too_large(file_name, limits))}
    sender.send_bytes(json.dumps(answer).encode())
    sender.close()


def _limit(limits: Limits, *, needs_programs: bool = False) -> None:
    """Bound this process. Office programs map more than they use, and write."""
    import resource  # not on every system that can read the rest of this module

    for name, most in (
        ("RLIMIT_AS", limits.memory_bytes * (_MAPPED if needs_programs else 1)),
        ("RLIMIT_DATA", limits.memory_bytes),
        ("RLIMIT_CPU", limits.seconds),
        ("RLIMIT_FSIZE", limits.unpacked_bytes if needs_programs else 0),
        ("RLIMIT_CORE", 0),
    ):
        _, hard = resource.getrlimit(getattr(resource, name))
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(getattr(resource, name), (least, least))


def _as_json(found: SourceText | ListSource) -> dict[str, Any]:
    """Surrogates and all: JSON writes what UTF-8 cannot."""
    if isinstance(found, ListSource):
        return {
            "rows": [asdict(row) for row in found.rows],
            "left_out": [asdict(each) for each in found.left_out],
        }
    return asdict(found)


def _source_from(answer: dict[str, Any]) -> SourceText:
    left_out = tuple(LeftOut(**each) for each in answer.pop("left_out"))
    return SourceText(**{**answer, "warnings": tuple(answer["warnings"]), "left_out": left_out})


def _rows_from(answer: dict[str, Any]) -> ListSource:
    rows = tuple(Row(**row) for row in answer["rows"])
    return ListSource(rows, tuple(LeftOut(**each) for each in answer["left_out"]))


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
