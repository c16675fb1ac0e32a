"""A web page by its address, without letting a visitor reach what only this machine can reach.

Only http and https; each name is looked up once, every address must be public, and the connection goes to the very
address that was checked; redirects are followed by hand under the same rules. Size and time are bounded: one deadline
holds for every byte, whoever sends them one by one.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from documents.ingest.parsed import IngestError

# What one page may take: seconds in all, its redirects among them; bytes; redirects.
LONGEST_SECONDS = 20
MOST_BYTES = 10 * 1024 * 1024
MOST_REDIRECTS = 5
CHUNK_BYTES = 64 * 1024
# Who asks: what robots.txt calls us, too.
AGENT = "Xianjie"
PORTS = {"http": 80, "https": 443}
# Python calls these global; through a gateway or a relay they may lead to what stands inside, or to nothing.
NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        """
        192.88.99.0/24 ::/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 3fff::/20 5f00::/16 fec0::/10
        """.split(),
    )
)


class FetchError(IngestError):
    """The page did not come; `status` is what the site answered, 0 where it said nothing."""

    def __init__(self, message: str, status: int = 0):
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer said of itself: sent along, so that a page that did not change need not come again."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Page:
    """`known` is to be sent with the next request; `is_unchanged` where the site said so, and `data` is b"" then."""

    url: str
    file_name: str
    data: bytes
    known: Known = Known()
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # by name in small letters
    data: bytes


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; an IPv4 address inside an IPv6 one counts as itself."""
    found = ipaddress.ip_address(address)
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    if found.is_multicast or any(found in network for network in NOT_PUBLIC):
        return False
    return (inner or found).is_global


def anywhere(url: str) -> None:
    """Let every address be asked that is public."""


def fetch(
    url: str,
    *,
    is_allowed: Callable[[str], bool] = is_public,
    refuse: Callable[[str], None] = anywhere,
    known: Known | None = None,
) -> Page:
    """Return the page; raises IngestError, in Chinese, for whatever keeps it from coming.

    `refuse` raises it where an address, or one that it is redirected to, is not to be asked.
    """
    deadline = time.monotonic() + LONGEST_SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        refuse(url)
        answer = request(url, deadline, is_allowed, (known or Known()).headers)
        location = answer.headers.get("location", "")
        if answer.status in (301, 302, 303, 307, 308) and location:
            url = followed(url, location)
            continue
        if answer.status == http.client.NOT_MODIFIED and known is not None:
            return Page(url, "", b"", known, is_unchanged=True)
        if answer.status != http.client.OK:
            raise FetchError(
                f"{url}：对方网站回答 {answer.status}，没有取到网页。请在浏览器里确认地址，或另存为文件后上传。",
                answer.status,
            )
        name = unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]) or "网页"
        said = Known(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
        return Page(url, name if "." in name else f"{name}.html", answer.data, said)
    raise FetchError(f"{url}：网页转来转去超过 {MOST_REDIRECTS} 次，已停止。请直接填最后的地址。")


def followed(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise IngestError(
            f"{url}：网页转到一个不成形的地址，没有取到。请在浏览器里打开，另存为文件后上传。"
        ) from None


def request(
    url: str, deadline: float, is_allowed: Callable[[str], bool], headers: Mapping[str, str]
) -> Answer:
    parts, address, port = checked(url, is_allowed)
    try:
        connection = connect(parts, address, port, deadline)
        try:
            connection.request("GET", target_of(parts), headers={"User-Agent": AGENT, **headers})
            answer = connection.getresponse()
            said = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, said, read_bounded(answer, url))
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise FetchError(
            f"{url}：没有取到网页（{type(error).__name__}）。请检查地址和网络，或另存为文件后上传。"
        ) from error


def target_of(parts: SplitResult) -> str:
    """Path and query as they go over the wire: Han characters percent-encoded, what is encoded left alone."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return f"{path}?{query}" if query else path


def checked(url: str, is_allowed: Callable[[str], bool]) -> tuple[SplitResult, str, int]:
    """(parts, IP address, port) of an address that may be asked."""
    try:
        parts = urlsplit(url)
        default_port = PORTS[parts.scheme]
        port = parts.port or default_port
    except (ValueError, KeyError):
        raise IngestError(f"{url}：只能抓取 http:// 或 https:// 开头的网址。") from None
    if not parts.hostname or parts.username is not None:
        raise IngestError(f"{url}：网址不完整，或带有用户名。请填普通的网页地址。")
    try:
        found = {
            str(info[4][0]) for info in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
        }
    except (OSError, UnicodeError):
        raise IngestError(f"{url}：找不到网站“{parts.hostname}”。请检查地址。") from None
    if not all(is_allowed(address) for address in found):
        raise IngestError(f"{url}：这是本机或内部网络的地址，不能抓取。请另存为文件后上传。")
    return parts, sorted(found)[0], port


class TimedSocket(socket.socket):
    """Waits for no byte past its deadline; a socket's own timeout begins anew with each."""

    deadline = 0.0

    def recv_into(self, *arguments: Any, **named: Any) -> int:
        self.settimeout(seconds_left(self.deadline))
        return super().recv_into(*arguments, **named)


class TimedSSLSocket(ssl.SSLSocket):
    """The same inside TLS."""

    deadline = 0.0

    def recv_into(self, *arguments: Any, **named: Any) -> int:
        self.settimeout(seconds_left(self.deadline))
        return super().recv_into(*arguments, **named)


def seconds_left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def connect(parts: SplitResult, address: str, port: int, deadline: float) -> http.client.HTTPConnection:
    """A connection to the address that was checked, not to what the name may mean a moment later."""
    host = parts.hostname or ""  # checked() lets none pass without one
    connection = http.client.HTTPConnection(host.encode("idna").decode(), port)
    plain = TimedSocket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    connection.sock = plain
    try:
        plain.settimeout(seconds_left(deadline))
        plain.connect((address, port))
        plain.deadline = deadline
        if parts.scheme == "https":
            context = ssl.create_default_context()
            context.sslsocket_class = TimedSSLSocket
            plain.settimeout(seconds_left(deadline))
            secured = cast(TimedSSLSocket, context.wrap_socket(plain, server_hostname=host))
            secured.deadline = deadline
            connection.sock = secured
    except BaseException:
        connection.close()
        raise
    return connection


def read_bounded(answer: http.client.HTTPResponse, url: str) -> bytes:
    data = bytearray()
    while chunk := answer.read1(CHUNK_BYTES):
        data += chunk
        if len(data) > MOST_BYTES:
            raise IngestError(f"{url}：网页超过 {MOST_BYTES // 1024 // 1024} MB，没有导入。")
    return bytes(data)
