"""Serve the site on this machine, with a worker for background jobs beside it: `python -m config.serve [PORT]`."""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

from config.problems import WRONG_SETTINGS, refuse_missing_database, refuse_wrong_settings

SITE_PROCESSES = 2
BACKLOG = 1024
LOOK_EVERY = 0.5  # seconds
# What cannot start is not started over and over at once.
PAUSE_BEFORE_RESTART = 2.0
# What a worker has in hand may take so long; a job that is cut off is run again.
SECONDS_TO_END = 20
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def main(arguments: list[str]) -> int:
    port = int(arguments[0]) if arguments and arguments[0].isdecimal() else 8000
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.conf import settings

    refuse_wrong_settings()
    django.setup()
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((settings.LISTEN, port))
            # From here on nobody is turned away; the processes answer as soon as they have started.
            listening.listen(BACKLOG)
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                print(f"本机没有 {settings.LISTEN} 这个地址。请核对 XIANJIE_LISTEN。", file=sys.stderr)
                return WRONG_SETTINGS
            print(f"端口 {port} 已被占用。请换一个端口：make run PORT={port + 1}", file=sys.stderr)
            return 1
        refuse_missing_database()
        print(f"衔接库已启动：http://{settings.LISTEN}:{port}/ （Ctrl+C 停止）", flush=True)
        listening.set_inheritable(True)
        site = ["-m", "config.listener", str(listening.fileno())]
        worker = ["manage.py", "worker"] if settings.WORKER_BESIDE_SITE else None
        return supervise([site] * SITE_PROCESSES, worker)


def supervise(sites: Sequence[Sequence[str]], worker: Sequence[str] | None) -> int:
    """Run the site's processes (arguments of Python) until one ends by itself, and beside them the worker.

    A process of the site that was killed is started again, and so is the worker however it ended. Returns the exit code
    of the one that ended; whoever stops this process stops them all in good order (0).
    """
    serving = [_start(site) for site in sites]
    working = _start(worker) if worker else None
    stopped = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True
        for process in serving:
            process.terminate()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        while not stopped and not any(map(_has_ended, serving)):
            time.sleep(LOOK_EVERY)
            for place, process in enumerate(serving):
                if not stopped and _was_killed(process):
                    serving[place] = _start_again(sites[place])
            if worker and working and not stopped and working.poll() is not None:
                working = _start_again(worker)
        return 0 if stopped else max(process.returncode for process in serving if _has_ended(process))
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for process in (*serving, *([working] if working else [])):
            _end(process)


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    code = process.poll()
    return code is not None and code >= 0


def _was_killed(process: subprocess.Popen[bytes]) -> bool:
    code = process.poll()
    return code is not None and code < 0


def _start_again(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    time.sleep(PAUSE_BEFORE_RESTART)
    return _start(arguments)


def _start(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    # What is inheritable, the listening socket, goes to the child.
    return subprocess.Popen([sys.executable, *arguments], preexec_fn=_die_with_parent, close_fds=False)  # noqa: PLW1509, S603


def _die_with_parent() -> None:
    """Where the kernel can (Linux), nobody who kills this process leaves its children behind."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_DIE_WITH_PARENT, signal.SIGTERM)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
