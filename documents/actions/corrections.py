"""Corrections of a stored article: its fields as one piece of data, compared, checked and written as one."""

import hashlib
import json

from django.contrib.auth.models import User
from django.db import transaction

from documents.actions.articles import place_values, refuse_twin, refuse_unknown_region
from documents.actions.bylines import add_authors, get_source
from documents.followers import articles_moved, place_of
from documents.ingest.parsed import ParsedArticle, ParsedAuthor
from documents.models import Article, Official, OfficialKind
from documents.models.article import body_sha256
from documents.plain import parsed_of, to_json, values_of


def as_parsed(article: Article) -> ParsedArticle:
    """The stored article in the shape in which it can be edited, compared and written again."""
    rows = article.authorships.select_related("official")
    return parsed_of(
        article,
        authors=[parsed_author(row.official, row.position) for row in rows],
        source=article.source.name if article.source else "",
    )


def parsed_author(official: Official, position: str) -> ParsedAuthor:
    kind = official.kind
    return ParsedAuthor(official.name, position, kind == OfficialKind.BODY, kind == OfficialKind.REPORTER)


def article_token(article: Article) -> str:
    """A short name for what the article now holds: a form that carries an old one was filled in over an old text."""
    text = json.dumps(to_json(as_parsed(article)), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@transaction.atomic
def write_corrections(
    *, article: Article, parsed: ParsedArticle, user: User, change_reason: str = ""
) -> Article:
    """Write `parsed` over the article, its authors after it (documents/versions.py relies on that order).

    Raises IngestError where the region is unknown or the body is another article's. Spans are not carried along
    here: measures.actions.corrections does that in the same transaction.
    """
    refuse_unknown_region(parsed.region_code, parsed.title)
    if body_sha256(parsed.body) != article.body_sha256 and article.external_id is None:
        refuse_twin(parsed.body, parsed.title)
    before = as_parsed(article)
    values = values_of(parsed)
    if parsed.region_code != before.region_code:
        values |= place_values(parsed.region_code)
    for name, value in values.items():
        setattr(article, name, value)
    article.source = get_source(parsed.source)
    article._history_user, article._change_reason = user, change_reason[:100] or None
    article.save()
    if (parsed.authors, parsed.region_code) != (before.authors, before.region_code):
        # One by one, not as a set: only so does each removal leave its record.
        for row in article.authorships.all():
            row.delete()
        add_authors(article=article, authors=parsed.authors)
        articles_moved.tell({place_of(article.region_id, article.published_on, article.kind)})
    return article


def keep_first_version(*, article: Article) -> None:
    """Record the article as it stands, where a bulk load left it without history, before anything changes it."""
    if not article.history.exists():
        article._change_reason = "入库时的版本"
        article.save()
