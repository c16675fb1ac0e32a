"""Plain functions that make one saved row each, with as little as the database's invariants ask for."""

import hashlib
import itertools

from django.contrib.auth.models import User

from documents.followers import articles_moved
from documents.models import Article, Authorship, Official, Source, SourceFile
from measures.actions.tallies import places_of
from measures.models import Figure, Measure, Mention, Theme, ThemeGroup, Transition
from regions.models import Region
from web.accounts.roles import assign_role

# Many rows in one block: the pages' counts are told of them once.
made_together = articles_moved.together
_numbers = itertools.count(1)


def make_region(code="520000", name="贵州省", **fields):
    level = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
    fields.setdefault("short_name", name.rstrip("省市县区"))
    return Region.objects.get_or_create(code=code, defaults={"name": name, "level": level, **fields})[0]


def make_account(name, role):
    """A user in one of the four roles (web/accounts/roles.py)."""
    return assign_role(user=User.objects.create_user(name, password=None), role=role)


def make_theme(slug="industry", name="产业发展", *, group="livelihood", **fields):
    group = ThemeGroup.objects.get_or_create(slug=group, defaults={"name": group})[0]
    return Theme.objects.get_or_create(slug=slug, defaults={"name": name, "group": group, **fields})[0]


def make_article(body="一是发展特色产业。二是健全监测机制。", **fields):
    """A published article; bodies must differ between articles without an external_id."""
    fields = {"title": f"有效衔接的探索{next(_numbers)}", "status": "published", **fields}
    if fields.get("published_on"):
        fields.setdefault("published_precision", "day")
    return Article.objects.create(body=body, **fields)


def make_author(article, name="某某", position="", *, kind="person"):
    official = Official.objects.get_or_create(name=name, kind=kind, region=article.region)[0]
    order = article.authorships.count()
    return Authorship.objects.create(article=article, official=official, position=position, order=order)


def make_source(name="农村工作通讯"):
    return Source.objects.get_or_create(name=name)[0]


def make_source_file(content=b"text", **fields):
    fields = {"file_name": "a.txt", "media_type": "text/plain", "size": len(content), **fields}
    return SourceFile.objects.create(sha256=hashlib.sha256(content).hexdigest(), content=content, **fields)


def make_measure(article, quote, *, theme=None, **fields):
    """A candidate whose quote is found in the article's body."""
    start = article.body.index(quote)
    fields = {
        "title": quote[:20],
        "position": article.measures.count(),
        "theme": theme or make_theme(),
        "start": start,
        "end": start + len(quote),
        **fields,
    }
    return tallied(Measure.objects.create(article=article, quote=quote, **fields))


def tallied(row):
    """A row of an article, made behind the doors' back; the pages' counts are told of it."""
    articles_moved.tell(places_of([row.article]))
    return row


def make_mention(article, sentence, term, *, theme=None):
    """A sentence of the article's body that speaks of a theme by a term in it."""
    start = article.body.index(sentence)
    theme = theme or make_theme()
    return tallied(
        Mention.objects.create(
            article=article, theme=theme, start=start, end=start + len(sentence), term=term
        )
    )


def make_figure(article, surface, value, unit="", **fields):
    """A figure of the article's place as a whole, unless `extent` says otherwise."""
    start = article.body.index(surface)
    fields.setdefault("extent", article.region.name if article.region else "")
    fields = {"low": value, "high": value, "measure": None, **fields}
    return tallied(
        Figure.objects.create(
            article=article, surface=surface, unit=unit, start=start, end=start + len(surface), **fields
        )
    )


def make_transition(article, quote, source, target, **fields):
    start = article.body.index(quote)
    return tallied(
        Transition.objects.create(
            article=article,
            quote=quote,
            source=source,
            target=target,
            start=start,
            end=start + len(quote),
            **fields,
        )
    )
