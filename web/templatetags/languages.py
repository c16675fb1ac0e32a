"""The language of a page, the way to the other one, and what stays Chinese in an English page. Loaded in every template."""

import re
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.template.base import Parser, Token
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, override

from regions.english import LETTERS, english_name
from regions.models import Region
from regions.speaking import grouped, is_english
from web.languages import HTML_NAMES

register = template.Library()
register.filter(grouped)
_HAN = "\u3400-\u9fff"
# From the first Chinese character to the last before letters or a tag.
_CHINESE = re.compile(rf"[《〈「（]?[{_HAN}](?:[^A-Za-z<>&]*[{_HAN}》〉」）。；！？…])?")


@register.simple_tag
def page_language() -> str:
    """As the html element says it: zh-Hans, en."""
    return HTML_NAMES[get_language()]


def chinese_mark() -> SafeString:
    """The attribute of an element whose text is Chinese in any language of the page; none on a Chinese page."""
    return mark_safe(' lang="zh-Hans"' if is_english() else "")  # noqa: S308 - constant


class ChineseElement(template.Node):
    def render(self, context: template.Context) -> SafeString:
        return chinese_mark()


@register.tag
def zh(_parser: Parser, _token: Token) -> ChineseElement:
    """For an element whose text is Chinese in any language of the page: says so where the page is English."""
    return ChineseElement()


@register.filter("zh")
def in_chinese(text: object) -> object:
    """Text from the library or of a reader: what is Chinese in it is marked so on an English page."""
    if not is_english():
        return text
    marked = _CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', conditional_escape(text))
    return mark_safe(marked)  # noqa: S308 - escaped above


@register.filter
def zh_attribute(text: str) -> SafeString:
    """The attribute of an element that holds this text and no other element, such as a text of a drawing."""
    return chinese_mark() if _CHINESE.search(text) else mark_safe("")


@register.filter
def place(region: Region) -> str:
    """A region's full name; on an English page Meitan County with the Chinese beside it."""
    return place_name(region.name)


@register.filter
def place_name(name: str) -> str:
    """The same of a name alone, such as one that a region bore before."""
    return _beside(english_name(name).full, name) if is_english() else name


@register.filter
def short_place(region: Region) -> str:
    """A region's short name; on an English page Meitan with the Chinese beside it."""
    if not is_english():
        return region.short_name
    return _beside(english_name(region.name).short, region.short_name)


@register.simple_tag
def region_path(region: Region | None) -> SafeString:
    """贵州 遵义 湄潭, each a link; the region is fetched with parent__parent. In one pass, for a list shows twenty."""
    if region is None:
        return format_html("<span>{}</span>", gettext("不限地区"))
    path = region.path
    names = [*(each.shown_short_name for each in path[:-1]), short_place(region)]
    links = (
        f'<a href="{escape(each.get_absolute_url())}">{conditional_escape(name)}</a>'
        for each, name in zip(path, names, strict=True)
    )
    return mark_safe(f'<span class="region-path">{" ".join(links)}</span>')  # noqa: S308 - escaped above


def _beside(english: str, chinese: str) -> SafeString:
    return format_html('{} <span lang="zh-Hans">{}</span>', english, chinese)


@register.filter
def letters(province: Region) -> str:
    """What fits on a tile: 贵州, GZ."""
    return LETTERS.get(province.code[:2], "") if is_english() else province.short_name


@register.filter
def abbreviated(region: Region) -> str:
    """What fits above a column of numbers: 湄潭, GZ, Meit."""
    if not is_english():
        return region.short_name[:2]
    return letters(region) if region.parent_id is None else english_name(region.name).short[:4]


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The page that is open in the other language; `here` is its own address, both with the query."""

    language: str
    label: str
    address: str
    here: str


@register.simple_tag(takes_context=True)
def other_language(context: template.Context) -> OtherLanguage | None:
    """None on pages that stand in one language: the desk, the description of the API, errors."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if match is None:
        return None
    code, label = next(each for each in settings.LANGUAGES if each[0] != get_language())
    try:
        with override(code):
            address = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except NoReverseMatch:
        return None
    if address == request.path:
        return None
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return OtherLanguage(HTML_NAMES[code], label, address + query, request.path + query)
