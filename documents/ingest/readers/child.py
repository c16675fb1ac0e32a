"""The process that reads what could harm the machine: `python -m documents.ingest.readers.child FD`.

It loads the readers once and waits on the socket at FD. With each message come two pipes; a child is forked that takes the
request from the one, bounds itself, reads, and writes its answer to the other, as JSON. See `contained` for who asks.
"""

import ctypes
import json
import os
import signal
import socket
import sys
import tempfile
from dataclasses import asdict
from multiprocessing.connection import Connection
from typing import Any

from documents.ingest.parsed import IngestError
from documents.ingest.readers import FORMATS, LIST_KINDS, READERS
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.tables.rows import ListSource
from documents.ingest.recognising.scans import ScanError, ScanLine
from documents.ingest.source_text import SourceText

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of unshare(2)
_MAPPED = 4  # times the memory that an office program may map; what it fills is bounded like the rest


def main(channel: socket.socket) -> None:
    """Fork a child for each request, until whoever asks is gone."""
    signal.signal(
        signal.SIGCHLD, signal.SIG_IGN
    )  # nobody waits for the children: their pipes tell when they end
    while True:
        message, pipes, _, _ = socket.recv_fds(channel, 1, 2)
        if not message:
            return
        if os.fork() == 0:
            channel.close()
            work(Connection(pipes[0], writable=False), Connection(pipes[1], readable=False))
        for pipe in pipes:
            os.close(pipe)


def work(request: Connection, answer: Connection) -> None:
    """Answer one request and leave. The first answer is the process, so that it can be ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        os.setsid()
        answer.send_bytes(str(os.getpid()).encode())
        asked = json.loads(request.recv_bytes())
        data = request.recv_bytes()
        _silence()
        os.chdir(asked["folder"])
        os.environ.update(HOME=asked["folder"], TMPDIR=asked["folder"])
        tempfile.tempdir = asked["folder"]
        answer.send_bytes(json.dumps(_read(data, asked)).encode())
    finally:
        os._exit(0)


def bound(limits: Limits, *, needs_programs: bool = False, maps: int = 1) -> None:
    """Bound this process for good; it may map `maps` times the memory that it may fill. Office programs map more than they
    use, and write."""
    import resource  # not on every system that can read the rest of this module

    for name, most in (
        ("RLIMIT_AS", limits.memory_bytes * (_MAPPED if needs_programs else maps)),
        ("RLIMIT_DATA", limits.memory_bytes),
        ("RLIMIT_CPU", limits.seconds),
        ("RLIMIT_FSIZE", limits.unpacked_bytes if needs_programs else 0),
        ("RLIMIT_CORE", 0),
    ):
        _, hard = resource.getrlimit(getattr(resource, name))
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(getattr(resource, name), (least, least))


def leave_network() -> bool:
    """Whether the kernel let this process and what it starts have no network; some keep ordinary users from it."""
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    return unshare is not None and unshare(_NEW_USER | _NEW_NETWORK) == 0


def _read(data: bytes, asked: dict[str, Any]) -> dict[str, Any]:
    kind, limits = FileKind(asked["kind"]), Limits(**asked["limits"])
    reader = READERS[kind] if kind in READERS else LIST_KINDS[kind]
    bound(limits, needs_programs=FORMATS[kind].needs_programs)
    if FORMATS[kind].needs_programs:
        leave_network()
    recognised = {int(number): [ScanLine(**line) for line in lines] for number, lines in asked["recognised"]}
    # Of a kind without scanned pages nothing was ever recognised.
    more: dict[str, Any] = {"recognised": recognised} if recognised else {}
    try:
        return _as_json(reader.read(data, file_name=asked["file_name"], limits=limits, **more))
    except ScanError as error:
        return {"refused": str(error), "picture_pages": error.pages}
    except IngestError as error:
        return {"refused": str(error)}
    except (MemoryError, RecursionError):
        return {"too_large": True}


def _as_json(found: SourceText | ListSource) -> dict[str, Any]:
    """Surrogates and all: JSON writes what UTF-8 cannot."""
    if isinstance(found, ListSource):
        rows = [asdict(row) for row in found.rows]
        left_out = [asdict(each) for each in found.left_out]
        return {"rows": rows, "left_out": left_out, "names": list(found.names)}
    return asdict(found)


def _silence() -> None:
    """Libraries speak of files that they cannot read; what a reader says comes in its answer."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
