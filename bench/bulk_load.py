"""How fast a collection loads, beside jieba alone cutting the same text on the same cores. Run by bench.search.

Both times include starting the processes. The database must be an empty one, as it is the first time.
"""

import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import django
import jieba

ARTICLES = 3_000


def cut(text: str) -> int:
    return sum(1 for _ in jieba.cut(text))


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
    made = [(each.title, "\n".join(each.measures)) for each in made_articles(ARTICLES)]
    texts = [text for each in made for text in each]
    begin = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool() as pool:
        pool.map(cut, texts, chunksize=50)
    alone = time.perf_counter() - begin
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.jsonl"
        rows = ({"id": f"bench-{n}", "title": title, "body": body} for n, (title, body) in enumerate(made))
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
        begin = time.perf_counter()
        call_command("import_articles", jsonl=path, no_extract=True, stdout=sys.stderr)
        ours = time.perf_counter() - begin
    characters = sum(map(len, texts))
    usage = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    memory = max(usage)
    json.dump({"ours": characters / ours, "jieba": characters / alone, "memory": memory}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
