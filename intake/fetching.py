"""A web page by its address, without letting a visitor reach what only this machine can reach.

Only http and https; each name is looked up once, every address must be public, and the connection goes to the very
address that was checked; redirects are followed by hand under the same rules. Size and time are bounded.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from documents.ingest.parsed import IngestError

# What one page may take: seconds in all, its redirects among them; bytes; redirects.
LONGEST_SECONDS = 20
MOST_BYTES = 10 * 1024 * 1024
MOST_REDIRECTS = 5
CHUNK_BYTES = 64 * 1024
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Page:
    url: str
    file_name: str
    data: bytes


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; an IPv4 address inside an IPv6 one counts as itself."""
    found = ipaddress.ip_address(address)
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return (inner or found).is_global and not found.is_multicast


def fetch(url: str, *, is_allowed: Callable[[str], bool] = is_public) -> Page:
    """Return the page; raises IngestError, in Chinese, for whatever keeps it from coming."""
    deadline = time.monotonic() + LONGEST_SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        status, location, data = request(url, deadline, is_allowed)
        if status in (301, 302, 303, 307, 308) and location:
            url = urljoin(url, location)
            continue
        if status != http.client.OK:
            raise IngestError(
                f"{url}：对方网站回答 {status}，没有取到网页。请在浏览器里确认地址，或另存为文件后上传。"
            )
        name = unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]) or "网页"
        return Page(url, name if "." in name else f"{name}.html", data)
    raise IngestError(f"{url}：网页转来转去超过 {MOST_REDIRECTS} 次，已停止。请直接填最后的地址。")


def request(url: str, deadline: float, is_allowed: Callable[[str], bool]) -> tuple[int, str, bytes]:
    parts, address, port = checked(url, is_allowed)
    try:
        connection = connect(parts, address, port, deadline)
        try:
            connection.request("GET", target_of(parts))
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", ""), read_bounded(answer, url, deadline)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise IngestError(
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


def connect(parts: SplitResult, address: str, port: int, deadline: float) -> http.client.HTTPConnection:
    """A connection to the address that was checked, not to what the name may mean a moment later."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    host = parts.hostname or ""  # checked() lets none pass without one
    plain = socket.create_connection((address, port), timeout=left)
    if parts.scheme == "https":
        plain = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    connection = http.client.HTTPConnection(host.encode("idna").decode(), port)
    connection.sock = plain
    return connection


def read_bounded(answer: http.client.HTTPResponse, url: str, deadline: float) -> bytes:
    data = bytearray()
    while chunk := answer.read1(CHUNK_BYTES):
        data += chunk
        if len(data) > MOST_BYTES:
            raise IngestError(f"{url}：网页超过 {MOST_BYTES // 1024 // 1024} MB，没有导入。")
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(data)
