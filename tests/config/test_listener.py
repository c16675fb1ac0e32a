"""The site's own server under slow, silent and lying clients, with real sockets."""

import contextlib
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from config import listener

pytestmark = pytest.mark.usefixtures("socket_enabled")
PATIENCE_SECONDS = 60


def application(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        time.sleep(0.5)
    body = environ["wsgi.input"].read()
    environ = {name: value for name, value in environ.items() if isinstance(value, str)} | {"body": len(body)}
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(environ).encode()]


@contextmanager
def serving(*, proxy=""):
    """The address of the server, over an application that tells what it was asked."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = listener.make_server(application, listening, proxy=proxy)
    is_over = threading.Event()
    thread = threading.Thread(target=listener.serve, args=(server, is_over.is_set))
    thread.start()
    try:
        yield listening.getsockname()
    finally:
        is_over.set()
        thread.join()


def answer(address, *headers, path="/healthz", body=b""):
    """The whole answer to one request."""
    method = "POST" if body else "GET"
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *headers]
    if body:
        head.append(f"Content-Length: {len(body)}")
    with closing(socket.create_connection(address, timeout=5)) as client:
        client.sendall("\r\n".join([*head, "", ""]).encode() + body)
        received = b""
        # What was refused unread may be cut off.
        with contextlib.suppress(ConnectionResetError):
            while piece := client.recv(65536):
                received += piece
    return received


def told(received):
    return json.loads(received.partition(b"\r\n\r\n")[2])


SLOW = {
    "silent": b"",
    "headers": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "body": b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\na",
}


@contextmanager
def slow_clients(address, kind, count=300):
    """Connections that begin a request and then send a byte now and again, until the end."""
    is_over = threading.Event()
    with ExitStack() as stack:
        clients = [stack.enter_context(socket.create_connection(address, timeout=5)) for _ in range(count)]
        for client in clients:
            client.sendall(SLOW[kind])

        def drip():
            while not is_over.wait(0.5):
                for client in clients if kind != "silent" else ():
                    client.sendall(b"a")

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            yield
        finally:
            is_over.set()
            dripping.join()


@pytest.mark.parametrize("kind", SLOW)
def test_hundreds_of_slow_clients_hold_no_thread(kind):
    with serving() as address, slow_clients(address, kind):
        for _ in range(5):
            assert answer(address).startswith(b"HTTP/1.1 200")
            time.sleep(0.2)


def is_closed(client):
    try:
        return client.recv(1) == b""
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


@pytest.mark.parametrize("kind", ["headers", "body"])
def test_a_request_that_comes_too_slowly_is_cut_off(monkeypatch, kind):
    monkeypatch.setattr(listener, "SECONDS_TO_BEGIN", 0.3)
    with serving() as address, closing(socket.create_connection(address, timeout=0.05)) as client:
        client.sendall(SLOW[kind])
        begun = time.monotonic()
        while not is_closed(client):
            assert time.monotonic() - begun < 5
            with contextlib.suppress(OSError):
                client.sendall(b"a")


def test_a_large_form_at_a_fair_rate_is_taken(monkeypatch):
    monkeypatch.setattr(listener, "SECONDS_TO_BEGIN", 0.1)
    head = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 30000\r\n\r\n"
    with serving() as address, closing(socket.create_connection(address, timeout=5)) as client:
        client.sendall(head)
        for _ in range(30):
            client.sendall(b"a" * 1000)
            time.sleep(0.02)
        assert client.recv(65536).startswith(b"HTTP/1.1 200")


FORWARDED = (
    "X-Forwarded-For: 1.2.3.4, 203.0.113.66",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Host: evil.example",
    "Forwarded: for=1.2.3.4;proto=https",
    "SCRIPT_NAME: /evil",
    "Script-Name: /evil",
)


def test_what_a_stranger_says_of_his_way_here_is_not_believed():
    with serving() as address:
        environ = told(answer(address, *FORWARDED))
    assert not any("FORWARDED" in name for name in environ)
    assert environ["SCRIPT_NAME"] == ""
    assert environ["REMOTE_ADDR"] == "127.0.0.1"
    assert environ["wsgi.url_scheme"] == "http"


def test_the_proxy_on_this_machine_is_believed_in_two_things():
    with serving(proxy="127.0.0.1") as address:
        environ = told(answer(address, *FORWARDED))
    assert environ["REMOTE_ADDR"] == "203.0.113.66"
    assert environ["HTTP_X_FORWARDED_PROTO"] == environ["wsgi.url_scheme"] == "https"
    assert "HTTP_X_FORWARDED_HOST" not in environ
    assert environ["SCRIPT_NAME"] == ""


def test_a_head_too_long_is_refused():
    with serving() as address:
        assert b" 200 " not in answer(address, path=f"/?q={'a' * 33_000}")[:20]


def test_what_was_asked_is_answered_before_the_end():
    with serving() as address:
        client = socket.create_connection(address, timeout=5)
        client.sendall(b"GET /slow HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        time.sleep(0.1)
    with closing(client):
        assert client.recv(65536).startswith(b"HTTP/1.1 200")


@pytest.fixture
def site(migrated_database, tmp_path):
    """The whole site as `make run` starts it, without a worker: the process and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = probe.getsockname()
    environment = {
        **os.environ,
        "DATABASE_URL": migrated_database,
        "XIANJIE_DATA_DIR": str(tmp_path),
        "XIANJIE_WORKER": "0",
    }
    command = [sys.executable, "-m", "config.serve", str(address[1])]
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment) as running:
        try:
            until(lambda: is_answered(address))
            yield running, address
        finally:
            running.terminate()


def is_answered(address):
    try:
        return b" 200 " in answer(address)[:20]
    except OSError:
        return False


def until(condition):
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < PATIENCE_SECONDS
        time.sleep(0.05)


def children(pid):
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_the_site_stands_slow_clients_and_a_killed_process_and_ends_in_order(site):
    running, address = site
    before = children(running.pid)
    assert len(before) == 2
    for kind in SLOW:
        with slow_clients(address, kind, 100):
            assert is_answered(address)
    os.kill(before[0], signal.SIGKILL)
    assert is_answered(address)
    until(lambda: len(children(running.pid)) == 2 and children(running.pid) != before)
    running.terminate()
    assert running.wait(30) == 0
    assert not is_answered(address)


def test_a_reader_waits_for_no_search_for_garbage_through_what_is_loaded():
    before = gc.get_threshold()
    try:
        listener.spare_readers_the_collector()
        assert gc.get_freeze_count() > 0
        assert gc.isenabled()
        assert gc.get_threshold()[0] == listener.OBJECTS_A_SEARCH
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def test_a_proxy_of_another_machine_is_believed_and_this_machine_is_not():
    with serving(proxy="10.0.0.2") as address:
        environ = told(answer(address, *FORWARDED))
    assert environ["REMOTE_ADDR"] == "127.0.0.1"
    assert not any("FORWARDED" in name for name in environ)
