"""What must be said before two columns are compared: that one rests on far more, on other years, or on other texts."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from comparison import scales, strongest
from comparison.columns import Place
from documents.models import ArticleKind

# Judged on the seeds and on a library of thirty-three articles: below these the columns read alike.
MANY_TIMES = 4
MANY_ARTICLES = 5
YEARS_APART = 3


def caveats(places: Sequence[Place]) -> list[str]:
    """Sentences for the reader, none where the columns may be compared as they stand."""
    with_texts = [place for place in places if place.articles]
    found = [sentence for place in with_texts for sentence in _of_one(place, len(places))]
    for one, other in combinations(with_texts, 2):
        found += _of_two(one, other)
    return found


def _of_one(place: Place, columns: int) -> Iterator[str]:
    name, many = place.region.short_name, place.articles
    if many > (read := strongest.MOST_ARTICLES // columns):
        yield f"{name}有 {many} 篇文章：条数按全部文章计，并列的举措取自最近 {read} 篇。"
    if many > (read := scales.MOST_ARTICLES // columns):
        yield f"{name}可比的数据取自最近 {read} 篇文章。"


def _of_two(one: Place, other: Place) -> Iterator[str]:
    fewer, more = sorted((one, other), key=lambda place: place.articles)
    names = f"{one.region.short_name}与{other.region.short_name}"
    if more.articles >= MANY_ARTICLES and more.articles >= MANY_TIMES * fewer.articles:
        yield (
            f"{more.region.short_name}有 {more.articles} 篇文章，{fewer.region.short_name}只有 {fewer.articles} 篇："
            f"“仅{more.region.short_name}有”可能只是因为篇数多。"
        )
    if one.years and other.years:
        gap = max(one.years[0] - other.years[1], other.years[0] - one.years[1])
        if gap >= YEARS_APART:
            yield f"{names}的文章相差 {gap} 年（{one.dates}；{other.dates}），其间政策可能已有调整。"
    if not set(one.kinds) & set(other.kinds):
        told = "，".join(f"{place.region.short_name}是{_kinds(place)}" for place in (one, other))
        yield f"{names}的文章体裁不同：{told}，写法和详略不好直接比。"


def _kinds(place: Place) -> str:
    return "、".join(ArticleKind(kind).label for kind in place.kinds)
