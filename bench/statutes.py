"""How well search ranks: the shared statute collection on each database, scored, and how far the two agree.

Run as `python -m bench.statutes SHARED`, SHARED being the folder that holds ir/ and eval/. The collections stay under
data/bench and in the database xianjie_bench_statutes, so a second run loads only what is missing.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.search import ROOT, database_urls

LEAST = {
    "sqlite": ("mrr10=0.37", "ndcg10=0.355", "recall100=0.66", "answered=1"),
    "postgresql": ("mrr10=0.355", "ndcg10=0.34", "recall100=0.65", "answered=1"),
}
LEAST_OVERLAP = 0.8


def run_search(url: str, shared: Path, out: Path) -> None:
    """Load what is missing and write a line of hits for each question to `out`."""
    environment = {**os.environ, "DATABASE_URL": url}

    def manage(*arguments: str, stdout=None) -> None:
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, stdout=stdout, check=True)  # noqa: S603

    manage("migrate", "--verbosity", "0")
    manage("import_articles", "--jsonl", str(shared / "ir" / "statutes.jsonl.gz"), "--no-extract")
    questions = str(shared / "ir" / "statutes.dev.queries.jsonl")
    with out.open("wb") as file:
        manage("search", "--in", "articles", "--limit", "100", "--json", "--queries", questions, stdout=file)


def is_good(vendor: str, shared: Path, out: Path) -> bool:
    """Print the scores of one database; whether they reach what is promised."""
    command = [sys.executable, str(shared / "eval" / "score_search.py")]
    command += [str(shared / "ir" / "statutes.dev.qrels.tsv"), str(out)]
    for least in LEAST[vendor]:
        command += ["--require", least]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603


def top_tens(path: Path) -> dict[str, set]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: set(row["hits"][:10]) for row in rows}


def overlap(first: Path, second: Path) -> float:
    """The share of the first ten hits that two databases have in common, on average."""
    one, other = top_tens(first), top_tens(second)
    shares = [
        len(hits & other[number]) / max(len(hits), len(other[number]), 1) for number, hits in one.items()
    ]
    return sum(shares) / len(shares)


def main(shared: Path) -> int:
    outs, missed = {}, []
    for vendor, url in database_urls("statutes").items():
        outs[vendor] = ROOT / "data" / "bench" / f"statutes.{vendor}.jsonl"
        run_search(url, shared, outs[vendor])
        print(f"\nsearch on {vendor}", flush=True)
        if not is_good(vendor, shared, outs[vendor]):
            missed.append(vendor)
    if len(outs) == len(LEAST):
        share = overlap(*outs.values())
        print(f"\noverlap of the top ten {share:.3f}")
        missed += ["overlap"] if share < LEAST_OVERLAP else []
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
