"""Search results as cards show them: the words marked, why a row was found, and how to get to the place in the text."""

from collections import Counter
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy

from documents.models import Article
from documents.search import highlight
from documents.search.rank import CHARACTERS, LIKENESS, SYNONYM, WORDS
from measures.models import Measure
from regions.addresses import address_of

# Whether jieba made words of what stands there is nothing to a reader.
_LITERAL = gettext_lazy("含所查词语")
WHY = {
    WORDS: _LITERAL,
    SYNONYM: gettext_lazy("含相近说法"),
    CHARACTERS: _LITERAL,
    LIKENESS: gettext_lazy("部分词语相符"),
}
MOST_NAMED = 3
# The parameters that say what is sought; they go along to the article, which marks it.
SOUGHT = ("q", "scope", "literal")


def show_measures(measures, filterset):
    """Give each measure what its card shows of the search: `heading` and `snippet` are safe HTML.

    `further` counts the other measures of its article that were found too. One query for the whole page.
    """
    found, sought = filterset.found, sought_in(filterset)
    known = set(found.pks)
    beside = Measure.objects.filter(article__in={measure.article_id for measure in measures})
    in_article = Counter(article for article, pk in beside.values_list("article_id", "pk") if pk in known)
    for measure in measures:
        terms = (*found.terms, *found.words_near(measure.pk))
        measure.heading = _marked(highlight.segments(measure.title, highlight.mark(measure.title, terms)))
        measure.snippet = _snippet(highlight.snippet(measure.quote, terms))
        measure.why = _why(found, measure.pk, f"{measure.title}\n{measure.quote}")
        measure.text_url = article_url(measure.article_id, sought, f"m{measure.pk}")
        measure.further = max(0, in_article[measure.article_id] - 1)
        measure.further_url = f"{address_of('measure_list')}?{sought}&article={measure.article_id}"
    return measures


def show_articles(articles, filterset):
    """Give each article what its card shows of the search; the bodies of these alone are read, in one query.

    `found_url` leads to the sentence that the snippet shows; `hits` counts the places in the text.
    """
    found, sought = filterset.found, sought_in(filterset)
    bodies = dict(
        Article.objects.filter(pk__in=[article.pk for article in articles]).values_list("pk", "body")
    )
    for article in articles:
        body = bodies[article.pk]
        shown = highlight.snippet(body, found.terms)
        article.heading = _marked(
            highlight.segments(article.title, highlight.mark(article.title, found.terms))
        )
        article.snippet = _snippet(shown)
        article.why = _why(found, article.pk, f"{article.title}\n{body}")
        article.hits = shown.hits
        article.found_url = article_url(article.pk, sought, f"q{shown.first_hit}" if shown.hits else "")
    return articles


def show_near(rows_with_words, why):
    """Give rows that are only near in meaning what their cards show: the words for which they are offered, marked.

    `why` says in words what these are. The bodies of articles are read in one query. Their links carry those words, so that the
    article marks them too.
    """
    rows = [row for row, _ in rows_with_words]
    articles = [row.pk for row in rows if isinstance(row, Article)]
    bodies = dict(Article.objects.filter(pk__in=articles).values_list("pk", "body")) if articles else {}
    for row, words in rows_with_words:
        text = bodies[row.pk] if isinstance(row, Article) else row.quote
        shown = highlight.snippet(text, words)
        row.heading = _marked(highlight.segments(row.title, highlight.mark(row.title, words)))
        row.snippet = _snippet(shown)
        row.why = gettext("{label}：{value}").format(label=why, value="、".join(words)) if words else why
        query = urlencode({"q": " ".join(words), "loose": "1"})
        if isinstance(row, Article):
            row.found_url = article_url(row.pk, query, f"q{shown.first_hit}" if shown.hits else "")
        else:
            row.text_url = article_url(row.article_id, query, f"m{row.pk}")
    return rows


def sought_in(filterset):
    """What is sought, as the beginning of a query string; `loose` says that no text need hold all of it."""
    sought = {name: filterset.data[name] for name in SOUGHT if filterset.data.get(name)}
    return urlencode({**sought, "loose": "1"} if filterset.found.is_by_likeness else sought)


def article_url(pk, sought, fragment):
    return f"{address_of('article_detail', pk)}?{sought}{'#' if fragment else ''}{fragment}"


def _why(found, pk, text):
    """How a row was found, in words; where other words stand for those typed, they are named."""
    kind = found.kind_of(pk)
    if words := found.words_near(pk):
        return gettext("词语相符或相近：{words}").format(words="、".join(words))
    if kind in (SYNONYM, CHARACTERS):
        instead = [
            other for typed, other in found.expanded if not _holds(text, typed) and _holds(text, other)
        ]
        if instead:
            return gettext("含相近说法“{words}”").format(words="”“".join(instead[:MOST_NAMED]))
    return WHY[kind] if found.query else gettext("不含所排除的词语")


def _holds(text, term):
    return bool(highlight.mark(text, [term]))


def _snippet(shown):
    before, after = "……" if shown.is_cut_before else "", "……" if shown.is_cut_after else ""
    return format_html("{}{}{}", before, _marked(shown.segments), after)


def _marked(segments):
    """Escaped first, marked second."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if is_hit else part,) for part, is_hit in segments)
    )
