"""Articles: the list under its filters, and one article with its measures marked in the text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from documents.models import Article
from documents.search import highlight
from documents.search.engine import query_of
from measures.extraction.reading_version import reading_version
from measures.marked_text import marked_text, outline_of
from measures.models import MeasureStatus, Theme
from web.lists.lists import ARTICLES
from web.lists.typed import settles_what_is_typed

# More marks than these help nobody; what is sought is then in every sentence.
MOST_HITS = 500


@require_safe
@settles_what_is_typed
def article_list(request: HttpRequest) -> HttpResponse:
    filterset = ARTICLES.asked(request.GET, request.user)
    ARTICLES.record(filterset, request)
    return render(request, "documents/article_list.html", ARTICLES.context(filterset, request))


@require_safe
def articles_values(request: HttpRequest, facet: str) -> HttpResponse:
    return ARTICLES.values(request, facet)


@require_safe
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One article; coming from a search, with the words sought (`q`, `literal`, `loose`) marked; with `theme`,
    the sentences that speak of it. What is not public is a preview for staff."""
    articles = (
        Article.objects.visible_to(request.user)
        .with_card()
        .select_related("source_file", "reading", "region_then")
    )
    article = get_object_or_404(articles.defer("source_file__content"), pk=pk)
    measures = article.measures.visible_to(request.user).select_related("theme").order_by("start")
    if not article.is_public:
        # A preview shows what the public will see.
        measures = measures.exclude(status=MeasureStatus.REJECTED)
    measures = list(measures)
    figures = list(article.figures.order_by("start"))
    transitions = list(article.transitions.order_by("start"))
    outline = outline_of(article)
    sought = request.GET.get("q", "").strip()
    theme = Theme.objects.filter(slug=request.GET["theme"]).first() if "theme" in request.GET else None
    hits, label = [], gettext("提及“{theme}”").format(theme=theme.shown_name) if theme else gettext("检索词")
    if theme:
        hits = list(article.mentions.filter(theme=theme).order_by("start").values_list("start", "end"))
    elif sought:
        query = query_of(sought, synonyms=not request.GET.get("literal"))
        terms = query.loose_terms if request.GET.get("loose") else query.terms
        hits = highlight.mark(article.body, terms)[:MOST_HITS]
    context = {
        "article": article,
        "measures": measures,
        "figures": figures,
        "transitions": transitions,
        "outline": outline,
        "is_read_otherwise": read_otherwise(article),
        "sought": sought,
        "theme": theme,
        "hits": hits,
        # The renderer escapes every character of the body.
        "text": mark_safe(  # noqa: S308
            marked_text(article.body, measures, figures, transitions, outline, hits, label)
        ),
    }
    return render(request, "documents/article_detail.html", context)


def read_otherwise(article: Article) -> bool:
    """Whether another version of the rules and models read it than would read it today."""
    reading = getattr(article, "reading", None)
    return reading is not None and reading.version != reading_version()
