"""Fetching against a server of our own; only the check of addresses lets it be reached."""

import http.server
import itertools
import socket
import threading
import time
from contextlib import closing, suppress

import pytest

from documents.ingest.parsed import IngestError
from intake import fetching
from intake.fetching import MOST_BYTES, fetch, is_public


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", "/loop?again=1")
            self.end_headers()
        elif self.path == "/inside":
            self.send_response(302)
            self.send_header("Location", "http://[::1]:9/secret")
            self.end_headers()
        elif self.path == "/nowhere":
            self.send_response(302)
            self.send_header("Location", "http://[")
            self.end_headers()
        elif self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/%E7%BD%91%E9%A1%B5.html?a=%E4%B8%80")
            self.end_headers()
        elif self.path == "/huge":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * (MOST_BYTES + 1))
        elif self.path == "/missing":
            self.send_error(404)
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.path.encode())

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def only_ours(address):
    return address == "127.0.0.1"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.1", "224.0.0.1", "::1", "fe80::1",
     "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "100.64.0.1", "::127.0.0.1",
     "::ffff:0:127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "fec0::1", "192.88.99.1",
     "3fff::1", "5f00::1"],
)  # fmt: skip
def test_inner_addresses_are_not_public(address):
    assert not is_public(address)


def test_an_address_of_the_open_internet_is_public():
    assert is_public("8.8.8.8")
    assert is_public("2400:3200::1")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "只能抓取"),
        ("ftp://example.org/", "只能抓取"),
        ("gopher://127.0.0.1:70/", "只能抓取"),
        ("http://", "网址不完整"),
        ("http://user:pw@127.0.0.1/", "网址不完整"),
        ("http://127.0.0.1:99999/", "只能抓取"),
        ("http://127.0.0.1/", "内部网络"),
        ("http://localhost/", "内部网络"),
        ("http://2130706433/", "内部网络"),
        ("http://0x7f.1/", "内部网络"),
    ],
)
def test_what_must_not_be_asked_is_refused(url, words):
    with pytest.raises(IngestError, match=words):
        fetch(url)


def test_a_redirect_to_this_machine_is_refused(site):
    with pytest.raises(IngestError, match="内部网络"):
        fetch(f"{site}/inside", is_allowed=only_ours)


def test_a_redirect_to_no_address_says_so(site):
    with pytest.raises(IngestError, match="不成形"):
        fetch(f"{site}/nowhere", is_allowed=only_ours)


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
# What is sent at once, and what then comes piece by piece for as long as anybody listens.
SLOW = {
    "nothing": (b"", []),
    "status line": (b"", [b"H", b"T", b"T", b"P", b"/", *[b"1"] * 1000]),
    "headers": (OK, [b"x"] * 1000),
    "one continue after another": (b"", [b"HTTP/1.1 100 Continue\r\n\r\n"] * 1000),
    "size of a chunk": (CHUNKED, [b"0"] * 1000),
    "trailers": (CHUNKED + b"0\r\n", [b"X: y\r\n"] * 1000),
    "body": (OK + b"\r\n", [b"x"] * 1000),
}


@pytest.fixture
def slow_server():
    """The address of a server that sends one piece every 50 ms, each less than would end a wait for the next byte."""
    is_over = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def serve(at_once, pieces):
        with suppress(OSError):
            asked, _ = listening.accept()
            with closing(asked):
                asked.recv(10_000)
                asked.sendall(at_once)
                for piece in itertools.chain(pieces, itertools.repeat(b"")):
                    if is_over.wait(0.05):
                        return
                    asked.sendall(piece)

    def start(name):
        threading.Thread(target=serve, args=SLOW[name], daemon=True).start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}/"

    yield start
    is_over.set()
    listening.close()


@pytest.mark.parametrize("name", SLOW)
def test_one_deadline_holds_for_whatever_comes_slowly(slow_server, monkeypatch, name):
    monkeypatch.setattr(fetching, "LONGEST_SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(IngestError, match="没有取到网页"):
        fetch(slow_server(name), is_allowed=only_ours)
    assert time.monotonic() - begun < 3


def test_a_loop_of_redirects_ends(site):
    with pytest.raises(IngestError, match="转来转去"):
        fetch(f"{site}/loop", is_allowed=only_ours)


def test_a_page_too_large_is_cut_off(site):
    with pytest.raises(IngestError, match="10 MB"):
        fetch(f"{site}/huge", is_allowed=only_ours)


def test_a_page_that_is_not_there_says_so(site):
    with pytest.raises(IngestError, match="404"):
        fetch(f"{site}/missing", is_allowed=only_ours)


def test_a_page_comes_under_its_last_address_and_name(site):
    page = fetch(f"{site}/moved", is_allowed=only_ours)
    assert page.file_name == "网页.html"
    assert page.data == b"/%E7%BD%91%E9%A1%B5.html?a=%E4%B8%80"


def test_han_characters_in_an_address_are_encoded(site):
    assert fetch(f"{site}/茶园", is_allowed=only_ours).data == b"/%E8%8C%B6%E5%9B%AD"
