"""Made-up requests against every address of the site: what was answered, and how long it took.

Run as `python -m bench.hostile_requests [--count 10000] [--seed 1] [--require]`, on SQLite and on PostgreSQL where a server answers. The
requests go through the whole site in this process, as visitors and as each role; the same count and seed make the same
ones. With --require it fails where one is answered by an error of ours (5xx) or takes two seconds of the processor.
"""

import argparse
import json
import os
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, quote_from_bytes

import django
from django.core.signals import got_request_exception

from bench.search import database_urls, measured_by

MOST_SECONDS = 2.0
SIGNED_IN_FOR = 40  # requests: some of them sign out
METHODS = ("GET",) * 8 + ("POST",) * 6 + ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO")
# How deep brackets of JSON are nested, and the bytes of a body that is long but not refused for its length.
DEEP, LONG_BODY = 20_000, 1_000_000
# fmt: off
VALUES = (
    "", " ", "0", "1", "2", "-1", "3.5", "1e309", "NaN", "0x10", "9" * 400, "9223372036854775808", "١٢٣", "½",
    "true", "null", "2024-13-45", "2024-02-30", "0000-00-00", "20240101", "9999-12-31T25:61", "2021", "520000",
    "520328", "440900,441400", "x" * 6, "'", '"', "';--", "' OR '1'='1", "%", "_", "\\", "`", "$1", "{{7*7}}",
    "{% csrf_token %}", "%s%n", "${jndi:x}", "$(id)", "<script>alert(1)</script>", "javascript:alert(1)",
    "//evil.example", "../../../etc/passwd", "file:///etc/passwd", "=1+1", "产业", "防返贫 监测", "“产业”", '"产业', "-产业",
    "title:", "title:产业 -就业", "AND", "OR NOT", "NEAR(产业 就业)", "产*", "产业^2", "(" * 300, '"' * 301, "-" * 300,
    "产业 " * 300, "产" * 3000, "a b " * 500, "的", "一", "𠀀𠮷", "😀", "e\u0301", "\u202e产业", "\ufeff", "\u200b",
    "\x00", "\x1b[0m", "\r\nSet-Cookie: a=b", "\n", "\t", "industry", "market", "-published_on", "published",
    "json", "docx", "en", "zh",
)
# Bytes of an address that are no text.
BYTES = (b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"%", b"%u4e2d", b"\xe4\xb8")
NAMES = (

    *"q region theme page sort order kind year source official status group level mode in tier next from to size format fields".split(),
    *"published_after published_before unit low high axis place places codes id ids article measure measures text draft title body name".split(),
    *"reason at move file files url day since action _selected_action select_across index csrfmiddlewaretoken username password code".split(),
    *"cursor limit offset version password1 password2 old_password note basket key seen heading start end position section".split(),
)
HEADERS = (
    "Host", "Accept", "Accept-Language", "Accept-Encoding", "Authorization", "Content-Type", "Cookie", "Origin",
    "Referer", "Range", "If-None-Match", "If-Modified-Since", "If-Match", "X-Forwarded-For",
    "X-Forwarded-Proto", "X-Forwarded-Host", "X-Request-ID", "X-CSRFToken", "HX-Request", "HX-Target",
    "HX-Current-URL", "User-Agent", "X-HTTP-Method-Override", "Content-Encoding",
)
KINDS = (
    "application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=b",
    "multipart/form-data", "text/plain", "application/json; charset=utf-7",
    "application/x-www-form-urlencoded; charset=nothing", "text/xml", "a/b/c", "",
)
# fmt: on


@dataclass
class Told:
    """What became of the requests of one run."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")


def routes(patterns: Any, before: str = "") -> Iterator[str]:
    """Every address as its pattern says it, the admin's too."""
    for each in patterns:
        route = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from routes(each.url_patterns, route)
        else:
            yield route


class Maker:
    """Makes requests up."""

    def __init__(self, seed: int, known: list[str]) -> None:
        self.random, self.known = random.Random(seed), known

    def value(self) -> str:
        """As it stands in an address or a form, quoted."""
        drawn = self.random.random()
        if drawn < 0.05:
            return quote_from_bytes(self.random.choice(BYTES), safe="%")
        if drawn < 0.1:
            return quote_from_bytes(self.random.randbytes(self.random.randrange(1, 40)))
        return quote(self.random.choice(VALUES), safe="")

    def address(self) -> str:
        """One of the site's with whatever for its parameters; few are none of the site's."""
        if self.random.random() < 0.03:
            return "/" + "/".join(self.value() for _ in range(self.random.randrange(1, 6)))
        known = self.random.choice(self.known).replace("([^/]+)", "<>")
        rest, path = known.replace("^", "").replace("$", ""), ""
        while "<" in rest:
            head, _, rest = rest.partition("<")
            rest = rest.partition(">")[2]
            path += head + self.parameter()
        return "/" + path + rest

    def parameter(self) -> str:
        return str(self.random.randrange(1, 40)) if self.random.random() < 0.7 else self.value() or "0"

    def pairs(self, most: int) -> str:
        count = self.random.choice([0, 1, 1, 2, 3, 5, most])
        named = [
            self.random.choice(NAMES) if self.random.random() < 0.9 else self.value() for _ in range(count)
        ]
        if named and self.random.random() < 0.1:
            named *= 40
        return "&".join(f"{name}={self.value()}" for name in named)

    def body(self) -> bytes:
        drawn = self.random.random()
        if drawn < 0.6:
            return self.pairs(12).encode()
        if drawn < 0.75:
            return json.dumps({self.random.choice(NAMES): self.random.choice(VALUES)}).encode()
        if drawn < 0.8:
            return b"[" * DEEP
        if drawn < 0.9:
            name = self.random.choice(NAMES)
            head = f'--b\r\nContent-Disposition: form-data; name="{name}"; filename="{self.random.choice(("a.docx", "a.zip", "", "../a.txt"))}"\r\n\r\n'
            return head.encode() + self.random.randbytes(200) + self.random.choice([b"", b"\r\n--b--\r\n"])
        return self.random.randbytes(LONG_BODY) if drawn > 0.99 else self.random.randbytes(300)

    def headers(self) -> dict[str, str]:
        names = self.random.sample(HEADERS, self.random.choice([0, 0, 1, 2, 4]))
        # No client can send a line break or what is no Latin 1 within a header.
        return {
            name: self.random.choice(VALUES).encode().decode("latin-1").replace("\r", "").replace("\n", "")
            for name in names
        }


