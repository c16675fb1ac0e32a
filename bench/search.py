"""How fast search is: our call, the bare engine's ranked question and tantivy over the same tokens, side by side.

Run as `python -m bench.search [--articles 2000,20000] [--require]`. Collections are generated and stay under
data/bench and in databases xianjie_bench_<articles> of the server on 127.0.0.1:5432 (TEST_DATABASE_URL names another),
so a second run measures only. Times are milliseconds, each query at its best of three, p95 over the queries of a class.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).parents[1]
SERVER = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
MOST_MS = {"sqlite": 60, "postgresql": 120}
# The limits below hold at this size; other sizes show how times grow.
LIMITED_AT = 20_000
BARE_RATIO = 1.5
PAGE_MS = 200
TIERS_MS = 150
GROWTH = 4
LOAD_SHARE = 0.8
# Of what extraction alone does on the same cores; the rest is writing.
EXTRACTING_SHARE = 0.5


def database_urls(articles: int | str, *, anew: bool = False) -> dict[str, str]:
    """One database a vendor, `anew` without what an earlier run left; PostgreSQL only where a server answers."""
    folder = ROOT / "data" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{articles}.sqlite3"
    if anew:
        for leftover in folder.glob(f"{file.name}*"):
            leftover.unlink()
    urls = {"sqlite": f"sqlite:///{file}"}
    name = f"xianjie_bench_{articles}"
    if _made(name, anew=anew):
        urls["postgresql"] = urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
    return urls


def _made(name: str, *, anew: bool) -> bool:
    import psycopg2

    try:
        connection = psycopg2.connect(SERVER.replace("postgres://", "postgresql://", 1))
    except psycopg2.OperationalError as error:
        print(f"PostgreSQL is left out: {str(error).strip().splitlines()[0]}")
        return False
    connection.autocommit = True
    with connection.cursor() as cursor:
        if anew:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    connection.close()
    return True


def measured(articles: int, url: str, *, tantivy: bool) -> dict:
    command = ["-m", "bench.search_database", "--articles", str(articles)]
    command += ["--tantivy"] if tantivy else []
    return json.loads(measured_by(command, {**os.environ, "DATABASE_URL": url}))


def loaded(url: str) -> dict:
    return json.loads(measured_by(["-m", "bench.bulk_load"], {**os.environ, "DATABASE_URL": url}))


# Each page is made, and none refused for the number of them.
UNBRAKED = {"XIANJIE_KEEP_SECONDS": "0", "XIANJIE_PERSON_RATE": "100000", "XIANJIE_ADDRESS_RATE": "100000"}


def measured_by(arguments: list[str], environment: dict[str, str]) -> bytes:
    """What one of our own modules prints in a process of its own."""
    command, environment = [sys.executable, *arguments], {**environment, **UNBRAKED}
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603


def show(articles: int, figures: dict, tantivy: dict | None) -> None:
    print(f"\n{figures['vendor']}, {articles:,} articles, {articles * 12:,} measures (p50 / p95 ms)")
    print(f"{'':18}{'matches':>9}  {'our call':>17}  {'bare engine':>17}  {'tantivy':>17}")
    for name, row in figures["classes"].items():
        other = tantivy[name] if tantivy else None
        columns = [_pair(row["ours"]), _pair(row["bare"]), _pair(other) if other else "not installed"]
        print(f"{name:18}{row['matches']:>9.0f}  " + "  ".join(f"{column:>17}" for column in columns))
    print(f"{'whole page':18}{'':9}  {_pair(figures['page']):>17}")
    print(f"{'both tiers':18}{'':9}  {_pair(figures['tiers']):>17}")


def _pair(times: dict) -> str:
    return f"{times['p50']:.1f} / {times['p95']:.1f}"


def shortfalls(runs: dict[tuple[int, str], dict]) -> list[str]:
    """The limits that are not kept, in words."""
    found = []
    for (articles, vendor), figures in runs.items():
        if articles != LIMITED_AT:
            continue
        at = f"{vendor} at {articles:,}"
        fitting, rest = figures["fitting"], figures["not fitting"]
        if fitting["ours"] > BARE_RATIO * fitting["bare"]:
            found.append(f"{at}: where matches fit {fitting['ours']:.1f} > 1.5 x {fitting['bare']:.1f} ms")
        if rest and rest["ours"] > MOST_MS[vendor]:
            found.append(f"{at}: where they do not {rest['ours']:.1f} > {MOST_MS[vendor]} ms")
        if figures["page"]["p95"] > PAGE_MS:
            found.append(f"{at}: page {figures['page']['p95']:.0f} > {PAGE_MS} ms")
        if figures["tiers"]["p95"] > TIERS_MS:
            found.append(f"{at}: both tiers {figures['tiers']['p95']:.0f} > {TIERS_MS} ms")
    for vendor in {vendor for _, vendor in runs}:
        sizes = sorted(articles for articles, each in runs if each == vendor)
        small, large = (runs[size, vendor]["every"]["ours"] for size in (sizes[0], sizes[-1]))
        if large > GROWTH * small:
            found.append(f"{vendor}: p95 grows {large / small:.1f} times from {sizes[0]:,} to {sizes[-1]:,}")
    return found


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", default="2000,20000", help="sizes of the collections, by commas")
    ap.add_argument("--require", action="store_true", help="fail where a limit is not kept")
    args = ap.parse_args()
    runs = {}
    for articles in map(int, args.articles.split(",")):
        tantivy = None
        for vendor, url in database_urls(articles).items():
            figures = measured(articles, url, tantivy=vendor == "sqlite")
            tantivy = tantivy or figures["tantivy"]
            show(articles, figures, tantivy)
            runs[articles, vendor] = figures
            for name in ("fitting", "not fitting", "every"):
                if figures[name]:
                    ours, bare = figures[name]["ours"], figures[name]["bare"]
                    print(
                        f"{name:18}p95 over {figures[name]['queries']} queries: ours {ours:.1f}, bare {bare:.1f}"
                    )
    missed = shortfalls(runs)
    for vendor, url in database_urls("load", anew=True).items():
        load = loaded(url)
        share = load["ours"] / load["jieba"]
        print(
            f"\nbulk load, {vendor}: {load['ours']:,.0f} characters/s, jieba alone {load['jieba']:,.0f} "
            f"({share:.0%}), peak {load['memory']:.0f} MB a process"
        )
        if share < LOAD_SHARE:
            missed.append(f"bulk load on {vendor}: {share:.0%} < {LOAD_SHARE:.0%} of jieba alone")
        share = load["extracting"] / load["reading"]
        print(
            f"with extraction: {load['extracting']:,.0f} characters/s, extraction alone {load['reading']:,.0f} ({share:.0%}), "
            f"{load['processors']:.1f} processor seconds a million characters"
        )
        if share < EXTRACTING_SHARE:
            missed.append(f"with extraction on {vendor}: {share:.0%} < {EXTRACTING_SHARE:.0%} of it alone")
    for line in missed:
        print(f"falls short: {line}")
    return 1 if args.require and missed else 0


if __name__ == "__main__":
    sys.exit(main())
