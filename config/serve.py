"""Serve the site on this machine, with a worker for background jobs beside it: `python -m config.serve [PORT]`."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

HOST = "127.0.0.1"
LOOK_EVERY = 0.5  # seconds
# A worker that cannot start is not started over and over at once.
PAUSE_BEFORE_RESTART = 2.0
# What a worker has in hand may take so long; a job that is cut off is run again.
SECONDS_TO_END = 20
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def main(arguments: list[str]) -> int:
    port = int(arguments[0]) if arguments and arguments[0].isdecimal() else 8000
    if is_taken(port):
        print(f"端口 {port} 已被占用。请换一个端口：make run PORT={port + 1}", file=sys.stderr)
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.conf import settings

    print(f"衔接库已启动：http://{HOST}:{port}/ （Ctrl+C 停止）", flush=True)
    site = ["-m", "gunicorn", "config.wsgi", "--bind", f"{HOST}:{port}", "--workers", "2", "--threads", "4"]
    worker = ["manage.py", "worker"] if settings.WORKER_BESIDE_SITE else None
    return supervise([*site, "--log-level", "warning"], worker)


def supervise(site: Sequence[str], worker: Sequence[str] | None) -> int:
    """Run the site (arguments of Python) until it ends, and beside it the worker, started again whenever it ends.

    Returns the site's exit code; whoever stops this process stops both.
    """
    serving = _start(site)
    working = _start(worker) if worker else None

    def stop(number: int, frame: FrameType | None) -> None:
        serving.terminate()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        while serving.poll() is None:
            time.sleep(LOOK_EVERY)
            if worker and working and working.poll() is not None and serving.poll() is None:
                time.sleep(PAUSE_BEFORE_RESTART)
                working = _start(worker)
        return serving.returncode
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if working:
            _end(working)


def _start(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, *arguments], preexec_fn=_die_with_parent)  # noqa: PLW1509, S603


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


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
