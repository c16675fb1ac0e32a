"""What visitors open, in the order in which they open it: seven kinds of pages, each with a long tail of addresses.

Run by bench.soak as `python -m bench.visits` on the database in question; prints the addresses of each kind, the one opened most first.
"""

import json
import os
import random
from collections.abc import Iterator
from itertools import accumulate, combinations, islice

import django

# Of a hundred visits; the address in place n of its kind is opened as often as n to the minus EXPONENT says, as is usual of the
# pages of a site (0.7 to 1).
VISITS = {"home": 10, "search": 20, "article": 30, "region": 10, "compare": 10, "matrix": 10, "figures": 10}
EXPONENT = 0.8
MOST_ADDRESSES = 1000  # of a kind


def addresses() -> dict[str, list[str]]:
    from documents.models import Article
    from measures.models import Axis, Tally, Theme
    from measures.models.tally import EVERYWHERE
    from regions.models import Region

    articles = list(
        Article.objects.filter(status="published").order_by("-pk").values_list("pk", "title")[:MOST_ADDRESSES]
    )
    known = set(Region.objects.values_list("pk", flat=True))
    totals = Tally.objects.filter(is_public=True).along(Axis.TOTAL).exclude(region=EVERYWHERE)
    by_size = totals.order_by("-all_measures").values_list("region", flat=True)
    # Codes that only group others (500200) have tallies and no page.
    places = [code for code in dict.fromkeys(by_size) if code in known]
    words = dict.fromkeys(title[start : start + 2] for start in (0, 2, 4) for _, title in articles)
    themes = Theme.objects.on_linkage().values_list("slug", flat=True)
    ways = [
        f"level={level}&since={year}"
        for level in ("province", "city", "county")
        for year in range(2016, 2026)
    ]
    found = {
        "home": ["/"],
        "search": [f"/search/?q={word}" for word in words],
        "article": [f"/articles/{pk}/" for pk, _ in articles],
        "region": [f"/regions/{code}/" for code in places],
        "compare": [f"/compare/?region={one}&region={other}" for one, other in combinations(places[:50], 2)],
        "matrix": [
            "/matrix/",
            *(f"/matrix/?{way}" for way in ways),
            *(f"/themes/{slug}/" for slug in themes),
        ],
        "figures": ["/figures/", *(f"/figures/?region={code}" for code in places)],
    }
    return {kind: listed[:MOST_ADDRESSES] for kind, listed in found.items()}


def visits(found: dict[str, list[str]], seed: int) -> Iterator[str]:
    draw = random.Random(seed)
    weights = {
        kind: list(accumulate((place + 1) ** -EXPONENT for place in range(len(listed))))
        for kind, listed in found.items()
    }
    while True:
        (kind,) = draw.choices(list(VISITS), list(VISITS.values()))
        yield draw.choices(found[kind], cum_weights=weights[kind])[0]


def different(found: dict[str, list[str]], visited: int) -> int:
    """How many different addresses stand among so many visits."""
    return len(set(islice(visits(found, 0), visited)))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(json.dumps(addresses()))
