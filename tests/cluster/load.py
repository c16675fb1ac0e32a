"""Readers and writers at work: what each asked, when, and what it was answered."""

import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

import requests

READERS, WRITERS = 6, 2
PAUSE = 0.05
PAGES = ("/", "/measures/", "/articles/", "/search/?q=产业", "/matrix/", "/regions/", "/figures/", "/healthz")
NO_ANSWER = 0


@dataclass(frozen=True, slots=True)
class Answer:
    at: float
    seconds: float
    what: str
    status: int
    text: str = ""

    @property
    def is_error(self):
        return self.status == NO_ANSWER or self.status >= 500


class Load:
    def __init__(self, address, name, password):
        self.address, self.name, self.password = address, name, password
        self.read, self.written = [[] for _ in range(READERS)], [[] for _ in range(WRITERS)]
        self._is_over = Event()

    @contextmanager
    def running(self):
        threads = [Thread(target=self._read, args=(number, log)) for number, log in enumerate(self.read)]
        # On a busy machine signing in takes seconds, and what is tried begins with writers at work.
        sessions = [self._signed_in() for _ in self.written]
        threads += [
            Thread(target=self._write, args=(number, log, session))
            for number, (log, session) in enumerate(zip(self.written, sessions, strict=True))
        ]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self._is_over.set()
            for thread in threads:
                thread.join()

    def _read(self, number, log):
        asked = number
        while not self._is_over.wait(PAUSE):
            page = PAGES[asked % len(PAGES)]
            asked += 1
            # Without a session of requests: each reader is another visitor.
            log.append(answer(page, lambda page=page: requests.get(self.address + page, timeout=20)))

    def _write(self, number, log, session):
        """Sources with names of their own, entered in the admin."""
        count = 0
        while not self._is_over.wait(PAUSE * 2):
            count += 1
            name = f"写入{id(self)}-{number}-{count}报"
            form = {"name": name, "csrfmiddlewaretoken": session.cookies.get("csrftoken", "")}
            log.append(
                answer(
                    name,
                    lambda form=form: session.post(
                        f"{self.address}/admin/documents/source/add/",
                        form,
                        headers={"Referer": self.address},
                        allow_redirects=False,
                        timeout=20,
                    ),
                )
            )

    def _signed_in(self):
        session = requests.Session()
        session.get(f"{self.address}/login/", timeout=20)
        form = {
            "username": self.name,
            "password": self.password,
            "csrfmiddlewaretoken": session.cookies["csrftoken"],
        }
        done = session.post(f"{self.address}/login/", form, allow_redirects=False, timeout=20)
        assert done.status_code == 302, done.text
        return session

    def statuses(self):
        of = lambda logs: dict(Counter(each.status for log in logs for each in log))  # noqa: E731
        return {"read": of(self.read), "written": of(self.written)}

    def longest_trouble(self):
        """The longest time, in seconds, that any reader got nothing but errors."""
        return max(trouble(log) for log in self.read)

    def reads(self):
        return sum(map(len, self.read))

    def slowest(self):
        return max(each.seconds for log in self.read for each in log)

    def accepted(self):
        """The names of sources that a writer was told were stored."""
        return {each.what for log in self.written for each in log if each.status == 302}

    def refused(self):
        return [each for log in self.written for each in log if each.status != 302]


def answer(what, ask):
    began = time.monotonic()
    try:
        given = ask()
        status, text = given.status_code, given.text if given.status_code >= 400 else ""
    except requests.RequestException as error:
        status, text = NO_ANSWER, str(error)
    return Answer(began, time.monotonic() - began, what, status, text)


def readiness(port):
    """What the site on this port says of itself."""
    return answer("readyz", lambda: requests.get(f"http://127.0.0.1:{port}/readyz", timeout=60))


def trouble(log):
    longest, since = 0.0, None
    for each in log:
        if not each.is_error:
            since = None
            continue
        since = each.at if since is None else since
        longest = max(longest, each.at + each.seconds - since)
    return longest
