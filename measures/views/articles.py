"""Articles: the list under its filters, and one article with its measures marked in the text."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from documents.models import Article
from measures.article_cards import as_cards
from measures.article_filter import ThemedArticleFilter
from measures.marked_text import marked_text, outline_of

PAGE_SIZE = 20


@require_safe
def article_list(request):
    filterset = ThemedArticleFilter(request.GET, user=request.user)
    page = Paginator(as_cards(filterset.ordered(), request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filterset": filterset,
        "facets": filterset.facets(),
        "sorts": filterset.sorts(),
        "page": page,
    }
    return render(request, "documents/article_list.html", context)


@require_safe
def article_detail(request, pk):
    articles = Article.objects.visible_to(request.user).with_card().select_related("source_file")
    article = get_object_or_404(articles.defer("source_file__content"), pk=pk)
    measures = list(article.measures.visible_to(request.user).select_related("theme").order_by("start"))
    figures = list(article.figures.order_by("start"))
    transitions = list(article.transitions.order_by("start"))
    outline = outline_of(article.body)
    context = {
        "article": article,
        "measures": measures,
        "figures": figures,
        "transitions": transitions,
        "outline": outline,
        # The renderer escapes every character of the body.
        "text": mark_safe(marked_text(article.body, measures, figures, transitions, outline)),  # noqa: S308
    }
    return render(request, "documents/article_detail.html", context)
