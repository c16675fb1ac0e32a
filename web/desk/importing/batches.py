"""The import desk: hand files over, look at what was read, correct it, store it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.models import ArticleStatus, BatchState, ImportBatch, StagedArticle, StagedFile, StagedState
from intake.batches import take_back_batch
from intake.duplicates import twins_of
from intake.jobs.going_on import MOST_ARTICLES_AT_ONCE, go_on
from intake.jobs.tasks import take_back_import
from intake.jobs.workers import any_alive, has_job, requeue_lost_jobs
from intake.staging import begin_reading, begin_storing, discard_batch, open_batch, stop_batch
from regions.lookup import suggest_regions, written
from regions.models import Region
from regions.pinyin import spelled
from web.desk.access import requires
from web.desk.importing.forms import HandOverForm
from web.desk.importing.rows import ARTICLES_A_PAGE, name_regions
from web.desk.importing.told import told_of
from web.desk.permissions import IMPORT, PUBLISH
from web.desk.publishers import who_publishes

SHOWN = {"": "全部", "left": "不存的", "warned": "有提示的"}
SCANS_SHOWN = 3  # they are recognised one after another


@require_http_methods(["GET", "HEAD", "POST"])
@requires(IMPORT)
def import_home(request: HttpRequest) -> HttpResponse:
    form = HandOverForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = open_batch(uploads=form.cleaned_data["uploads"], user=request.user)
        go_on(batch, request.user)
        return redirect("desk:import_batch", batch.pk)
    batches = ImportBatch.objects.exclude(state__in=[BatchState.DONE, BatchState.DISCARDED])
    context = {"form": form, "batches": batches.select_related("made_by")[:10]}
    return render(request, "desk/import_home.html", context, status=400 if form.errors else 200)


@require_safe
@requires(IMPORT)
def import_batch(request: HttpRequest, pk: int) -> HttpResponse:
    batch = get_object_or_404(ImportBatch.objects.select_related("made_by"), pk=pk)
    is_running = batch.state in (BatchState.READING, BatchState.STORING)
    files = batch.files.defer("content", "text", "bad_rows")
    articles = StagedArticle.objects.filter(file__batch=batch)
    counts = {
        "": articles.count(),
        "left": articles.filter(is_taken=False, stored=None).count(),
        "warned": articles.exclude(fields__warnings=[]).count(),
    }
    shown = request.GET.get("show", "")
    shown = shown if counts.get(shown) else ""
    stored_count = articles.filter(stored__isnull=False).count()
    taken_count = articles.filter(is_taken=True, stored=None, file__state=StagedState.READ).count()
    page = Paginator(listed(articles, shown), ARTICLES_A_PAGE).get_page(request.GET.get("page"))
    name_regions(page)
    if not is_running:
        name_twins(page)
    scans = files.filter(state=StagedState.WAITING).exclude(scans=[])
    context = {
        "batch": batch,
        "is_running": is_running,
        "has_job": is_running and has_job(pk),
        "is_worker_missing": is_running and not any_alive(),
        "file_count": files.count(),
        "scans": scans[:SCANS_SHOWN],
        "more_scans": max(0, scans.count() - SCANS_SHOWN),
        "read_count": files.exclude(state=StagedState.WAITING).count(),
        "failed_count": len(batch.problems) + files.filter(state=StagedState.FAILED).count(),
        "waiting_count": files.filter(state=StagedState.WAITING).count(),
        "told": told_of(batch, is_whole="told" in request.GET),
        "tabs": [(value, label, counts[value]) for value, label in SHOWN.items() if counts[value]],
        "shown": shown,
        "article_count": counts[""],
        "left_count": counts["left"],
        "page": page,
        "stored_count": stored_count,
        "taken_count": taken_count,
        "public_count": public_of(batch).count(),
        "draft_count": articles.filter(stored__status=ArticleStatus.DRAFT).count(),
        "to_store_count": stored_count + taken_count,
        "who_publishes": who_publishes(request.user),
    }
    return render(request, "desk/import_batch.html", context)


def listed(articles: QuerySet, shown: str) -> QuerySet:
    """The articles of a tab, in the order of the files."""
    if shown == "left":
        articles = articles.filter(is_taken=False, stored=None)
    elif shown == "warned":
        articles = articles.exclude(fields__warnings=[])
    large = ("file__content", "file__text", "file__bad_rows")
    return articles.select_related("file", "stored").defer(*large).order_by("file__position", "position")


def name_twins(rows: Page) -> None:
    """Give each staged article that repeats another one its `twin`."""
    twins = twins_of(list(rows))
    for row in rows:
        row.twin = twins.get(row.pk)


@require_POST
@requires(IMPORT)
def import_store(request: HttpRequest, pk: int) -> HttpResponse:
    status = request.POST.get("status", ArticleStatus.DRAFT)
    if status not in (ArticleStatus.DRAFT, ArticleStatus.PUBLISHED):
        status = ArticleStatus.DRAFT
    if status == ArticleStatus.PUBLISHED and not request.user.has_perm(PUBLISH):
        raise PermissionDenied
    if not begin_storing(batch_pk=pk, status=status):
        return redirect("desk:import_batch", get_object_or_404(ImportBatch, pk=pk).pk)
    batch = go_on(ImportBatch.objects.get(pk=pk), request.user)
    if batch.state == BatchState.DONE:
        count = StagedArticle.objects.filter(file__batch=batch, stored__isnull=False).count()
        stored = f"已存入 {count} 篇文章"
        stored += "并发布" if batch.status == ArticleStatus.PUBLISHED else "，存为草稿"
        messages.success(request, f"{stored}。")
    elif batch.state == BatchState.READY:
        messages.error(request, "有文件没有存入，原因写在下面；改好以后可以再存。")
    return redirect("desk:import_batch", pk)


@require_POST
@requires(IMPORT)
def import_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up work that stands still, as after the server was killed or a job failed."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    begin_reading(batch_pk=pk)
    requeue_lost_jobs()
    if not has_job(batch.pk):
        go_on(batch, request.user)
    return redirect("desk:import_batch", pk)


@require_POST
@requires(IMPORT)
def import_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop what is being read or stored; it can be taken up again."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    if stop_batch(batch_pk=batch.pk):
        messages.success(request, "已停下；读出和存入的都在，可以接着做。正在存的几十篇会先存完。")
    return redirect("desk:import_batch", pk)


@require_POST
@requires(PUBLISH)
def import_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the publication of what was stored as published, article by article as far as nobody wrote to it since."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    public = public_of(batch).count()
    if public > MOST_ARTICLES_AT_ONCE:
        take_back_import.enqueue(batch.pk, request.user.pk)
        messages.success(request, f"正在后台撤销 {public} 篇文章的发布，过一会儿刷新可以看到。")
        return redirect("desk:import_batch", pk)
    taken = take_back_batch(batch=batch, user=request.user)
    if taken:
        messages.success(request, f"已撤销 {taken} 篇文章的发布，现在是草稿，公众不再看到。")
    if left := public - taken:
        messages.warning(
            request, f"有 {left} 篇不是您发布的，或发布以后又改过，没有撤销；请到该篇的审核页撤回发布。"
        )
    return redirect("desk:import_batch", pk)


def public_of(batch: ImportBatch) -> QuerySet:
    """The stored articles of the batch that the public sees."""
    return StagedArticle.objects.filter(file__batch=batch, stored__status=ArticleStatus.PUBLISHED)


@require_POST
@requires(IMPORT)
def import_discard(request: HttpRequest, pk: int) -> HttpResponse:
    batch = discard_batch(batch=get_object_or_404(ImportBatch, pk=pk))
    stored = StagedArticle.objects.filter(file__batch=batch, stored__isnull=False).count()
    kept = f"已存入的 {stored} 篇仍在库中。" if stored else ""
    messages.success(request, f"第 {batch.pk} 批导入已放弃，没有存入的文章不会入库。{kept}")
    return redirect("desk:import_home")


@require_safe
@requires(IMPORT)
def import_bad_rows(request: HttpRequest, pk: int) -> HttpResponse:
    file = get_object_or_404(StagedFile.objects.exclude(bad_rows=None), pk=pk)
    headers = {"Content-Disposition": 'attachment; filename="bad-rows.csv"'}
    return HttpResponse(bytes(file.bad_rows), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
@requires(IMPORT)
def region_suggestions(request: HttpRequest) -> HttpResponse:
    """The options of the region field for what is typed into it; nothing else on the page."""
    typed = request.GET.get("region", "").strip()[:20]
    options = [(written(each), hint_of(each, typed)) for each in suggest_regions(typed)]
    return render(request, "desk/_region_options.html", {"options": options})


def hint_of(region: Region, typed: str) -> str:
    """What stands beside the name. Browsers offer only what holds the letters typed, so these are among it."""
    hint = spelled(region.name)
    return hint if typed in f"{written(region)} {hint}" else f"{typed} {hint}"
