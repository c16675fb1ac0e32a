"""Asking a site as a good guest does: one request at a time, with a pause, and not what its robots.txt keeps to itself."""

import time
from collections.abc import Callable, Collection
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from documents.ingest.parsed import IngestError
from intake.fetching import AGENT, FetchError, Known, Page, fetch, is_public
from intake.gathering.addresses import host_of, is_inside

PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 60.0  # whatever a site asks for: a visit must end
_TOO_MANY = 429
_MOST_LINES = 10_000  # of a robots.txt


class Guest:
    """One visit to the hosts that an administrator named; remembers their rules and when it asked last."""

    def __init__(
        self,
        hosts: Collection[str],
        *,
        is_allowed: Callable[[str], bool] = is_public,
        pause_seconds: float = PAUSE_SECONDS,
    ):
        self.hosts, self.is_allowed, self.pause_seconds = hosts, is_allowed, pause_seconds
        self.rules: dict[str, RobotFileParser] = {}
        self.asked_at: dict[str, float] = {}

    def fetch(self, url: str, *, known: Known | None = None) -> Page:
        """Return the page; raises IngestError where it stands elsewhere, is kept from robots, or does not come."""
        return self._ask(url, self.refuse, known)

    def refuse(self, url: str) -> None:
        """Raise IngestError where the address is not to be asked: of one that is redirected to, too."""
        self._refuse_outside(url)
        rules = self._rules_of(url)
        if not rules.can_fetch(AGENT, url):
            raise IngestError(
                f"{url}：该网站的 robots.txt 不许程序取这一页，没有取。请在浏览器里打开，用书签“送入衔接库”或另存后上传。"
            )

    def _refuse_outside(self, url: str) -> None:
        if not is_inside(url, self.hosts):
            raise IngestError(
                f"{url}：在另一个网站（{host_of(url)}），没有取。确需从那里取的，请管理员把它加进该来源的“其他网站”。"
            )

    def _ask(self, url: str, refuse: Callable[[str], None], known: Known | None = None) -> Page:
        def ready(address: str) -> None:
            refuse(address)
            self._wait(urlsplit(address).netloc)

        return fetch(url, is_allowed=self.is_allowed, refuse=ready, known=known)

    def _wait(self, host: str) -> None:
        asked_at = self.asked_at.get(host)
        if asked_at is not None:
            time.sleep(max(0.0, asked_at + self._pause(host) - time.monotonic()))
        self.asked_at[host] = time.monotonic()

    def _pause(self, host: str) -> float:
        rules = self.rules.get(host)
        asked = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        return min(max(self.pause_seconds, asked), max(LONGEST_PAUSE_SECONDS, self.pause_seconds))

    def _rules_of(self, url: str) -> RobotFileParser:
        """The site's robots.txt; where there is none everything may be asked (RFC 9309, 2.3.1.3)."""
        parts = urlsplit(url)
        host = parts.netloc
        if host not in self.rules:
            try:
                page = self._ask(f"{parts.scheme}://{host}/robots.txt", self._refuse_outside)
                lines = page.data.decode("utf-8", "replace").splitlines()[:_MOST_LINES]
            except FetchError as error:
                if not 400 <= error.status < 500 or error.status == _TOO_MANY:
                    raise
                lines = []
            rules = RobotFileParser()
            rules.parse(lines)
            self.rules[host] = rules
        return self.rules[host]
