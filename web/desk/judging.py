"""相关 or 不相关: staff judge the hits of a search, and take the judgements as a file that measures it."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from measures.actions.judging import judge_hit, take_back_judgement
from measures.judged import asked_as, judged_rows
from measures.models import Measure
from web.desk.access import requires
from web.desk.permissions import EDIT


@requires(EDIT)
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """`relevant` is 1 or 0; anything else takes the judgement back. Leads to the hit that was judged."""
    measure = get_object_or_404(Measure.objects.visible_to(request.user).select_related("article"), pk=pk)
    query, said = asked_as(request.POST.get("query", "")), request.POST.get("relevant")
    if query and said in ("0", "1"):
        judge_hit(judge=request.user, query=query, measure=measure, is_relevant=said == "1")
    elif query:
        take_back_judgement(judge=request.user, query=query, measure=measure)
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return redirect(f"{back if is_ours else reverse('measure_list')}#hit-{pk}")


@requires(EDIT)
@require_safe
def judged_file(request: HttpRequest) -> HttpResponse:
    """Lines for `manage.py search --evaluate`."""
    lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in judged_rows())
    headers = {"Content-Disposition": 'attachment; filename="judged.jsonl"'}
    return HttpResponse(lines, content_type="application/x-ndjson; charset=utf-8", headers=headers)
