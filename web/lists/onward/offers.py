"""Where what a reader is typing may lead: places, people, themes, titles and what others asked for."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from documents.models import Article
from documents.search.keys import search_key
from measures.models import Theme
from regions.english import english_name
from regions.speaking import is_english
from web.lists.onward.suggestions import offers

MOST = 8
MOST_THEMES = 3
LABELS = {
    "region": pgettext_lazy("kind of one", "地区"),
    "official": gettext_lazy("官员"),
    "theme": pgettext_lazy("kind of one", "主题"),
    "query": gettext_lazy("检索"),
    "title": pgettext_lazy("kind of one", "文章"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """One offer with its address."""

    kind: str
    label: str
    url: str

    @property
    def kind_label(self):
        return LABELS[self.kind]


def offers_for(text, user):
    """At most MOST ways, of every kind that has any."""
    ways = [
        Way(each.kind, _label(each), _url(each)) for each in offers(text, Article.objects.visible_to(user))
    ]
    return sorted([*ways, *_themes(text)], key=lambda way: list(LABELS).index(way.kind))[:MOST]


def _label(offer):
    """A region with its English name before it on an English page."""
    if offer.kind == "region" and is_english():
        return f"{english_name(offer.label).full} {offer.label}"
    return offer.label


def _themes(text):
    key = search_key(text).strip()
    themes = Theme.objects.filter(name__contains=key)[:MOST_THEMES] if key else ()
    return [Way("theme", theme.shown_name, theme.get_absolute_url()) for theme in themes]


def _url(offer):
    if offer.kind == "region":
        return reverse("region_detail", args=[offer.key])
    if offer.kind == "title":
        return reverse("article_detail", args=[offer.key])
    if offer.kind == "official":
        return f"{reverse('article_list')}?official={offer.key}"
    return f"{reverse('search')}?{urlencode({'q': offer.label})}"
