"""Two to four localities side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from comparison.asked import Asked, asked_regions, offer
from comparison.brief import in_brief
from comparison.caveats import caveats
from comparison.pictures.dots import dots
from comparison.rows import DIFFER, SideBySide, by_group
from comparison.scales import scales_between
from comparison.scope import ScopeForm


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Everything is in the address: `region` two to four times, `own`, `since`, `until`, `kind`; `theme` and `show` keep
    some of the rows; `find` looks for one more region."""
    form = ScopeForm(request.GET)
    asked = asked_regions(request.GET.getlist("region"), form.scope())
    find = request.GET.get("find", "").strip()
    offered = offer(find, asked)
    context = {
        "asked": asked,
        "chosen": [(region, asked.address_without(region)) for region in asked.regions],
        "form": form,
        "scope": asked.scope,
        "find": find,
        "offer_label": offered.label,
        "offered": [(region, count, asked.address_with(region)) for region, count in offered.regions],
    }
    if request.htmx and request.htmx.target == "offered":
        return render(request, "measures/_offered_regions.html", context)
    if asked.is_enough:
        context.update(_compared(asked, request.GET.get("theme", ""), request.GET.get("show", "")))
    return render(request, "measures/compare.html", context)


def _compared(asked: Asked, theme: str, show: str) -> dict[str, object]:
    comparison, rows, shown, is_one = in_brief(asked, theme, show)
    scales, near_scales = ([], []) if is_one else scales_between(asked.columns)
    return {
        "comparison": comparison,
        "caveats": caveats(comparison.places),
        "groups": by_group(shown),
        "shown": [measure for row in shown for measure in row.measures],
        "brief_title": gettext("、").join(region.shown_short_name for region in asked.regions),
        "index": by_group(comparison.rows),
        "filters": list(_filters(comparison, asked, show)),
        "show": show,
        "only": shown[0].theme if is_one else None,
        "everything": asked.address() if len(rows) < len(comparison.rows) else "",
        "dots": None if is_one else dots(_counts(comparison)),
        "scales": scales,
        "near_scales": near_scales,
    }


def _counts(comparison: SideBySide) -> list[tuple[str, str, list[int]]]:
    """Of each theme how many measures every place has."""
    rows = ((row.theme, [cell.count for cell in row.rest]) for row in comparison.rows)
    return [(theme.shown_name, theme.slug, counts) for theme, counts in rows]


@dataclass(frozen=True, slots=True)
class Filter:
    """An entry of the tally that is a link; `address` takes it off again where it `is_on`."""

    words: str
    count: int
    address: str
    is_on: bool


def _filters(comparison: SideBySide, asked: Asked, show: str) -> Iterator[Filter]:
    for each in comparison.tally:
        is_on = each.key == show
        yield Filter(each.words, each.count, asked.address(*_pairs(each.key, is_on)), is_on)
    if differing := len(comparison.chosen(show=DIFFER)):
        is_on = show == DIFFER
        yield Filter(gettext("只看差异"), differing, asked.address(*_pairs(DIFFER, is_on)), is_on)


def _pairs(key: str, is_on: bool) -> Sequence[tuple[str, str]]:
    return () if is_on else (("show", key),)
