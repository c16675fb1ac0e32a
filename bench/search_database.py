"""One database of the search bench: fill it once, then time every class of queries. Run by bench.search."""

import argparse
import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import django

from bench.filling import fill

PER_CLASS = 25
ROUNDS = 3
FIRST_PAGE = 20
NEEDS = Path(__file__).with_name("needs.toml")


def query_classes() -> dict[str, list[str]]:
    """Queries drawn from what stands in the collection, by how many measures hold them."""
    from documents.search.statistics import statistics_of
    from measures.models import Measure, MeasureIndex

    draw = random.Random(7)
    newest = Measure.objects.order_by("-pk").values_list("pk", flat=True)[0]
    picks = sorted({draw.randint(1, newest) for _ in range(600)})
    rows = list(
        MeasureIndex.objects.filter(pk__in=picks).values_list("body_words", "measure__quote").order_by("pk")
    )
    shares = statistics_of(MeasureIndex).shares
    words = [[w for w in body.partition("\t")[0].split() if len(w) > 1 and w.isalpha()] for body, _ in rows]
    every = sorted({word for each in words for word in each})
    rare = [word for word in every if word not in shares]
    common = sorted((w for w in every if w in shares), key=lambda w: -shares[w])
    middling = [word for word in common if shares[word] < 0.1]
    quotes = [quote for _, quote in rows]

    def sample(values: list[str]) -> list[str]:
        return draw.sample(values, min(PER_CLASS, len(values)))

    return {
        "rare word": sample(rare),
        "common word": common[:PER_CLASS],
        "several words": [" ".join(draw.sample(each, 3)) for each in words if len(set(each)) > 8][:PER_CLASS],
        "phrase": [f'"{piece}"' for piece in sample(list(_runs(quotes, 6)))],
        "question": [f"如何{piece}？" for piece in sample(list(_runs(quotes, 14)))],
        "filtered": sample(middling),
        "characters only": sample(list(_across(words))),
        "zero hits": ["".join(draw.choices("龘靐齉爩麤龗鱻虪讟厵", k=3)) for _ in range(PER_CLASS)],
    }


def _runs(quotes: Iterable[str], length: int):
    for quote in quotes:
        for start in range(0, len(quote) - length, 17):
            piece = quote[start : start + length]
            if all("\u4e00" <= char <= "\u9fff" for char in piece):
                yield piece
                break


def _across(words: list[list[str]]):
    """The last character of a word and the first of the next: two that are no word."""
    from documents.search.tokenizer import cut

    for each in words:
        for first, second in pairwise(each):
            pair = first[-1] + second[0]
            if cut(pair) != (pair,):
                yield pair
                break


def our_call(text: str, rows) -> list[int]:
    """The keys of the first page, best first: what the bare engine's question gives, too."""
    from documents.search.engine import search

    return search(rows, text=text).rows().pks[:FIRST_PAGE]


def bare_call(text: str, rows) -> Callable[[], object]:
    """The engine's own ranked question over the same index, for the same rows, without ours around it."""
    from django.db import connection

    from documents.search.backends import backend
    from documents.search.backends.restriction import restriction_of
    from documents.search.backends.tsquery import possible
    from documents.search.query import Leaf, Query, parse
    from documents.search.rank import terms_of

    query = parse(text)
    if query.is_long:
        tokens = dict.fromkeys(
            token for token, _, is_word in terms_of(query.text) if not is_word and len(token) == 2
        )
        query = Query(clauses=(tuple(Leaf(token) for token in tokens),))
    allowed = restriction_of(rows)
    if connection.vendor == "sqlite":
        expression = backend().expression(query)
        sql = (
            "SELECT rowid FROM measures_measureindex_fts WHERE measures_measureindex_fts MATCH %s "
            f"{allowed.sql('measures_measureindex_fts.rowid')} ORDER BY rank LIMIT 20"
        )
        params = [expression, *allowed.params]
    else:
        expression, grams = possible(query), backend().vector("measures_measureindex")
        sql = (
            f"SELECT measure_id FROM measures_measureindex hits WHERE {grams} @@ %s::tsquery "
            f"{allowed.sql('hits.measure_id')} ORDER BY ts_rank({grams}, %s::tsquery) DESC LIMIT 20"
        )
        params = [expression, *allowed.params, expression]

    def run() -> object:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    return run