def attack(count: int, seed: int) -> Told:
    from django.test import Client
    from django.urls import get_resolver

    from tests.factories import make_account
    from web.accounts.roles import ROLES

    told = Told()
    made = Maker(seed, sorted(set(routes(get_resolver().url_patterns))))
    people = [None, None, *(make_account(f"hostile-{number}", role) for number, role in enumerate(ROLES))]
    clients: dict[Any, Client] = {}
    for number in range(count):
        person = made.random.choice(people)
        if number % SIGNED_IN_FOR == 0:
            clients.clear()
        if person not in clients:
            clients[person] = Client(raise_request_exception=False)
            if person is not None:
                person.refresh_from_db()
                clients[person].force_login(person)
        ask(clients[person], made, told, "visitor" if person is None else person.username)
    return told


def ask(client: Any, made: Maker, told: Told, who: str) -> None:
    raised: list[str] = []

    def note(**named: object) -> None:
        error = sys.exception()
        frame = traceback.extract_tb(error.__traceback__)[-1]
        raised.append(f"{type(error).__name__}: {str(error)[:200]} ({frame.filename}:{frame.lineno})")

    method, path, query = made.random.choice(METHODS), made.address(), made.pairs(8)
    body, headers, kind = made.body(), made.headers(), made.random.choice(KINDS)
    got_request_exception.connect(note)
    began = seconds_of_processors()
    answer = client.generic(
        method, f"{path}?{query}", body if method not in {"GET", "HEAD"} else b"", kind, headers=headers
    )
    if answer.streaming:
        b"".join(answer.streaming_content)
    took = seconds_of_processors() - began
    got_request_exception.disconnect(note)
    line = f"{answer.status_code} {took:.2f} s {who}: {method} {path[:150]}?{query[:300]}"
    told.statuses[answer.status_code] += 1
    if answer.status_code >= 500 and not path.startswith(("/readyz", "/healthz")):
        told.faults.append(" ".join([line, *raised]))
    if took > MOST_SECONDS:
        told.slow.append(line)
    told.slowest = max(told.slowest, (took, line))


def seconds_of_processors() -> float:
    """Of this process and those that it has waited for."""
    usage = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in usage)


def in_database(count: int, seed: int) -> None:
    """On the database of DATABASE_URL; prints what was told as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    import logging

    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if "bench" not in str(connection.settings_dict["NAME"]):
        sys.exit("It fills a database of the bench's own: run it without --in-database.")
    logging.disable(logging.CRITICAL)
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.API_RATE = settings.API_KEY_RATE = 1_000_000
    call_command("quickstart", verbosity=0, stdout=sys.stderr)
    began = time.monotonic()
    told = attack(count, seed)
    json.dump(
        {
            "statuses": dict(sorted(told.statuses.items())),
            "faults": told.faults,
            "slow": told.slow,
            "slowest": told.slowest[1],
            "seconds": time.monotonic() - began,
        },
        sys.stdout,
        ensure_ascii=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="sqlite or postgresql")
    parser.add_argument("--require", action="store_true")
    parser.add_argument("--in-database", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_database:
        in_database(options.count, options.seed)
        return 0
    wrong = 0
    arguments = [
        "-m",
        "bench.hostile_requests",
        "--in-database",
        f"--count={options.count}",
        f"--seed={options.seed}",
    ]
    for vendor, url in database_urls("requests", anew=True).items():
        if options.only in {"", vendor}:
            told = json.loads(measured_by(arguments, {**os.environ, "DATABASE_URL": url}).splitlines()[-1])
            print(
                f"{vendor}: {sum(told['statuses'].values())} requests in {told['seconds']:.0f} s: {told['statuses']}"
            )
            print(
                f"  5xx: {len(told['faults'])}; over {MOST_SECONDS} s: {len(told['slow'])}; slowest: {told['slowest']}",
                flush=True,
            )
            for line in (*told["faults"][:20], *told["slow"][:20]):
                print(f"  {line}", flush=True)
            wrong += len(told["faults"]) + len(told["slow"])
    return 1 if options.require and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
