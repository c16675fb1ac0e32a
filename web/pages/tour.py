"""A tour of five steps over real pages of this library: each page with `tour=N` shows a card that leads to the next.

It follows one measure: found by a word of it, read where it is written, its place beside another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy

from documents.models import Article
from measures.models import Measure
from measures.models.theme import OTHER

WORD = 4  # Han characters of a title that one would type


@dataclass(frozen=True, slots=True)
class Step:
    number: int
    title: str
    words: str
    before: str
    after: str


TOLD: Sequence[tuple[str, str]] = (
    (
        gettext_lazy("先看全貌"),
        gettext_lazy(
            "首页的矩阵一行是一个地区，一列是一个主题。数字是举措条数；○ 是别的主题的举措涉及；“3句”是只有句子提到；"
            "– 是未提及。点格子，看写了什么。"
        ),
    ),
    (
        gettext_lazy("按字词查找"),
        gettext_lazy(
            "上面是原文里一字不差有这些词的，下面“意思相近”是换了说法的。左边可按地区、主题、年份收窄；"
            "整份结果可以导出，也可以保存下来，有了新的会提示。"
        ),
    ),
    (
        gettext_lazy("每一条都有原句"),
        gettext_lazy(
            "淡色底就是这条举措在原文里的起止。每条举措、数据和转变都指向它的原句；“引用”里有国标格式，可以复制。"
        ),
    ),
    (
        gettext_lazy("两地并排"),
        gettext_lazy(
            "同一主题并排列出，相近的举措相对。只有一地写到的另列；“未提及”只表示库中文章没有写到，不等于没有做。"
        ),
    ),
    (
        gettext_lazy("带走，或接着看"),
        gettext_lazy(
            "登录后可把举措收进摘编，排序、加批注，导出 Word 或文献。这一页写明检索写法、各种状态的含义，"
            "以及自动提取可信到什么程度。"
        ),
    ),
)


def tour(request: HttpRequest) -> dict[str, object]:
    """A context processor; asks the database only on a page of the tour."""
    number = request.GET.get("tour", "")
    if number not in {str(each) for each in range(1, len(TOLD) + 1)}:
        return {}
    return {"tour": SimpleLazyObject(lambda: step(int(number)))}


def step(number: int) -> Step:
    stops = addresses()
    title, words = map(str, TOLD[number - 1])
    before = stops[number - 2] if number > 1 else ""
    return Step(number, title, words, before, stops[number] if number < len(stops) else "")


def addresses() -> list[str]:
    """Where the five steps stand, for what everybody may see; plain lists where the library is empty."""
    measures = Measure.objects.filter(article__status="published", article__region__isnull=False)
    shown = measures.exclude(status="rejected").exclude(theme__slug=OTHER)
    measure = shown.select_related("theme", "article").defer("article__body").order_by("-pk").first()
    if measure is None:
        found, read, compared = reverse("search"), reverse("article_list"), reverse("compare")
        return [
            with_step(each, n)
            for n, each in enumerate((reverse("home"), found, read, compared, reverse("help")), 1)
        ]
    place = measure.article.region_id
    others = Article.objects.filter(status="published", region__isnull=False).exclude(region=place)
    other = others.order_by("-pk").values_list("region", flat=True).first()
    word = next(iter(measure.told_by), measure.title[:WORD])
    regions = [("region", code) for code in (place, other) if code]
    return [
        with_step(reverse("home"), 1),
        with_step(reverse("search"), 2, ("q", word)),
        with_step(reverse("article_detail", args=[measure.article_id]), 3) + f"#m{measure.pk}",
        with_step(reverse("compare"), 4, *regions),
        with_step(reverse("help"), 5),
    ]


def with_step(address: str, number: int, *asked: tuple[str, str]) -> str:
    return f"{address}?{urlencode([*asked, ('tour', number)])}"
