"""One process of the site: `python -m config.listener DESCRIPTOR`, a listening socket that `config.serve` hands down.

One loop reads requests and sends answers for all connections; a thread works on a request only when it is there whole.
Slow or silent clients hold a place in the loop and no thread, and none for long.
"""

import gc
import logging
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer, create_server

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

THREADS = 4
# A request's head comes within the first, and whatever comes later at the second in the mean.
SECONDS_TO_BEGIN = 20
LEAST_BYTES_A_SECOND = 500
# A connection on which nothing moves: a browser that stays connected, a reader that has gone.
SECONDS_IDLE = 60
# Beyond these a proxy should stand before the site anyway; each takes a descriptor.
MOST_CONNECTIONS = 8_000
SPARE_DESCRIPTORS = 200
# A long query is 2 kB of address, a session's cookies as much.
MOST_HEAD_BYTES = 32 * 1024
# The most that one form sends: a whole folder of files, each with a limit of its own.
MOST_BODY_BYTES = 512 * 1024 * 1024
# An answer up to this waits (in a file past the first MB) for its reader without holding a thread.
MOST_WAITING_BYTES = 256 * 1024 * 1024
# New objects after which the collector looks for garbage: judged on pages of 20,000 articles, which it took a tenth of the time
# of with Python's own 700; a page makes some ten thousand, nearly all freed without it.
OBJECTS_A_SEARCH = 20_000
# What is being answered when the site is stopped may take so long.
SECONDS_TO_END = 15


class Connection(HTTPChannel):
    """A client's connection, closed when its request comes too slowly."""

    begun = 0.0

    def handle_read(self) -> None:
        super().handle_read()
        if self.request is None:
            self.begun = 0.0
            return
        self.begun = self.begun or time.monotonic()
        waited = time.monotonic() - self.begun
        if waited > SECONDS_TO_BEGIN and self.request.body_bytes_received < waited * LEAST_BYTES_A_SECOND:
            self.will_close = True


def make_server(application: Application, listening: socket.socket, *, proxy: str = "") -> TcpWSGIServer:
    """The proxy at this address, if any, is believed whence a request came, and by which scheme; nobody else is."""
    # A queue that is longer for a moment is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    believed = {
        "trusted_proxy": proxy,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }
    server = create_server(
        application,
        sockets=[listening],
        threads=THREADS,
        asyncore_use_poll=True,
        connection_limit=allowed_connections(),
        channel_timeout=SECONDS_IDLE,
        cleanup_interval=5,
        max_request_header_size=MOST_HEAD_BYTES,
        max_request_body_size=MOST_BODY_BYTES,
        outbuf_high_watermark=MOST_WAITING_BYTES,
        clear_untrusted_proxy_headers=True,
        log_socket_errors=False,
        ident=None,
        **(believed if proxy else {}),
    )
    server.channel_class = Connection
    return server


def allowed_connections() -> int:
    """As many as there are descriptors for; the limit of this process is raised to what the system lets it have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + SPARE_DESCRIPTORS
    limit = wanted if most == resource.RLIM_INFINITY else min(most, wanted)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, most))
    return limit - SPARE_DESCRIPTORS


def serve(server: TcpWSGIServer, is_over: Callable[[], bool]) -> None:
    """Serve until `is_over`, then answer what has been asked."""
    while not is_over():
        wasyncore.loop(timeout=1, use_poll=True, map=server._map, count=1)
    server.accepting = False
    end = time.monotonic() + SECONDS_TO_END
    while time.monotonic() < end and any(map(is_being_answered, list(server.active_channels.values()))):
        wasyncore.loop(timeout=0.1, use_poll=True, map=server._map, count=1)
    server.task_dispatcher.shutdown(timeout=1)
    wasyncore.close_all(server._map)


def spare_readers_the_collector() -> None:
    """What is loaded by now stays, and a page that makes thousands of rows is not searched for garbage while it makes them."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_A_SEARCH, 20, 50)


def is_being_answered(connection: HTTPChannel) -> bool:
    return bool(connection.requests or connection.total_outbufs_len)


def main(arguments: list[str]) -> int:
    stopped = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True

    from django.conf import settings
    from django.db import connection

    from config.standbys import watch
    from config.wsgi import application

    if connection.vendor == "postgresql":
        watch().start()
    spare_readers_the_collector()
    proxy = settings.PROXY if settings.BEHIND_PROXY else ""
    server = make_server(application, socket.socket(fileno=int(arguments[0])), proxy=proxy)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    serve(server, lambda: stopped)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
