"""Where articles were printed and who signed them: the rows that they share, found or made by the set."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from simple_history.utils import bulk_create_with_history

from documents.ingest.parsed import ParsedArticle, ParsedAuthor
from documents.models import Article, ArticleIndex, Authorship, Official, OfficialKind, Source
from regions.models import Region

BATCH_ROWS = 200

# Name, kind and region.
OfficialKey = tuple[str, str, str | None]
Value = TypeVar("Value")


def batched(values: Iterable[Value]) -> Iterator[list[Value]]:
    ordered = list(values)
    for start in range(0, len(ordered), BATCH_ROWS):
        yield ordered[start : start + BATCH_ROWS]


def get_source(name: str) -> Source | None:
    return stored_sources([name]).get(name[:200])


def stored_sources(names: Iterable[str]) -> dict[str, Source]:
    """The outlets of these names, made where they are new."""
    wanted = dict.fromkeys(name[:200] for name in names if name)
    found = {row.name: row for some in batched(wanted) for row in Source.objects.filter(name__in=some)}
    for name in wanted:
        if name not in found:
            found[name] = Source.objects.get_or_create(name=name)[0]
    return found


def add_authors(*, article: Article, authors: Iterable[ParsedAuthor]) -> None:
    """Attach officials in printed order; one person is named once, with the first post printed."""
    if sign([(article, authors)]):
        ArticleIndex.objects.index([article])


def sign(signed: Sequence[tuple[Article, Iterable[ParsedAuthor]]]) -> int:
    """Like add_authors, for a caller that writes the search rows itself; return how many authors there are."""
    named = [(article, _once(authors)) for article, authors in signed]
    officials = stored_officials((*key, article.region_id) for article, posts in named for key in posts)
    rows = [
        Authorship(article=article, official=officials[(*key, article.region_id)], position=post, order=order)
        for article, posts in named
        for order, (key, post) in enumerate(posts.items())
    ]
    bulk_create_with_history(rows, Authorship, batch_size=BATCH_ROWS)
    return len(rows)


def stored_officials(keys: Iterable[OfficialKey]) -> dict[OfficialKey, Official]:
    """The officials of these names, kinds and regions, made where they are new."""
    wanted = dict.fromkeys(keys)
    found = {
        (row.name, row.kind, row.region_id): row
        for some in batched({name: None for name, *_ in wanted})
        for row in Official.objects.filter(name__in=some)
    }
    for key in wanted:
        if key not in found:
            name, kind, region = key
            found[key] = Official.objects.get_or_create(name=name, kind=kind, region_id=region)[0]
    return found


def searched_names(parsed: ParsedArticle, region: Region | None) -> str:
    """What ArticleIndex.texts_of will find beside the body when the article is stored."""
    return ArticleIndex.names_of((name for name, _ in _once(parsed.authors)), region)


def _once(authors: Iterable[ParsedAuthor]) -> dict[tuple[str, str], str]:
    """(name, kind) → the first post printed."""
    posts: dict[tuple[str, str], str] = {}
    for author in authors:
        posts.setdefault((author.name[:100], _kind_of(author)), author.position[:200])
    return posts


def _kind_of(author: ParsedAuthor) -> str:
    if author.is_body:
        return OfficialKind.BODY.value
    return (OfficialKind.REPORTER if author.is_reporter else OfficialKind.PERSON).value
