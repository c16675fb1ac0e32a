"""Search results as cards show them: titles and snippets with the words found marked."""

from django.utils.html import format_html, format_html_join

from documents.models import Article
from documents.search import highlight


def mark_measures(measures, terms):
    """Give each measure a `heading` and a `snippet`, safe HTML; reads nothing from the database."""
    for measure in measures:
        measure.heading = _marked(highlight.segments(measure.title, highlight.mark(measure.title, terms)))
        measure.snippet = _snippet(measure.quote, terms)
    return measures


def mark_articles(articles, terms):
    """Give each article a `heading` and a `snippet`; the bodies of these alone are read, in one query."""
    bodies = dict(
        Article.objects.filter(pk__in=[article.pk for article in articles]).values_list("pk", "body")
    )
    for article in articles:
        article.heading = _marked(highlight.segments(article.title, highlight.mark(article.title, terms)))
        article.snippet = _snippet(bodies[article.pk], terms)
    return articles


def _snippet(text, terms):
    found = highlight.snippet(text, terms)
    before, after = "……" if found.is_cut_before else "", "……" if found.is_cut_after else ""
    return format_html("{}{}{}", before, _marked(found.segments), after)


def _marked(segments):
    """Escaped first, marked second."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if is_hit else part,) for part, is_hit in segments)
    )
