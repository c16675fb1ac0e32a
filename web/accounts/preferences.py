"""How a reader wants the site: language, theme, form of references, keys. Kept with the account; a visitor's in a cookie, but for
the language, which is in the address.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from regions.speaking import speaking
from web.accounts.models import CitationForm, Language, Preference, Theme

COOKIE, COOKIE_AGE = "preferences", 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    theme: str = Theme.SYSTEM
    citation: str = CitationForm.OF_2025
    has_keys: bool = True
    has_digest: bool = False
    # Where signing in and mails lead to; "" leaves it to the address.
    language: str = Language.AS_OPENED


def preferences_of(request: HttpRequest) -> Preferences:
    """The account's, else the browser's, else the site's; nothing that is not one of the choices.

    A request that was refused at the door has no user.
    """
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        kept = getattr(user, "preference", None)
        return preferences_kept(kept)
    theme, _, rest = request.COOKIES.get(COOKIE, "").partition(".")
    citation, _, keys = rest.partition(".")
    return Preferences(
        theme if theme in Theme.values else Theme.SYSTEM,
        citation if citation in CitationForm.values else CitationForm.OF_2025,
        keys != "0",
    )


def preferences_kept(kept: Preference | None) -> Preferences:
    if kept is None:
        return Preferences()
    return Preferences(kept.theme, kept.citation, kept.has_keys, kept.has_digest, kept.language)


@contextmanager
def in_language_of(user: User) -> Iterator[None]:
    """What is made inside, and the pages that its addresses lead to, are in the language that the user wants, else in the one in force."""
    wanted = preferences_kept(getattr(user, "preference", None)).language
    with speaking(wanted) if wanted else nullcontext():
        yield


def keep(request: HttpRequest, response: HttpResponse, wanted: Preferences) -> None:
    if request.user.is_authenticated:
        keep_for(user=request.user, wanted=wanted)
        return
    value = f"{wanted.theme}.{wanted.citation}.{int(wanted.has_keys)}"
    response.set_cookie(
        COOKIE, value, max_age=COOKIE_AGE, secure=request.is_secure(), httponly=True, samesite="Lax"
    )


def keep_for(*, user: User, wanted: Preferences) -> Preference:
    return Preference.objects.update_or_create(user=user, defaults=asdict(wanted))[0]


def stop_digest(*, user: User) -> None:
    """No mails of what is new, until their owner wants them again."""
    Preference.objects.filter(user=user).update(has_digest=False)


@transaction.atomic
def rename(*, user: User, last_name: str, first_name: str) -> User:
    """Change the name that others see beside what the account did."""
    user.last_name, user.first_name = last_name, first_name
    user.save(update_fields=["last_name", "first_name"])
    return user


def preferences(request: HttpRequest) -> dict[str, object]:
    """A context processor."""
    return {"preferences": SimpleLazyObject(lambda: preferences_of(request))}
