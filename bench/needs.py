"""How well search answers what staff ask for, and what each part of the second tier adds to it.

Run as `python -m bench.needs SHARED`, SHARED being the folder that holds gold/. Its texts are loaded into data/bench/needs.sqlite3
and read by our own extraction. Beside each run stands what it has less than all parts together; above them what plain ways
find over the same measures (bench.needs_plain). Five kinds of questions:
- read (bench/read.toml), whose hits were read one by one;
- needs (bench/needs.toml), answered by the measures that use the expressions listed with them, twice as well where two of them
  stand there or one stands in the title;
- own, the same needs, answered by the measures that our own extraction cut: search is not charged with what was cut otherwise;
- theme names and words that name a theme, and every tenth title of a measure, answered by the measures that careful readers
  filed under the theme, those of the title's own article left out. Only themes of 5 to 60 measures serve: a hundred answers to
  a question say nothing of the first ten.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import django

from bench.search import ROOT, database_urls
from documents.search.meaning import PARTS

FEWEST, MOST = 5, 60
EVERY_TITLE = 10
SHORTEST_TITLE, LONGEST_TITLE = 5, 16
KINDS = ("read", "needs", "own", "themes", "titles")
RUNS = ((), ("--first-tier",), *(("--without", part) for part in PARTS))
TOLD = re.compile(r"nDCG@10 (\S+)  recall@50 (\S+)  MRR@10 (\S+)  问题 (\d+)")


def texts(shared: Path) -> list[dict]:
    return json.loads((shared / "gold" / "corpus.json").read_text("utf-8"))


def write_texts(shared: Path, out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        for each in texts(shared):
            row = {"id": each["id"], "title": each["title"] or each["body"].strip()[:30]}
            row |= {"body": each["body"], "region_code": each["region_code"]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def judged(shared: Path, kind: str) -> Iterator[dict]:
    """Lines of a file for `search --evaluate`; `kind` is one of KINDS."""
    if kind == "needs":
        yield from needs(
            (text["id"], each["title"], each["text"]) for text in texts(shared) for each in text["measures"]
        )
    elif kind == "own":
        yield from needs(own_measures())
    elif kind == "read":
        yield from read()
    else:
        yield from filed(shared, kind)


def filed(shared: Path, kind: str) -> Iterator[dict]:
    by_theme = defaultdict(list)
    for text in texts(shared):
        for measure in text["measures"]:
            by_theme[measure["theme"]].append((text["id"], measure))
    by_theme = {
        theme: found for theme, found in by_theme.items() if theme != "other" and FEWEST <= len(found) <= MOST
    }
    for query, theme, own in theme_words(by_theme) if kind == "themes" else titles(by_theme):
        for article, measure in by_theme[theme]:
            if article != own:
                yield {"query": query, "article": article, "quote": measure["text"], "relevance": 1}


def read() -> Iterator[dict]:
    for question in tomllib.loads((ROOT / "bench" / "read.toml").read_text("utf-8"))["question"]:
        for article, quote, relevance in question["answers"]:
            row = {"query": question["query"], "article": article}
            yield row | {"quote": quote, "relevance": relevance}


def own_measures() -> Iterator[tuple[str, str, str]]:
    """Article, title and words of every measure of the loaded library."""
    from measures.models import Measure

    rows = Measure.objects.values_list("article__external_id", "article_id", "title", "quote")
    return ((external or str(key), title, quote) for external, key, title, quote in rows.order_by("pk"))


def needs(measures: Iterable[tuple[str, str, str]]) -> Iterator[dict]:
    listed = tomllib.loads((ROOT / "bench" / "needs.toml").read_text("utf-8"))["need"]
    measures = list(measures)
    for need in listed:
        for article, title, text in measures:
            said = [each for each in need["says"] if re.search(each, f"{title}\n{text}")]
            is_best = len(said) > 1 or any(re.search(each, title) for each in said)
            if said:
                row = {"query": need["query"], "article": article, "quote": text}
                yield row | {"relevance": 1 + is_best}


def theme_words(by_theme: dict) -> Iterator[tuple[str, str, str]]:
    named = tomllib.loads((ROOT / "seeds" / "themes.toml").read_text("utf-8"))
    words = tomllib.loads((ROOT / "seeds" / "theme_lexicon.toml").read_text("utf-8"))
    for theme in named["theme"]:
        if theme["slug"] in by_theme:
            strong = [word for word, weight in words[theme["slug"]].items() if weight == 3][:8]
            yield from ((query, theme["slug"], "") for query in (theme["name"], *strong))


def titles(by_theme: dict) -> Iterator[tuple[str, str, str]]:
    every = [
        (measure["title"], theme, article) for theme, found in by_theme.items() for article, measure in found
    ]
    fit = [each for each in every if SHORTEST_TITLE <= len(each[0]) <= LONGEST_TITLE]
    yield from fit[::EVERY_TITLE]


def show(kind: str, run: str, scores: list[float], all_parts: list[float] | None = None) -> None:
    told = [
        f"{name} {score:.3f}" + (f" ({score - whole:+.3f})" if all_parts else "")
        for name, score, whole in zip(
            ("nDCG@10", "recall@50", "MRR@10"), scores, all_parts or scores, strict=True
        )
    ]
    print(f"{kind:7} {run:16} {'  '.join(told)}", flush=True)


def main(shared: Path) -> int:
    os.environ["DATABASE_URL"] = database_urls("needs", anew=True)["sqlite"]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    folder = ROOT / "data" / "bench"

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
        return done.stdout.strip()

    write_texts(shared, folder / "needs.jsonl")
    run("manage.py", "quickstart")
    run("manage.py", "import_articles", "--jsonl", str(folder / "needs.jsonl"))
    django.setup()
    files = {kind: folder / f"needs.{kind}.jsonl" for kind in KINDS}
    for kind, file in files.items():
        lines = [json.dumps(row, ensure_ascii=False) for row in judged(shared, kind)]
        file.write_text("\n".join(lines) + "\n", "utf-8")
    plain = run("-m", "bench.needs_plain", *(f"{kind}={file}" for kind, file in files.items())).splitlines()
    for row in map(json.loads, plain):
        show(row["kind"], f"plain {row['way']}", [row["ndcg"], row["recall"], row["mrr"]])
    for kind, file in files.items():
        all_parts: list[float] = []
        for how in RUNS:
            told = TOLD.search(run("manage.py", "search", "--in", "measures", "--evaluate", str(file), *how))
            scores = [float(each) for each in told.groups()[:3]]
            show(kind, " ".join(how) or f"all ({told[4]} asked)", scores, all_parts)
            all_parts = all_parts or scores
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
