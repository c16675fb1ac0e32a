"""Hostile and odd files through the reading stage: what becomes of each, how long it takes, how much memory.

Run as `python -m bench.hostile [--only KIND] [--show] [--require]`. The files are made by tests/documents/ingest/hostile, the same
at every run; each is read as the desk reads it, with the limits of the child process. Afterwards all of them are handed to
the import desk and stored, on SQLite and on PostgreSQL where a server answers (`bench.hostile_database`). With --require it
fails where a file ends in a trace, a line that does not say what to do, half a text without a word, over a minute or over
a gigabyte.
"""

import argparse
import json
import os
import resource
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import django

from bench.search import database_urls, measured_by

STORED = "stored"  # of the two parts, the databases alone
MOST_SECONDS = 60 + 5  # the limit of the child, and what ending it takes
MOST_MEGABYTES = 1024
SAMPLED_EVERY = 0.02  # seconds between two looks at the children's memory


@dataclass
class Peak:
    """The most memory that a process below this one held, in megabytes, looked at every few milliseconds."""

    megabytes: int = 0
    is_over: bool = False

    def __enter__(self) -> "Peak":
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.is_over = True
        self._thread.join()

    def _watch(self) -> None:
        while not self.is_over:
            for pid in below(os.getpid()):
                self.megabytes = max(self.megabytes, held_by(pid))
            time.sleep(SAMPLED_EVERY)


def below(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            children = [int(each) for each in task.read_text().split()]
            found += children + [each for child in children for each in below(child)]
    return found


def held_by(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    return 0


def run(only: str, *, show: bool) -> int:
    """Read the files; return how many went wrong."""
    from intake.reading import read_upload
    from regions.catalogue import other_names, shipped_names
    from regions.gazetteer.gazetteer import Gazetteer
    from tests.documents.ingest.hostile import files, judged, outcome_of

    gazetteer = Gazetteer(shipped_names(), other_names())

    def read(data, kind, name):
        return read_upload(
            data,
            kind,
            file_name=name,
            gazetteer=gazetteer,
            find_region=lambda text: "",
            find_columns=lambda names: {},
        )

    counts, wrong_files, slowest, largest = Counter(), 0, (0.0, ""), (0, "")
    for odd in files():
        if only and only not in (odd.what, odd.name):
            continue
        began = time.monotonic()
        with Peak() as peak:
            outcome = outcome_of(odd, read)
        seconds = time.monotonic() - began
        slowest, largest = max(slowest, (seconds, odd.name)), max(largest, (peak.megabytes, odd.name))
        wrong = judged(odd, outcome)
        wrong += [f"took {seconds:.0f} s"] * (seconds > MOST_SECONDS)
        wrong += [f"took {peak.megabytes} MB"] * (peak.megabytes > MOST_MEGABYTES)
        became = (
            "wrong"
            if wrong
            else "read"
            if not outcome.said
            else "read in part"
            if outcome.articles
            else "refused"
        )
        counts[odd.what, became] += 1
        wrong_files += bool(wrong)
        for each in wrong[:3]:
            print(f"{odd.what}: {odd.name}: {each}", flush=True)
        if show and not wrong:
            told = outcome.said or [f"《{each.title[:30]}》{len(each.body)}" for each in outcome.articles]
            print(
                f"  {became:12} {odd.name}: {seconds:.1f} s {peak.megabytes} MB: {told[0][:160]}", flush=True
            )
    print(f"\n{'':16}{'read':>8}{'in part':>9}{'refused':>9}{'wrong':>7}")
    for what in dict.fromkeys(what for what, _ in counts):
        row = [counts[what, became] for became in ("read", "read in part", "refused", "wrong")]
        print(f"{what:16}{row[0]:8}{row[1]:9}{row[2]:9}{row[3]:7}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"\n{counts.total()} files, {wrong_files} wrong; slowest {slowest[0]:.1f} s ({slowest[1]}), largest child {largest[0]} MB ({largest[1]}),"
        f" this process {own} MB"
    )
    return wrong_files + (own > MOST_MEGABYTES)


def stored(vendor: str, url: str) -> int:
    """Store all files in this database; return how many went wrong."""
    environment = {**os.environ, "DATABASE_URL": url}
    told = json.loads(measured_by(["-m", "bench.hostile_database"], environment).splitlines()[-1])
    print(
        f"{vendor}: {told['files']} files handed over, {told['refused']} refused, {told['articles']} articles stored; "
        f"wrong: {told['wrong'] or 'none'}",
        flush=True,
    )
    return len(told["wrong"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", default="", help="a kind (truncated, huge, …), the name of one file, or stored"
    )
    parser.add_argument("--show", action="store_true", help="say of each file what became of it")
    parser.add_argument("--require", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    failed = 0
    if options.only != STORED:
        failed += run(options.only, show=options.show)
    if options.only in {"", STORED}:
        failed += sum(map(stored, *zip(*database_urls("hostile", anew=True).items(), strict=True)))
    return 1 if options.require and failed else 0


if __name__ == "__main__":
    sys.exit(main())
