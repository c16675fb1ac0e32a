"""How long every page takes and how large it is, as the library grows.

Run as `python -m bench.pages [--articles 2000,20000] [--only NAME] [--require] [--busy]`. The collections are those of
bench.search. Times are milliseconds of whole requests, without the network: the median and the 95th percentile of five, and
what processors spent on one, ours and the database's. Where other work shares the machine, `--busy` holds the bounds against that.
"""

import argparse
import json
import os
import sys

from bench.search import database_urls, measured_by

# Milliseconds and bytes of HTML, plain and compressed. The quick ones are what people open first.
MOST_MS, QUICK_MS = 200, 100
QUICK = frozenset({"home", "matrix", "theme", "themes"})
MOST_BYTES, MOST_PACKED = 300_000, 40_000

Walk = dict[str, dict[str, float]]


def shortfalls(where: str, walk: Walk, time: str = "p95") -> list[str]:
    """The bounds that a walk does not keep, in words; `time` is what is held against them."""
    found = []
    for page, row in walk.items():
        most = QUICK_MS if page in QUICK else MOST_MS
        if row[time] > most:
            found.append(f"{where}, {page}: {row[time]:.0f} > {most} ms")
        if row["bytes"] > MOST_BYTES or row["packed"] > MOST_PACKED:
            found.append(
                f"{where}, {page}: {row['bytes'] / 1000:.0f} kB, compressed {row['packed'] / 1000:.0f} kB"
            )
    return found


def show(where: str, walk: Walk) -> None:
    print(f"\n{where}: p50 / p95 (processors) ms, kB (compressed), queries")
    for page, row in walk.items():
        size = f"{row['bytes'] / 1000:.0f} ({row['packed'] / 1000:.0f})"
        print(
            f"{page:28}{row['p50']:>8.0f} /{row['p95']:>6.0f} ({row['busy']:>5.0f}) {size:>14} {row['queries']:>5.0f}"
        )


def show_growth(vendor: str, walks: dict[int, Walk], time: str = "p50") -> None:
    """How many times as long each page takes in each collection as in the smallest."""
    sizes = sorted(walks)
    print(f"\n{vendor}, growth of {time} from {sizes[0]:,} to {', '.join(f'{size:,}' for size in sizes[1:])}")
    for page, first in walks[sizes[0]].items():
        times = "  ".join(f"{walks[size][page][time] / first[time]:>6.1f}" for size in sizes[1:])
        print(f"{page:28}{times}")


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", default="2000,20000", help="sizes of the collections, by commas")
    ap.add_argument("--only", default="", help="pages whose name holds this")
    ap.add_argument("--vendor", default="", help="sqlite or postgresql alone")
    ap.add_argument("--require", action="store_true", help="fail where a bound is not kept")
    ap.add_argument("--busy", action="store_true", help="hold the time of processors against the bounds")
    args = ap.parse_args()
    missed, walks = [], {}
    for articles in map(int, args.articles.split(",")):
        for vendor, url in database_urls(articles).items():
            if args.vendor not in ("", vendor):
                continue
            command = ["-m", "bench.pages_database", "--articles", str(articles), "--only", args.only]
            figures = json.loads(measured_by(command, {**os.environ, "DATABASE_URL": url}))
            for role in ("reader", "staff"):
                where = f"{vendor}, {articles:,} articles, {role}"
                show(where, figures[role])
                missed += shortfalls(where, figures[role], "busy" if args.busy else "p95")
            walks.setdefault(vendor, {})[articles] = figures["reader"]
    for vendor, of_vendor in walks.items():
        if len(of_vendor) > 1:
            show_growth(vendor, of_vendor, "busy" if args.busy else "p50")
    for line in missed:
        print(f"falls short: {line}")
    return 1 if args.require and missed else 0


if __name__ == "__main__":
    sys.exit(main())
