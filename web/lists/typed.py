"""Filters typed among the words: 地区:梅州, 主题:"易地搬迁", 年份:2021-2023, 标题:衔接.

Those that are facets move into the address, so that chips, counts, files, feeds and saved searches know them as they know any
other. 标题: stays among the words, for the search looks for it in titles; its chip takes it out of them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from measures.theme_lookup import find_theme
from regions.lookup import find_region_code

PARAMETERS = {"地区": "region", "主题": "theme", "年份": "year"}
_VALUE = r'\s*[:：]\s*(?:["“](?P<quoted>[^"”]*)["”]?|(?P<bare>\S+))'
_TYPED = re.compile(rf"(?<!\S)(?P<name>{'|'.join((*PARAMETERS, *PARAMETERS.values()))}){_VALUE}", re.I)
_TITLE = re.compile(rf"(?<!\S)(?:标题|title){_VALUE}", re.I)
# A field named, and nothing after it.
_EMPTY = re.compile(
    rf"(?<!\S)(?:{'|'.join((*PARAMETERS, *PARAMETERS.values(), '标题', 'title'))})\s*[:：]\s*$", re.I
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# What is sought stands in every link of a page; with more characters of it a page would be larger than any other.
LONGEST_TYPED = 200
_YEARS = re.compile(r"(?P<since>\d{4})年?(?P<later>\s*[-–—~至到]\s*(?:(?P<until>\d{4})年?)?)?")


def settled(data: QueryDict) -> QueryDict | None:
    """The query string with what was typed as a filter moved to its parameter; None where nothing was.

    A filter typed takes the place of one chosen before; a value that is not known stays as typed, and words beyond
    LONGEST_TYPED are left out: the page says both.
    """
    text = data.get("q", "")
    said = _EMPTY.sub("", text)
    found = list(_TYPED.finditer(said))
    if not found and said == text and len(text) <= LONGEST_TYPED:
        return None
    query = data.copy()
    query.pop("page", None)
    query["q"] = " ".join(_TYPED.sub(" ", said).split())[:LONGEST_TYPED]
    if not query["q"]:
        del query["q"]
    for match in found:
        name = match["name"].lower()
        for parameter, value in _as_parameters(PARAMETERS.get(name, name), _value(match)):
            query[parameter] = value
    return query


def typed_titles(text: str) -> Iterator[tuple[str, str]]:
    """Each word sought in titles, with the text without it."""
    for match in _TITLE.finditer(text):
        yield _value(match), " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())


def settles_what_is_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead to the address that says by its parameters what was typed as a filter."""

    @wraps(view)
    def settling(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = settled(request.GET)
        return (
            view(request, *args, **kwargs)
            if query is None
            else redirect(f"{request.path}?{query.urlencode()}")
        )

    return settling


def _value(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match["bare"] or match["quoted"] or "").strip()


def _as_parameters(parameter: str, value: str) -> list[tuple[str, str]]:
    if parameter == "region":
        return [("region", find_region_code(value) or value)]
    if parameter == "theme":
        theme = find_theme(value)
        return [("theme", theme.slug if theme else value)]
    years = _YEARS.fullmatch(value.translate(_DIGITS))
    if years is None or not years["later"]:
        return [("year", years["since"] if years else value)]
    if not years["until"]:
        return [("since", years["since"])]
    since, until = sorted((years["since"], years["until"]))
    return [("since", since), ("until", until)]
