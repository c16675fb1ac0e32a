"""Visits to watched pages: what is new there becomes drafts at the desk. Nothing that is gathered is ever published here.

A host is visited by one at a time, whoever asks: the visit claims the pages of it for as long as it goes on, and a claim of one
that was killed ends by itself. What a visit leaves over, the next one takes.
"""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import now

from documents.ingest.parsed import IngestError
from documents.models import GatheredLink, LinkState, PageKind, VisitResult, WatchedPage
from documents.models.gathering import MOST_TRIES
from intake.carrier import Reader
from intake.fetching import Known, Page, is_public
from intake.gathering.addresses import Entry, host_of, is_inside
from intake.gathering.feeds import feed_entries
from intake.gathering.links import keep_new, take_link
from intake.gathering.list_pages import listed_entries
from intake.gathering.polite import PAUSE_SECONDS, Guest

logger = logging.getLogger(__name__)

MOST_ARTICLES = 20  # a visit; a site with more gets several
# Longer than any one request with its pauses, and than a scanned page; renewed before each.
CLAIM = timedelta(minutes=5)


def due_pages() -> list[WatchedPage]:
    """The pages whose interval has passed."""
    return [page for page in WatchedPage.objects.filter(is_active=True) if page.is_due]


@transaction.atomic
def claim(*, page: WatchedPage) -> bool:
    """Take the page's host for this visit; False where another visit is under way there."""
    rows = [each for each in WatchedPage.objects.select_for_update(of=("self",)) if each.host == page.host]
    if any(each.claimed_until and each.claimed_until > now() for each in rows):
        return False
    hold(page)
    return True


def hold(page: WatchedPage) -> None:
    WatchedPage.objects.filter(pk=page.pk).update(claimed_until=now() + CLAIM)


def visit_page(
    *,
    page: WatchedPage,
    reader: Callable[[], Reader] = Reader,
    is_allowed: Callable[[str], bool] = is_public,
    pause_seconds: float = PAUSE_SECONDS,
) -> WatchedPage:
    """Look at the page and take what is new; how it went stands in `result` and `said` of what is returned.

    `reader` is made only where there is something to read.
    """
    if not claim(page=page):
        return page
    page.refresh_from_db()
    guest = Guest(page.hosts, is_allowed=is_allowed, pause_seconds=pause_seconds)
    values: dict[str, Any] = {}
    problems: list[str] = []
    try:
        values, problems = look(page, guest)
    except IngestError as error:
        problems.append(str(error))
    except Exception:
        logger.exception("visiting %s", page.address)
        problems.append(f"{page.address}：看这一页时出错。请把服务器上的运行记录交给管理员；别的来源照常。")
    is_seen = bool(values)
    taken = take_waiting(page, guest, reader) if is_seen else Counter[str]()
    values |= {"result": result_of(taken, problems, is_seen), "said": said_of(page, taken, problems)}
    WatchedPage.objects.filter(pk=page.pk).update(visited_at=now(), claimed_until=None, **values)
    page.refresh_from_db()
    return page


def look(page: WatchedPage, guest: Guest) -> tuple[dict[str, Any], list[str]]:
    """Remember what is new on the page; returns what to send with the next request, and what is to be said. Raises
    IngestError where the page does not come or is none of its kind."""
    fetched = guest.fetch(page.address, known=Known(page.etag, page.last_modified))
    values = {"etag": fetched.known.etag[:300], "last_modified": fetched.known.last_modified[:100]}
    if fetched.is_unchanged:
        return values, []
    entries = entries_of(page, fetched)
    inside = [entry for entry in entries if is_inside(entry.url, page.hosts)]
    keep_new(page=page, entries=inside)
    return values, outside_notice([entry for entry in entries if not is_inside(entry.url, page.hosts)])


def entries_of(page: WatchedPage, fetched: Page) -> list[Entry]:
    if page.kind == PageKind.FEED:
        return feed_entries(fetched.data, address=fetched.url)
    return listed_entries(fetched.data, address=fetched.url, pattern=page.link_pattern)


def outside_notice(entries: list[Entry]) -> list[str]:
    if not entries:
        return []
    hosts = "、".join(sorted({host_of(entry.url) for entry in entries})[:3])
    return [f"有 {len(entries)} 篇在别的网站（{hosts}），没有取；确需取的，请管理员把域名填进“其他网站”。"]


def waiting_links(page: WatchedPage) -> QuerySet:
    """What is to be fetched: never tried, or failed and not yet given up; what was never tried first."""
    again = Q(state=LinkState.FAILED, tries__lt=MOST_TRIES)
    return page.links.filter(Q(state=LinkState.WAITING) | again).order_by("tries", "-pk")


def take_waiting(page: WatchedPage, guest: Guest, reader: Callable[[], Reader]) -> Counter[str]:
    """How many articles came to stand in each state."""
    links = list(waiting_links(page).select_related("page__made_by")[:MOST_ARTICLES])
    taken = Counter[str]()
    if not links:
        return taken
    made = reader()
    for link in links:
        hold(page)
        taken[take_link(link=link, guest=guest, reader=made, on_page=partial(hold, page)).state] += 1
    return taken


def result_of(taken: Counter[str], problems: list[str], is_seen: bool) -> str:
    if not is_seen:
        return VisitResult.FAILED
    if problems or taken[LinkState.FAILED]:
        return VisitResult.PARTLY
    return VisitResult.NEW if taken[LinkState.STORED] else VisitResult.NOTHING


def said_of(page: WatchedPage, taken: Counter[str], problems: list[str]) -> str:
    told = [
        (taken[LinkState.STORED], "新存 {} 篇草稿"),
        (taken[LinkState.KNOWN], "{} 篇库中已有"),
        (taken[LinkState.FAILED], "{} 篇没有取成"),
        (page.links.filter(state=LinkState.WAITING).count(), "还有 {} 篇下次再取"),
    ]
    counts = "，".join(words.format(count) for count, words in told if count)
    return "\n".join([*([f"{counts}。"] if counts else []), *problems])


@transaction.atomic
def try_again(*, page: WatchedPage) -> int:
    """Let what was given up be fetched once more, and the page be due; returns how many links that are."""
    WatchedPage.objects.filter(pk=page.pk).update(visited_at=None)
    given_up = GatheredLink.objects.filter(page=page, state=LinkState.FAILED)
    return given_up.update(state=LinkState.WAITING, tries=0)
