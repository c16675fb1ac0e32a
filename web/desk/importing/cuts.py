"""Where a file was cut into articles: shown line by line, each cut to be moved, merged or added by one click."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from documents.ingest.dividing.book import Way
from documents.ingest.lines import is_prose
from documents.ingest.parsed import IngestError
from documents.models import BatchState, StagedArticle, StagedFile, StagedState
from intake.recutting import Stretch, proposed, recut, stretches
from web.desk.access import requires
from web.desk.importing.rows import name_regions
from web.desk.permissions import IMPORT
from web.numbers import number_of

PIECES_A_PAGE = 20
LINES_A_PIECE = 100  # a case has thirty; of more the next ones are a page of their own
LONGEST_SHOWN = 60  # characters of a line
STEPS = {"up": -1, "down": 1}
WAYS = {
    Way.SERIES: "按案例编号",
    Way.CONTENTS: "按目录",
    Way.HEADINGS: "按标题级别",
    Way.PLACES: "按标题里的地名",
    Way.NEWS: "按各则消息的标题",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A line that could be a title, or several that are running text."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    is_text: bool = False

    @property
    def characters(self) -> int:
        return sum(len(text) for _, text in self.lines)


@dataclass(frozen=True, slots=True)
class Shown:
    """An article with the lines it was read from; `more` is the first of those that are not shown, None where all are."""

    runs: list[Run]
    start: int
    more: int | None
    row: StagedArticle
    is_first: bool


@require_http_methods(["GET", "HEAD", "POST"])
@requires(IMPORT)
def import_cuts(request: HttpRequest, pk: int) -> HttpResponse:
    files = StagedFile.objects.filter(batch__state=BatchState.READY, state=StagedState.READ).exclude(text="")
    file = get_object_or_404(files.select_related("batch"), pk=pk)
    found = stretches(file.text, list(file.articles.order_by("position")))
    if request.method == "POST":
        return changed(request, file, found)
    lines = file.text.split("\n")
    first_line = number_of(request.GET.get("line", "")) or 0
    page = Paginator(found, PIECES_A_PAGE).get_page(request.GET.get("page") or page_with(request, found))
    name_regions([each.row for each in page])
    shown = [shown_of(each, lines, first_line, is_first=each is found[0]) for each in page]
    upto = found[0].start if found and page.number == 1 else 0
    context = {
        "file": file,
        "shown": shown,
        "before": list(runs(lines, max(0, upto - LINES_A_PIECE), upto)),
        "page": page,
        "ways": WAYS.items(),
        "count": len(found),
    }
    return render(request, "desk/import_cuts.html", context)


def page_with(request: HttpRequest, found: Sequence[Stretch]) -> int:
    """The page on which the asked article stands."""
    asked_for = request.GET.get("article", "")
    at = next((at for at, each in enumerate(found) if str(each.row.pk) == asked_for), 0)
    return at // PIECES_A_PAGE + 1


def shown_of(stretch: Stretch, lines: Sequence[str], first_line: int, *, is_first: bool) -> Shown:
    """The article with its lines, from `first_line` where that is among them."""
    start = max(stretch.start, first_line) if first_line < stretch.end else stretch.start
    end = min(stretch.end, start + LINES_A_PIECE)
    more = end if end < stretch.end else None
    return Shown(list(runs(lines, start, end)), stretch.start, more, stretch.row, is_first)


def changed(request: HttpRequest, file: StagedFile, found: Sequence[Stretch]) -> HttpResponse:
    starts = [each.start for each in found]
    try:
        wanted, said = asked(request, file, starts)
    except (ValueError, KeyError):
        return HttpResponseBadRequest("请求里没有说要怎样分，请回到上一页再试。")
    except IngestError as error:
        wanted, said = [], str(error)
    made = recut(file=file, starts=wanted) if wanted else []
    if not made:
        messages.error(
            request, said if not wanted else "没有改动：这个文件的文章已对不上原文，请在各篇里改。"
        )
        return redirect(f"{request.path}?page={request.GET.get('page', 1)}")
    messages.success(request, f"{said}，现在是 {len(made)} 篇。")
    near = touched(made, set(starts) ^ set(wanted))
    return redirect(f"{request.path}?article={near.pk}#a{near.pk}")


def touched(made: Sequence[StagedArticle], lines: Collection[int]) -> StagedArticle:
    """The article that begins with the last line that became or ceased to be a beginning, or holds it."""
    last = max(lines, default=0)
    return next((row for row in reversed(made) if (row.start_line or 0) <= last), made[0])


def asked(request: HttpRequest, file: StagedFile, starts: list[int]) -> tuple[list[int], str]:
    """(the lines at which the pieces are to begin, what was done); ([], why not) where it cannot be done."""
    action, value = request.POST["action"], request.POST["value"]
    if action == "way":
        cuts = proposed(file=file, way=Way(value))
        return list(
            cuts
        ), f"已{WAYS[Way(value)]}分篇" if cuts else f"{WAYS[Way(value)]}分不出几篇，没有改动。"
    line = int(value)
    if action not in ("cut", "merge", *STEPS):
        raise ValueError
    if action == "cut":
        return [*starts, line], "已从这里分开"
    if line not in starts:
        return [], "这一篇的起点已经变了，请看一看再改。"
    others = [each for each in starts if each != line]
    if action == "merge":
        return (others, "已并入上一篇") if line != starts[0] else ([], "这是第一篇，前面没有可以合并的。")
    moved = moved_to(file.text.split("\n"), starts, line, STEPS[action])
    return ([*others, moved], "起点已移动") if moved is not None else ([], "已经到头，不能再移。")


def moved_to(lines: Sequence[str], starts: Sequence[int], line: int, step: int) -> int | None:
    """The next line that is not blank, inside the two pieces that meet at `line`."""
    at = line + step
    while 0 <= at < len(lines) and at not in starts:
        if lines[at].strip():
            return at
        at += step
    return None


def runs(lines: Sequence[str], start: int, end: int) -> Iterator[Run]:
    """The lines with text, running text together."""
    text = Run(is_text=True)
    for at in range(start, end):
        line = lines[at].strip()
        if not line:
            continue
        if is_prose(line) or len(line) > LONGEST_SHOWN:
            text.lines.append((at, line))
            continue
        if text.lines:
            yield text
            text = Run(is_text=True)
        yield Run([(at, line)])
    if text.lines:
        yield text
