"""What must be said before two columns are compared: that one rests on far more, on other years, or on other texts."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from django.utils.translation import gettext, ngettext

from comparison import scales, strongest
from comparison.columns import Place
from documents.models import ArticleKind
from regions.speaking import grouped

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
    name, many = place.region.shown_short_name, place.articles
    read, counted = strongest.MOST_ARTICLES // columns, scales.MOST_ARTICLES // columns
    if many > read:
        yield gettext(
            "{name}有 {many} 篇文章：条数按全部文章计，并列的举措取自最近 {read} 篇，可比的数据取自最近 {counted} 篇。"
        ).format(name=name, many=grouped(many), read=grouped(read), counted=grouped(counted))
    elif many > counted:
        yield gettext("{name}可比的数据取自最近 {read} 篇文章。").format(name=name, read=grouped(counted))


def _of_two(one: Place, other: Place) -> Iterator[str]:
    fewer, more = sorted((one, other), key=lambda place: place.articles)
    names = gettext("{one}与{other}").format(
        one=one.region.shown_short_name, other=other.region.shown_short_name
    )
    if more.articles >= MANY_ARTICLES and more.articles >= MANY_TIMES * fewer.articles:
        yield ngettext(
            "{more}有 {many} 篇文章，{fewer}只有 {few} 篇：“仅{more}有”可能只是因为篇数多。",
            "{more}有 {many} 篇文章，{fewer}只有 {few} 篇：“仅{more}有”可能只是因为篇数多。",
            fewer.articles,
        ).format(
            more=more.region.shown_short_name,
            many=grouped(more.articles),
            fewer=fewer.region.shown_short_name,
            few=grouped(fewer.articles),
        )
    if one.years and other.years:
        gap = max(one.years[0] - other.years[1], other.years[0] - one.years[1])
        if gap >= YEARS_APART:
            yield gettext("{names}的文章相差 {gap} 年（{one}；{other}），其间政策可能已有调整。").format(
                names=names, gap=gap, one=one.dates, other=other.dates
            )
    if not set(one.kinds) & set(other.kinds):
        told = gettext("，").join(
            gettext("{region}是{kinds}").format(region=place.region.shown_short_name, kinds=_kinds(place))
            for place in (one, other)
        )
        yield gettext("{names}的文章体裁不同：{told}，写法和详略不好直接比。").format(names=names, told=told)


def _kinds(place: Place) -> str:
    return gettext("、").join(str(ArticleKind(kind).label) for kind in place.kinds)
