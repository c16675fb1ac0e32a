"""What an address is compared by, and which hosts a watched one may lead to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit, urlunsplit

from intake.fetching import PORTS, target_of

LONGEST_ADDRESS = 1000  # characters that the column holds


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed or a list names; `on` is the day that a feed says it is of."""

    url: str
    title: str = ""
    on: date | None = None


def normal(address: str, base: str = "") -> str:
    """The address as it is asked for: absolute, encoded, without its fragment; "" for what is no address of the web."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if not address.strip() or parts.scheme not in PORTS or not host or parts.username is not None:
        return ""
    shown = f"[{host}]" if ":" in host else host
    place = shown if port in (None, PORTS[parts.scheme]) else f"{shown}:{port}"
    found = urlunsplit((parts.scheme, place, target_of(parts), "", ""))
    return found if len(found) <= LONGEST_ADDRESS else ""


def host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def is_inside(address: str, hosts: Collection[str]) -> bool:
    """Whether the address stands on one of the hosts; www.example.cn and example.cn are one."""
    return bare(host_of(address)) in set(map(bare, hosts))


def bare(host: str) -> str:
    return host.lower().removeprefix("www.")
