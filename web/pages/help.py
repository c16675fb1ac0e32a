"""How to search, what the words of the comparison mean, and how far to trust what the machine read: with this library's own
figures, from the tallies."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from comparison.states import Standing
from measures.models import Axis, Tally
from measures.models.tally import EVERYWHERE


@dataclass(frozen=True, slots=True)
class Example(Standing):
    """A place as the help shows it, so that signs and words are those of matrix and comparison."""

    count: int = 0
    touched: int = 0
    sentences: int = 0
    articles: int = 2


STATES = (
    (Example(count=3), gettext_lazy("该地文章里有 3 条以此为主题的举措。")),
    (Example(touched=2), gettext_lazy("没有专门的举措，但别的主题的举措涉及它。")),
    (Example(sentences=4), gettext_lazy("没有举措，但有句子说到它，可点开看原句。")),
    (Example(), gettext_lazy("库中该地的文章，全文没有一句说到它。不等于没有做。")),
    (Example(articles=0), gettext_lazy("库中还没有该地的文章，什么也不能说。")),
)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    totals = Tally.objects.along(Axis.TOTAL)
    public = totals.filter(is_public=True)
    held = public.everywhere().totals("all_articles", "all_measures", "all_figures", "all_transitions")
    reviewed = totals.everywhere().totals("all_confirmed", "all_rejected")
    decided = sum(reviewed.values())
    context = {
        "states": STATES,
        "held": held,
        "region_count": public.exclude(region=EVERYWHERE).filter(own_articles__gt=0).count(),
        "confirmed": reviewed["all_confirmed"],
        "decided": decided,
        "share": 100 * reviewed["all_confirmed"] / decided if decided else None,
        "cutting": trained("cutting"),
        "themes": trained("themes"),
    }
    return render(request, "help.html", context)


@cache
def trained(name: str) -> dict[str, Any]:
    """What a shipped model said of itself on texts that it did not know, as counts of a hundred."""
    path = settings.BASE_DIR / "seeds" / "models" / f"{name}.toml"
    figures = tomllib.loads(path.read_text(encoding="utf-8"))["figures"]
    return {key: round(100 * value) if isinstance(value, float) else value for key, value in figures.items()}
