"""Files of what a page shows, under the page's own query."""

from dataclasses import replace
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from comparison.asked import asked_regions
from comparison.axes import AXES
from comparison.brief import most_of
from comparison.matrix import SORTS, coverage
from comparison.scope import ScopeForm
from comparison.side_by_side import side_by_side
from documents.models import Article
from documents.search.results import FoundRows
from measures.models import Measure
from measures.querysets import MeasureQuerySet
from regions.models import Level
from web.accounts.preferences import preferences_of
from web.files import articles as articles_export
from web.files import comparison as comparison_export
from web.files import matrix as matrix_export
from web.files import measures as measures_export
from web.files.coded import for_researchers
from web.files.sending import in_its_language, send_file
from web.lists.article_cards import as_cards
from web.lists.facets import chosen
from web.lists.lists import ARTICLES, MEASURES
from web.lists.typed import settles_what_is_typed

# Measures of a place on a theme in the file of a comparison; what goes beyond is said and linked there.
MOST_COMPARED = 200


@in_its_language
@require_safe
def export_comparison(request: HttpRequest, extension: str) -> HttpResponse:
    """What /compare/ shows; a question that the page cannot answer goes back to the page, which says why."""
    asked = asked_regions(request.GET.getlist("region"), ScopeForm(request.GET).scope())
    if not asked.is_enough:
        return redirect(f"{reverse('compare')}?{request.GET.urlencode()}")
    theme = request.GET.get("theme", "")
    whole = side_by_side(asked.columns, MOST_COMPARED, most_of(asked, theme))
    rows = whole.chosen(theme=theme, show=request.GET.get("show", ""))
    in_full = tuple(row.brief(MOST_COMPARED, MOST_COMPARED) for row in rows)
    comparison = comparison_export.with_sources(replace(whole, rows=in_full))
    name = "_".join([gettext("比较"), *(region.shown_short_name for region in asked.regions)])
    absolute = request.build_absolute_uri
    measures = [measure for row in rows for measure in row.measures]
    return send_file(
        name,
        extension,
        sheet=lambda: comparison_export.sheet_of(comparison, absolute),
        paper=lambda: comparison_export.document_of(comparison, absolute),
        **for_researchers(measures, name.replace("_", " "), asked.scope.label, absolute),
    )


@in_its_language
@require_safe
def export_matrix(request: HttpRequest, extension: str) -> HttpResponse:
    level = request.GET.get("level", "")
    matrix = coverage(
        ScopeForm(request.GET).scope(),
        by=chosen(request, "by", AXES),
        sort=chosen(request, "sort", SORTS),
        level=level if level in Level.values else "",
        column=request.GET.get("column", ""),
        folded=True,
    )
    return send_file(
        gettext("地区与主题矩阵"),
        extension,
        sheet=lambda: matrix_export.sheet_of(matrix),
        paper=lambda: matrix_export.document_of(matrix),
    )


@in_its_language
@require_safe
@settles_what_is_typed
def export_measures(request: HttpRequest, extension: str) -> HttpResponse:
    """The measures of the list as sought, filtered and sorted, the first 5,000 of them."""
    filterset = MEASURES.asked(request.GET, request.user)
    measures = filterset.rows(measures_export.for_export)
    return _measures_file(request, measures, gettext("举措"), extension, filterset.description)


@in_its_language
@require_safe
@settles_what_is_typed
def export_articles(request: HttpRequest, extension: str) -> HttpResponse:
    """The articles of the list as sought, filtered and sorted, the first 5,000 of them."""
    filterset = ARTICLES.asked(request.GET, request.user)
    rows = filterset.rows(lambda found: articles_export.for_export(as_cards(found, request.user)))
    articles = rows[: articles_export.MOST]
    absolute, edition = request.build_absolute_uri, preferences_of(request).citation
    return send_file(
        gettext("文章"),
        extension,
        sheet=lambda: articles_export.sheet_of(articles, absolute),
        paper=lambda: articles_export.document_of(articles, filterset.description, localdate(), edition),
        references=lambda: articles_export.references_of(articles, localdate()),
    )


@in_its_language
@require_safe
def export_article(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    of_article = Measure.objects.visible_to(request.user).filter(article=article).order_by("position")
    measures = measures_export.for_export(of_article)
    return _measures_file(
        request, measures, "_".join((gettext("举措"), article.title)), extension, f"《{article.title}》"
    )


@require_safe
def export_reference(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """One article for a program that keeps references."""
    articles = articles_export.for_export(Article.objects.visible_to(request.user))
    article = get_object_or_404(articles, pk=pk)
    references = partial(articles_export.references_of, [article], localdate())
    return send_file(f"引用_{article.title}", extension, references=references)


def _measures_file(
    request: HttpRequest, found: MeasureQuerySet | FoundRows, name: str, extension: str, subtitle: str
) -> HttpResponse:
    measures = found[: measures_export.MOST]
    absolute, title = request.build_absolute_uri, name.replace("_", gettext("："))
    return send_file(
        name,
        extension,
        sheet=lambda: measures_export.sheet_of(measures, absolute),
        paper=lambda: measures_export.document_of(measures, title, subtitle, absolute),
        **for_researchers(measures, title, subtitle, absolute),
    )
