"""How fast a collection loads: without extraction beside jieba alone cutting the same text, and with it beside extraction alone,
each on the same cores. Run by bench.search.

All times include starting the processes. The database must be an empty one, as it is the first time.
"""

import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import django
import jieba

ARTICLES = 3_000
# Extraction takes ten times as long.
EXTRACTED = 600


def cut(text: str) -> int:
    return sum(1 for _ in jieba.cut(text))


def seconds_of_processors() -> float:
    """Of this process and those that it has waited for."""
    usage = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in usage)


def load(made: Sequence[tuple[str, str]], name: str, **options: bool) -> float:
    """Seconds that the command takes for these titles and bodies."""
    from django.core.management import call_command

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.jsonl"
        rows = ({"id": f"{name}-{n}", "title": title, "body": body} for n, (title, body) in enumerate(made))
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
        begin = time.perf_counter()
        call_command("import_articles", jsonl=path, stdout=sys.stderr, **options)
        return time.perf_counter() - begin


def cut_alone(texts: Sequence[str]) -> float:
    begin = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool() as pool:
        pool.map(cut, texts, chunksize=50)
    return time.perf_counter() - begin


def read_alone(made: Sequence[tuple[str, str]]) -> float:
    from intake.bulk.crew import crew
    from intake.computed import Text
    from measures.lexicon import current_lexicon

    begin = time.perf_counter()
    with crew(lexicon=current_lexicon()) as hands:
        hands.begin([Text(title, body, "") for title, body in made])()
    return time.perf_counter() - begin


def main() -> int:
    from bench.collection import made_articles

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from documents.models import Article

    if "bench" not in str(connection.settings_dict["NAME"]):
        print(
            "It fills a database of the bench's own: run by bench.search, which makes one.", file=sys.stderr
        )
        return 2
    call_command("migrate", verbosity=0)
    if Article.objects.exists():
        print("The database is not empty: run by bench.search, which makes it anew.", file=sys.stderr)
        return 2
    articles = ((each.title, "\n".join(each.measures)) for each in made_articles(ARTICLES + EXTRACTED))
    made, read = list(islice(articles, ARTICLES)), list(articles)
    characters, extracted = (sum(len(text) for each in some for text in each) for some in (made, read))
    figures = {
        "jieba": characters / cut_alone([text for each in made for text in each]),
        "ours": characters / load(made, "cut", no_extract=True),
        "reading": extracted / read_alone(read),
    }
    begun = seconds_of_processors()
    figures["extracting"] = extracted / load(read, "read")
    figures["processors"] = (seconds_of_processors() - begun) * 1e6 / extracted
    usage = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    json.dump({**figures, "memory": max(usage)}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
