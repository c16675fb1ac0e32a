"""关注: what one's saved searches found lately, by day; and the mail that tells of it."""

from datetime import timedelta
from itertools import groupby

from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from web.accounts.preferences import stop_digest
from web.lists.newest import Item, news_of
from web.readers.actions import see_searches
from web.readers.digests import owner_of

DAYS = 30
# Rows of one search, and searches, that the page looks through.
MOST_ROWS, MOST_SEARCHES = 20, 30


@login_required
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """The page counts as a look at all that it shows: what is marked new is so once."""
    moment = now()
    searches = list(request.user.saved_searches.all()[:MOST_SEARCHES])
    since = moment - timedelta(days=DAYS)
    found = [item for saved in searches for item in news_of(saved, request.user, since).first(MOST_ROWS)]
    found.sort(key=lambda item: (item.article.public_since, item.row.pk), reverse=True)
    days = [(day, of_one_day(list(items))) for day, items in groupby(found, key=lambda item: item.day)]
    context = {
        "days": days,
        "searches": searches,
        "is_cut": request.user.saved_searches.count() > len(searches),
        "kept_days": DAYS,
        "most": MOST_ROWS,
    }
    answer = render(request, "searches/following.html", context)
    see_searches(searches=searches, at=moment)
    return answer


def of_one_day(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """Under the name of the search that found them."""
    by_search: dict[int, list[Item]] = {}
    for item in items:
        by_search.setdefault(item.saved.pk, []).append(item)
    return [(own[0].saved, own) for own in by_search.values()]


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, key: str) -> HttpResponse:
    """The link at the end of a mail: asks back, and stops the mails where it is confirmed, by a mail program too."""
    owner = owner_of(key)
    if owner is None:
        raise Http404
    if request.method == "POST":
        stop_digest(user=owner)
    return render(request, "searches/unsubscribe.html", {"is_done": request.method == "POST"})
