"""Serve the site with gunicorn on this machine: `python -m config.serve [PORT]`."""

import os
import socket
import sys

HOST = "127.0.0.1"


def main(arguments: list[str]) -> int:
    port = int(arguments[0]) if arguments and arguments[0].isdecimal() else 8000
    if is_taken(port):
        print(f"端口 {port} 已被占用。请换一个端口：make run PORT={port + 1}", file=sys.stderr)
        return 1
    print(f"衔接库已启动：http://{HOST}:{port}/ （Ctrl+C 停止）", flush=True)
    command = [
        "-m",
        "gunicorn",
        "config.wsgi",
        "--bind",
        f"{HOST}:{port}",
        "--workers",
        "2",
        "--threads",
        "4",
    ]
    os.execv(sys.executable, [sys.executable, *command, "--log-level", "warning"])  # noqa: S606
    return 0


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
