"""What staff judged of hits, as their buttons show it and as `manage.py search --evaluate` reads it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from documents.querysets import Reader
from documents.search.query import LONGEST_QUERY
from measures.models import Judgement, Measure


def asked_as(query: str) -> str:
    """The query under which a judgement is kept: without the spaces that mean nothing."""
    return " ".join(query.split())[:LONGEST_QUERY]


def show_judged(measures: Iterable[Measure], query: str, reader: Reader) -> str:
    """Give each measure `judged`: what a member of the staff said of it for this query, None where nothing.

    Return the query as it is judged by, "" for those who do not judge.
    """
    if not reader.is_staff:
        return ""
    shown = list(measures)
    own = Judgement.objects.filter(
        judge=reader.pk, query=asked_as(query), measure__in=[each.pk for each in shown]
    )
    said = dict(own.values_list("measure", "is_relevant"))
    for measure in shown:
        measure.judged = said.get(measure.pk)
    return asked_as(query)


def judged_rows() -> Iterator[dict[str, Any]]:
    """A row for each query and passage; where people differ the most of them decide, and of as many the doubt."""
    fields = ("query", "article__external_id", "article", "quote", "is_relevant")
    votes: dict[tuple[str, str, str], int] = defaultdict(int)
    for query, external, article, quote, is_relevant in Judgement.objects.values_list(*fields):
        votes[query, external or str(article), quote] += 1 if is_relevant else -1
    for (query, article, quote), balance in votes.items():
        yield {"query": query, "article": article, "quote": quote, "relevance": int(balance > 0)}
