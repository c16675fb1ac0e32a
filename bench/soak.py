"""The site under mixed load for a while: readers, a reviewer, imports and backups at once, and what they were answered.

Run as `make soak` (MINUTES=10 by default). It makes a site of its own in a folder that is deleted, on SQLite or on an empty database
named by `--database`, serves it on 127.0.0.1 and ends by itself. Fails on any error, on a locked database, where memory
grows on and on, and where the library is not whole afterwards.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread
from urllib.parse import quote

import requests
from lxml import html

from bench.collection import made_articles
from bench.visits import different, visits

ROOT = Path(__file__).resolve().parent.parent
PORT = 8199
ADDRESS = f"http://127.0.0.1:{PORT}"
NAME, PASSWORD = "soak", "soak-of-this-run-alone"
PAGES = (
    *("/", "/search/?q=产业", "/measures/", "/articles/", "/search/?q=防返贫监测", "/matrix/", "/regions/"),
    *(
        "/compare/?region=440900&region=441400",
        "/figures/",
        "/articles/1/",
        "/regions/520328/",
        "/themes/industry/",
    ),
)
READERS = 4
ARTICLES_AN_IMPORT, SECONDS_BETWEEN_IMPORTS, SECONDS_BETWEEN_BACKUPS = 50, 15, 60
SECONDS_BETWEEN_LOOKS = 5
# The part of a run after which memory counts as settled, and what it may still grow by until the end.
WARM_UP, MOST_GROWTH = 0.4, 1.15
TROUBLE = re.compile(r"locked|Traceback|OperationalError|deadlock", re.IGNORECASE)


class Soak:
    """One run: what was asked and answered, and what the processes took."""

    def __init__(self, folder: Path, database: str, *, is_reading: bool) -> None:
        self.folder = folder
        self.seconds: list[float] = []
        self.statuses: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.memory: list[float] = []
        self.is_over = Event()
        self.environment = {
            **os.environ,
            "DATABASE_URL": database or f"sqlite:///{folder / 'soak.sqlite3'}",
            "XIANJIE_DATA_DIR": str(folder / "data"),
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
            # All readers come from one address.
            "XIANJIE_PERSON_RATE": "100000",
            "XIANJIE_ADDRESS_RATE": "100000",
        }

        if not is_reading:
            # A dozen pages are not what readers open: each is made for each of them, unless the caller says otherwise.
            self.environment.setdefault("XIANJIE_KEEP_SECONDS", "0")

    def command(self, *arguments: str) -> None:
        done = subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.statuses[f"{arguments[0]}: {done.returncode}"] += 1
        if done.returncode:
            print(f"{arguments[0]}: {done.stderr[-500:]}", file=sys.stderr)

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen[bytes]]:
        with (self.folder / "site.log").open("wb") as log:
            site = subprocess.Popen(  # noqa: S603 - our own server
                [sys.executable, "-m", "config.serve", str(PORT)],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            wait_for_site()
            yield site
        finally:
            site.terminate()
            site.wait()

    def read(self, first: int) -> None:
        """One visitor after the other, through the pages."""
        for page in islice(cycle(PAGES), first, None):
            if self.is_over.is_set():
                return
            began = time.perf_counter()
            status = requests.get(ADDRESS + page, timeout=60).status_code
            self.seconds.append(time.perf_counter() - began)
            self.statuses[f"pages: {status}"] += 1

    def visit(self, found: dict[str, list[str]], seed: int) -> None:
        """The same over one connection and many addresses; whoever asks takes little of the processors that answer."""
        connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
        for address in visits(found, seed):
            if self.is_over.is_set():
                return
            began = time.perf_counter()
            connection.request("GET", quote(address, safe="/?=&"))
            answer = connection.getresponse()
            answer.read()
            self.seconds.append(time.perf_counter() - began)
            self.statuses[f"pages: {answer.status}" + (f" {address}" if answer.status != 200 else "")] += 1

    def addresses(self) -> dict[str, list[str]]:
        told = subprocess.run(
            [sys.executable, "-m", "bench.visits"],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            check=True,
        )
        return json.loads(told.stdout)

    def review(self) -> None:
        """A reviewer confirms one measure after the other, as the queue's page offers them."""
        session = signed_in()
        while not self.is_over.wait(0.2):
            listed = html.fromstring(session.get(f"{ADDRESS}/desk/review/", timeout=60).text)
            texts = sorted(set(re.findall(r"/desk/review/\d+/", " ".join(listed.xpath("//a/@href")))))
            if not texts:
                continue
            page = html.fromstring(session.get(ADDRESS + texts[0], timeout=60).text)
            for form in page.forms:
                if (form.action or "").endswith("/confirm/"):
                    answer = session.post(
                        ADDRESS + form.action,
                        dict(form.form_values()),
                        headers={"Referer": ADDRESS},
                        timeout=60,
                    )
                    self.statuses[f"review: {answer.status_code}"] += 1
                    self.done["measures confirmed"] += 1
                    break

    def bring_in(self) -> None:
        made = made_articles(100_000)
        for number in count():
            path = self.folder / f"{number}.jsonl"
            lines = (
                json.dumps(
                    {"id": f"soak-{number}-{n}", "title": each.title, "body": "\n".join(each.measures)}
                )
                for n, each in enumerate(islice(made, ARTICLES_AN_IMPORT))
            )
            path.write_text("\n".join(lines), encoding="utf-8")
            self.command("import_articles", "--jsonl", str(path))
            self.done["articles brought in"] += ARTICLES_AN_IMPORT
            if self.is_over.wait(SECONDS_BETWEEN_IMPORTS):
                return

    def back_up(self) -> None:
        for number in count():
            if self.is_over.wait(SECONDS_BETWEEN_BACKUPS):
                return
            self.command("backup", str(self.folder / f"{number}.backup"))
            self.done["backups"] += 1

    def look(self, site: int) -> None:
        while not self.is_over.wait(SECONDS_BETWEEN_LOOKS):
            self.memory.append(megabytes(site))

    def processor_seconds(self, site: int) -> float:
        """What the site's processes have spent so far; its database's own are not among them."""
        ticks = 0
        for pid in (site, *descendants(site)):
            spent = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
            ticks += int(spent[11]) + int(spent[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def growth(self) -> float:
        """How many times as much memory the last third takes as what came after the warm-up."""
        settled = self.memory[int(len(self.memory) * WARM_UP) :]
        third = max(len(settled) // 3, 1)
        return median(settled[-third:]) / median(settled[:third])

    def troubles(self) -> list[str]:
        lines = (self.folder / "site.log").read_text("utf-8").splitlines()
        found = [line for line in lines if TROUBLE.search(line)]
        wrong = [told for told in self.statuses if not told.endswith((": 200", ": 0"))]
        return found + wrong + ([f"memory × {self.growth():.2f}"] if self.growth() > MOST_GROWTH else [])


def wait_for_site() -> None:
    for _ in range(300):
        try:
            if requests.get(f"{ADDRESS}/healthz", timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(0.2)
    raise SystemExit("the site did not start")


def signed_in() -> requests.Session:
    session = requests.Session()
    page = html.fromstring(session.get(f"{ADDRESS}/login/", timeout=60).text)
    form = {name: value for name, value in page.forms[-1].form_values() if name == "csrfmiddlewaretoken"}
    form |= {"username": NAME, "password": PASSWORD}
    session.post(f"{ADDRESS}/login/", form, headers={"Referer": ADDRESS}, timeout=60).raise_for_status()
    return session


def megabytes(process: int) -> float:
    """What a process and its descendants hold, as Linux counts it."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii", "replace")
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except FileNotFoundError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return (int(found[1]) / 1024 if found else 0.0) + sum(megabytes(int(child)) for child in children)


def descendants(process: int) -> list[int]:
    found = [
        int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    ]
    return found + [each for child in found for each in descendants(child)]


def run(minutes: float, database: str, *, is_reading: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="xianjie-soak-") as folder:
        soak = Soak(Path(folder), database, is_reading=is_reading)
        soak.command("quickstart")
        soak.command("createsuperuser", "--noinput", "--username", NAME, "--email", "")
        with soak.serving() as site:
            if is_reading:
                found = soak.addresses()
                threads = [Thread(target=soak.visit, args=(found, number)) for number in range(READERS)]
            else:
                work: list[Callable[[], None]] = [soak.review, soak.bring_in, soak.back_up]
                threads = [Thread(target=each) for each in work]
                threads += [Thread(target=soak.read, args=(number * 3,)) for number in range(READERS)]
            before = soak.processor_seconds(site.pid)
            threads.append(Thread(target=soak.look, args=(site.pid,)))
            for thread in threads:
                thread.start()
            time.sleep(minutes * 60)
            spent = soak.processor_seconds(site.pid) - before
            print(f"{spent / max(len(soak.seconds), 1) * 1000:.1f} ms of processors a page")
            if is_reading:
                print(f"{different(found, len(soak.seconds))} different addresses")
            soak.is_over.set()
            for thread in threads:
                thread.join()
        if not is_reading:
            soak.command("check_integrity")
        show(soak, minutes)
        troubles = soak.troubles()
    for trouble in troubles[:20]:
        print(f"TROUBLE {trouble}")
    return 1 if troubles else 0


def show(soak: Soak, minutes: float) -> None:
    cuts = quantiles(soak.seconds, n=100)
    print(
        f"{len(soak.seconds)} pages, {len(soak.seconds) / minutes / 60:.1f} a second, {READERS} readers at once"
    )
    print(f"p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms")
    print(", ".join(f"{what} {number}" for what, number in soak.done.items()))
    print(
        f"memory {min(soak.memory):.0f} to {max(soak.memory):.0f} MB, × {soak.growth():.2f} after the warm-up"
    )
    print(", ".join(f"{told} × {number}" for told, number in sorted(soak.statuses.items())))


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--minutes", type=float, default=10)
    ap.add_argument("--database", default="", help="a PostgreSQL database of its own; SQLite without it")
    ap.add_argument("--reading", action="store_true", help="readers alone, for figures of pages")
    args = ap.parse_args()
    sys.exit(run(args.minutes, args.database, is_reading=args.reading))
