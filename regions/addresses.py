"""Addresses of pages by name. A page has hundreds; Django's own `reverse` finds each of them anew."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def address_of(name: str, *args: object) -> str:
    """The address of a page in the language in force, on a site that may stand below a prefix."""
    return _address(name, args, get_script_prefix(), get_language())


# Some hundred kilobytes; what a page names is mostly named again by the next: places, themes, the newest texts.
@lru_cache(maxsize=10_000)
def _address(name: str, args: tuple[object, ...], prefix: str, language: str | None) -> str:
    return str(reverse(name, args=args))
