"""The whole base for download: what was published, in which formats, and for those who publish a new version."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from documents.models.article import PUBLISH_ARTICLE
from web.dataset.dictionary import columns_of
from web.dataset.resources import RESOURCES
from web.dataset.tasks import publish_package
from web.dataset.versions import version_of, versions, whole_before


@never_cache  # the packages lie on the disk, of which the database's mark says nothing
@require_http_methods(["GET", "HEAD", "POST"])
def dataset_list(request: HttpRequest) -> HttpResponse:
    """By POST a new version is asked for: whole, or what has changed `since` a day."""
    if request.method == "POST":
        return _ask(request)
    found = versions()
    context = {
        "whole": [each for each in found if not each.since],
        "deltas": [each for each in found if each.since],
        "tables": [(each, columns_of(each.kind)) for each in RESOURCES],
        "titles": {each.name: each.title for each in RESOURCES},
        "may_publish": request.user.has_perm(PUBLISH_ARTICLE),
    }
    return render(request, "datasets/dataset_list.html", context)


def _ask(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(PUBLISH_ARTICLE):
        raise PermissionDenied
    typed = request.POST.get("since", "").strip()
    try:
        since = date.fromisoformat(typed) if typed else None
    except ValueError:
        messages.error(
            request, gettext("“{typed}”不是日期，请写成 2026-11-01 这样。没有生成。").format(typed=typed)
        )
        return redirect("dataset_list")
    if since and whole_before(since) is None:
        messages.error(
            request,
            gettext("{since} 或更早没有发布过全库，比不出变化。请先生成一次全库。").format(since=since),
        )
        return redirect("dataset_list")
    publish_package.enqueue(since.isoformat() if since else "")
    messages.success(request, gettext("已交给后台任务；做好后出现在这一页。"))
    return redirect("dataset_list")


@require_safe
def dataset_file(request: HttpRequest, version: str, name: str) -> FileResponse:
    found = version_of(version)
    path = found.file(name) if found else None
    if path is None or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)
