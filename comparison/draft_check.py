"""A draft against the library: which passages stand in which articles already (借鉴核查).

The draft is read, answered and forgotten: nothing of it is written anywhere.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import F

from comparison.scope import Scope
from documents.models import Article
from documents.querysets import ArticleQuerySet
from documents.same_text.numbers import ChangedNumber, changed_numbers
from documents.same_text.overlap import PRINTS_VERSION, Passage, covered, letters_of, passages, prints_of
from measures.models.prints import ArticlePrints, without_prints

# Characters of a draft that one check takes.
MOST_CHARACTERS = 20_000
FEWEST_CHARACTERS = 20
PRINTED_AT_ONCE = 1000  # articles without prints that are printed while the reader waits
READ = 60  # articles whose bodies are laid along the draft
SHOWN = 20
# A print that stands in so many of the articles, and in no fewer than so many, is a phrase of the genre.
COMMON_SHARE, COMMON_LEAST = 0.02, 12


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in the words of either side; `address` leads to the place in the article."""

    draft: str
    article: str
    length: int
    address: str


@dataclass(frozen=True, slots=True)
class Match:
    article: Article
    percent: float
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft: its author's own, or what `match`, the number of a source, has too.

    `other` is what the source has in place of a number that was changed.
    """

    text: str
    match: int = 0
    other: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """`percent` of the draft stands in some article; each match has its own share. `marked` is the whole draft."""

    marked: tuple[Piece, ...]
    matches: tuple[Match, ...]
    percent: float
    articles: int
    unprinted: int


def check_draft(text: str) -> Checked:
    """Hold a draft against all public articles."""
    public = Scope().articles()
    prints = set(prints_of(text))
    waiting = without_prints(public)
    counts, held = _prints_met(prints, public, waiting)
    common = _common(held, len(counts) and public.count())
    rare = {pk: sum(value not in common for value in values) for pk, values in counts.items()}
    likely = sorted((pk for pk, met in rare.items() if met), key=lambda pk: (-rare[pk], pk))[:READ]
    draft = letters_of(text)
    found = {
        article: passages(draft, letters_of(article.body), common)
        for article in public.filter(pk__in=likely).with_card()
    }
    matches = [_match(text, article, its) for article, its in found.items() if its]
    matches = sorted(matches, key=lambda match: (-match.percent, match.article.pk))[:SHOWN]
    shared = [(match.article, found[match.article]) for match in matches]
    total = covered(passage for its in found.values() for passage in its)
    return Checked(
        tuple(_marked(text, shared)),
        tuple(matches),
        _percent(total, text),
        public.count(),
        max(0, waiting.count() - PRINTED_AT_ONCE),
    )


def _prints_met(
    prints: set[int], articles: ArticleQuerySet, waiting: ArticleQuerySet
) -> tuple[dict[int, set[int]], Counter[int]]:
    """The draft's prints by article that has them, and in how many articles each stands.

    Some of the articles that wait for their prints are printed for this answer alone.
    """
    met: dict[int, set[int]] = {}
    held: Counter[int] = Counter()
    for pk, stands in chain(_stored_prints(articles), _made_prints(waiting)):
        shared = prints.intersection(stands)
        if shared:
            met[pk] = shared
            held.update(shared)
    return met, held


def _stored_prints(articles: ArticleQuerySet) -> Iterator[tuple[int, "array[int]"]]:
    rows = ArticlePrints.objects.filter(article__in=articles.order_by().values("pk"))
    rows = rows.filter(body_sha256=F("article__body_sha256"), version=PRINTS_VERSION)
    for pk, stored in rows.values_list("article_id", "prints").iterator(chunk_size=500):
        yield pk, array("I", bytes(stored))


def _made_prints(waiting: ArticleQuerySet) -> Iterator[tuple[int, "array[int]"]]:
    for pk, body in waiting.order_by("pk").values_list("pk", "body")[:PRINTED_AT_ONCE]:
        yield pk, prints_of(body)


def _common(held: Counter[int], articles: int) -> frozenset[int]:
    limit = max(COMMON_LEAST, COMMON_SHARE * articles)
    return frozenset(value for value, count in held.items() if count > limit)


def _match(text: str, article: Article, found: Sequence[Passage]) -> Match:
    anchors = _anchors(article)
    excerpts = tuple(
        Excerpt(
            text[each.start : each.end],
            article.body[each.other_start : each.other_end],
            each.length,
            f"{article.get_absolute_url()}{anchors(each.other_start)}",
        )
        for each in sorted(found, key=lambda each: -each.length)
    )
    return Match(article, _percent(covered(found), text), excerpts)


def _marked(text: str, shared: Sequence[tuple[Article, Sequence[Passage]]]) -> Iterator[Piece]:
    """The draft in pieces; what several sources have is the first one's, a changed number breaks a passage."""
    source = [0] * len(text)
    changed: dict[int, ChangedNumber] = {}
    for number, (article, its) in reversed(list(enumerate(shared, start=1))):
        for each in its:
            source[each.start : each.end] = [number] * (each.end - each.start)
        changed.update({each.start: each for each in changed_numbers(text, article.body, its)})
    at = 0
    while at < len(text):
        if at in changed:
            change = changed[at]
            yield Piece(text[at : change.end], other=change.other)
            at = change.end
            continue
        end = at + 1
        while end < len(text) and source[end] == source[at] and end not in changed:
            end += 1
        yield Piece(text[at:end], source[at])
        at = end


def _anchors(article: Article) -> Callable[[int], str]:
    """A function from a place in the body to the anchor of the measure that holds it, or to none."""
    spans = list(Scope().measures().filter(article=article).values_list("start", "end", "pk"))

    def anchor(place: int) -> str:
        return next((f"#m{pk}" for start, end, pk in spans if start <= place < end), "")

    return anchor


def _percent(characters: int, text: str) -> float:
    return round(100 * characters / len(text), 1) if text else 0.0