def best_of(run: Callable[[], object]) -> float:
    """Milliseconds, the best of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        run()
        times.append((time.perf_counter() - begin) * 1000)
    return min(times)


def summary(times: list[float]) -> dict[str, float]:
    """The median and the 95th percentile."""
    return {"p50": statistics.median(times), "p95": sorted(times)[max(0, round(len(times) * 0.95) - 1)]}


def measure_classes() -> dict[str, object]:
    from documents.search.engine import search
    from measures.models import Measure, Theme

    every = Measure.objects.filter(article__status="published").exclude(status="rejected")
    some = every.filter(article__region__code__startswith="13", theme=Theme.objects.order_by("pk").first())
    figures: dict[str, object] = {}
    groups: dict[str, list[tuple[float, float]]] = {"fitting": [], "not fitting": []}
    for name, texts in query_classes().items():
        rows = some if name == "filtered" else every
        results = [search(rows, text=text) for text in texts]
        ours = [best_of(lambda text=text, rows=rows: our_call(text, rows)) for text in texts]
        bare = [best_of(bare_call(text, rows)) for text in texts]
        for result, pair in zip(results, zip(ours, bare, strict=True), strict=True):
            fits = len(result.ranked) == len(result.pks) and not result.query.is_long
            groups["fitting" if fits else "not fitting"].append(pair)
        figures[name] = {
            "queries": len(texts),
            "matches": statistics.median(len(each.pks) for each in results),
            "ours": summary(ours),
            "bare": summary(bare),
        }
    groups["every"] = groups["fitting"] + groups["not fitting"]
    return {"classes": figures, **{name: _p95s(pairs) for name, pairs in groups.items()}}


def _p95s(pairs: list[tuple[float, float]]) -> dict[str, float] | None:
    if not pairs:
        return None
    ours, bare = (summary(list(each))["p95"] for each in zip(*pairs, strict=True))
    return {"queries": len(pairs), "ours": ours, "bare": bare}


def page_times() -> dict[str, float]:
    """The whole result page, rendered, for common words: facets, snippets and all."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    words = query_classes()["common word"]
    client.get("/measures/", {"q": words[0]})
    return summary([best_of(lambda word=word: client.get("/measures/", {"q": word})) for word in words])


def tier_times() -> dict[str, float]:
    """Both tiers of what staff ask for (bench/needs.toml), among measures."""
    import tomllib

    from documents.search.engine import search
    from documents.search.near import near
    from measures.models import Measure

    asked = [need["query"] for need in tomllib.loads(NEEDS.read_text("utf-8"))["need"]]
    rows = Measure.objects.filter(article__status="published").exclude(status="rejected")
    return summary([best_of(lambda text=text: near(search(rows, text=text)).hits) for text in asked])


def tantivy_times() -> dict[str, dict[str, float]] | None:
    """The same tokens in tantivy, in memory; None where the extra is not installed."""
    try:
        import tantivy
    except ImportError:
        return None
    from documents.search.keys import grams_of
    from documents.search.query import parse
    from documents.search.rank import terms_of
    from measures.models import MeasureIndex

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("pk", stored=True)
    builder.add_text_field("grams", tokenizer_name="whitespace")
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=100_000_000)
    columns = ("pk", "title_grams", "title_words", "body_grams", "body_words")
    for pk, *title, body_kept, body_words in MeasureIndex.objects.values_list(*columns).iterator():
        grams = f"{grams_of(*title)} {grams_of(body_kept, body_words)}"
        writer.add_document(tantivy.Document(pk=pk, grams=grams))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def run(text: str) -> Callable[[], object]:
        query = parse(text)
        if query.is_long:
            tokens = {token for token, _, is_word in terms_of(query.text) if not is_word and len(token) == 2}
            parsed = index.parse_query(" OR ".join(f'"{token}"' for token in tokens), ["grams"])
        else:
            leaves = [f'"{" ".join(leaf.grams)}"' for leaf in query.leaves]
            parsed = index.parse_query(" AND ".join(leaves), ["grams"])
        return lambda: searcher.search(parsed, FIRST_PAGE)

    return {name: summary([best_of(run(text)) for text in texts]) for name, texts in query_classes().items()}


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--articles", type=int, required=True)
    ap.add_argument("--tantivy", action="store_true")
    args = ap.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    begin = time.perf_counter()
    fill(args.articles)
    filled = time.perf_counter() - begin
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    figures = {
        "vendor": connection.vendor,
        "fill seconds": filled,
        **measure_classes(),
        "page": page_times(),
        "tiers": tier_times(),
        "tantivy": tantivy_times() if args.tantivy else None,
        "memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    json.dump(figures, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
