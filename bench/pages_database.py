"""One database of the page bench: fill it once, then open every address as a reader and as staff. Run by bench.pages."""

import argparse
import gzip
import json
import os
import sys
import time
from pathlib import Path

import django

from bench.filling import fill

ROUNDS = 5


def addresses() -> dict[str, str]:
    """Every kind of page with its filters, of the places and themes of which most is written. By name."""
    from measures.models import Axis, Figure, Measure, Tally
    from measures.models.tally import EVERYWHERE
    from regions.models import Region

    totals = Tally.objects.filter(is_public=True).along(Axis.TOTAL)
    by_size = totals.exclude(region=EVERYWHERE).order_by("-all_measures").values_list("region", flat=True)
    level_of = dict(Region.objects.values_list("code", "level"))
    provinces = [code for code in by_size if level_of.get(code) == "province"]
    counties = [code for code in by_size if level_of.get(code) == "county"]
    themes = Tally.objects.filter(is_public=True).along(Axis.THEME).everywhere()
    slugs = _slugs([int(key) for key in themes.order_by("-all_measures").values_list("key", flat=True)])
    newest = Measure.objects.order_by("-pk")[0]
    source, official = newest.article.source_id, newest.article.officials.first().pk
    about = Figure.objects.order_by("pk")[0].about
    word = newest.quote[2:4]
    return {
        "home": "/",
        "search": f"/search/?q={word}",
        "regions": "/regions/",
        "province": f"/regions/{provinces[0]}/",
        "county": f"/regions/{counties[0]}/",
        "peers": f"/regions/{counties[0]}/peers/",
        "articles": "/articles/",
        "articles, page 40": "/articles/?page=40",
        "articles, last page": "/articles/?page=99999",
        "articles by place": f"/articles/?region={provinces[0]}",
        "articles by kind and year": "/articles/?kind=news&year=2020",
        "articles by source": f"/articles/?source={source}",
        "articles by official": f"/articles/?official={official}",
        "article": f"/articles/{newest.article_id}/",
        "measures": "/measures/",
        "measures, page 40": "/measures/?page=40",
        "measures, last page": "/measures/?page=99999",
        "measures, oldest first": "/measures/?sort=old",
        "measures by places": "/measures/?sort=region",
        "measures by themes": "/measures/?sort=theme",
        "measures of a place": f"/measures/?region={provinces[0]}",
        "measures of a theme": f"/measures/?theme={slugs[0]}",
        "measures of both": f"/measures/?region={counties[0]}&theme={slugs[0]}",
        "measures of themes touched": f"/measures/?theme={slugs[0]}&related=1",
        "measures of years": "/measures/?since=2019&until=2021",
        "measures of a source": f"/measures/?source={source}",
        "measures confirmed": "/measures/?status=confirmed",
        "measures sought": f"/measures/?q={word}",
        "measure": f"/measures/{newest.pk}/",
        "themes": "/themes/",
        "theme": f"/themes/{slugs[0]}/",
        "mentions": f"/mentions/?region={provinces[0]}&theme={slugs[0]}",
        "matrix": "/matrix/",
        "matrix of counties": "/matrix/?level=county",
        "matrix of a year": "/matrix/?since=2020&until=2020",
        "matrix by then": "/matrix/?then=1",
        "matrix of counties by then": "/matrix/?level=county&sort=coverage&then=1",
        "two provinces by then": f"/compare/?region={provinces[0]}&region={provinces[1]}&then=1",
        "peers by then": f"/regions/{counties[0]}/peers/?then=1",
        "figures by then": "/figures/?then=1",
        "transitions of a place by then": f"/transitions/?region={provinces[0]}&then=1",
        "two counties": f"/compare/?region={counties[0]}&region={counties[1]}",
        "two provinces": f"/compare/?region={provinces[0]}&region={provinces[1]}",
        "four provinces": "/compare/?" + "&".join(f"region={code}" for code in provinces[:4]),
        **_of_api(provinces, counties, slugs[0], newest, word),
        "figures": "/figures/",
        "figures of a place": f"/figures/?region={provinces[0]}",
        "figures of a thing": f"/figures/?q={about}",
        "transitions": "/transitions/",
        "transitions of a place": f"/transitions/?region={provinces[0]}",
    }


DESK = {"desk": "/desk/", "review": "/desk/review/"}


def _of_api(provinces: list[str], counties: list[str], slug: str, newest, word: str) -> dict[str, str]:
    """The same for programs, with as many rows as they may ask for."""
    paths = {
        "articles": "articles?limit=100",
        "measures": "measures?limit=100",
        "measures by themes": f"measures?limit=100&sort=theme&region={provinces[0]}",
        "measures sought": f"search/measures?q={word}&limit=100",
        "articles sought": f"search/articles?q={word}&limit=100",
        "article": f"articles/{newest.article_id}",
        "alike": f"measures/{newest.pk}/similar",
        "figures": "figures?limit=100",
        "transitions": "transitions?limit=100",
        "mentions": f"mentions?region={provinces[0]}&theme={slug}&limit=100",
        "matrix": "matrix?level=county&limit=60",
        "counties": f"comparison?region={counties[0]}&region={counties[1]}",
        "provinces": "comparison?" + "&".join(f"region={code}" for code in provinces[:4]),
        "regions": "regions?limit=100",
        "officials": "officials?limit=100",
        "sources": "sources?limit=100",
        "themes": "themes",
        "statistics": "statistics",
    }
    return {f"api: {name}": f"/api/v1/{path}" for name, path in paths.items()}


def _slugs(keys: list[int]) -> list[str]:
    from measures.models import Theme

    slug_of = dict(Theme.objects.on_linkage().values_list("pk", "slug"))
    return [slug_of[key] for key in keys if key in slug_of]


def weighed(client, address: str) -> dict[str, int]:
    """Bytes, compressed bytes and queries of one page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    packed = len(gzip.compress(answer.content, 6))
    return {"bytes": len(answer.content), "packed": packed, "queries": len(asked)}


def walked(client, pages: dict[str, str]) -> dict[str, dict[str, float]]:
    """Of each page its weight, and times in ms; `busy` is what processors spent on it, whatever else the machine does."""
    from bench.search_database import summary

    def spent() -> float:
        return time.process_time() + server_seconds()

    figures = {}
    for name, address in pages.items():
        weight = weighed(client, address)
        times, begun = [], spent()
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            client.get(address)
            times.append((time.perf_counter() - begin) * 1000)
        busy = (spent() - begun) * 1000 / ROUNDS
        figures[name] = {**summary(times), "busy": busy, **weight}
    return figures


def server_seconds() -> float:
    """Of processors that PostgreSQL's process of this connection has had; 0 where it is none of this machine, or SQLite's."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(schedule.read_text().split()[0]) / 1e9 if schedule.exists() else 0.0


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--articles", type=int, required=True)
    ap.add_argument("--only", default="", help="pages whose name holds this")
    args = ap.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from config.listener import spare_readers_the_collector

    call_command("migrate", verbosity=0)
    fill(args.articles)
    with connection.cursor() as cursor:
        # PostgreSQL does both by itself, unless told not to.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    # As the site's own processes do.
    spare_readers_the_collector()
    pages = {name: address for name, address in addresses().items() if args.only in name}
    reader, staff = (Client(headers={"host": "localhost"}) for _ in range(2))
    staff.force_login(User.objects.get_or_create(username="bench", is_staff=True, is_superuser=True)[0])
    figures = {
        "vendor": connection.vendor,
        "reader": walked(reader, pages),
        "staff": walked(staff, {**pages, **DESK} if not args.only else pages),
    }
    json.dump(figures, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
