"""Who may read, and how much in a minute: whoever brings a key, whoever is signed in, and anybody where the site is open."""

from django.conf import settings
from django.http import HttpRequest

from web.accounts.keys import key_of
from web.api.problems import ProblemError
from web.client_address import client_address
from web.minutes import seconds_left, times_in_minute

SCHEME = "Bearer"
CHALLENGE = {"WWW-Authenticate": f'{SCHEME} realm="xianjie"'}


def admit(request: HttpRequest) -> str:
    """Who reads; refuses strangers of a closed site and who asks too often."""
    signed_in = str(request.user.pk) if request.user.is_authenticated else ""
    return let_in(request.headers.get("Authorization", ""), client_address(request), signed_in)


def let_in(authorization: str, address: str, signed_in: str = "") -> str:
    """The same of whoever asks from an address with such a header; returns the name that rates are kept under."""
    reader, most = _reader_of(authorization, address, signed_in)
    if times_in_minute(f"api:{reader}") > most:
        wait = seconds_left()
        detail = f"一分钟内最多 {most:.0f} 次请求，请 {wait} 秒后再试。"
        raise ProblemError(429, detail, headers={"Retry-After": str(wait)})
    return reader


def _reader_of(authorization: str, address: str, signed_in: str) -> tuple[str, float]:
    """The reader's name, and how many requests a minute are theirs."""
    if authorization:
        scheme, _, token = authorization.partition(" ")
        key = key_of(token.strip()) if scheme.lower() == SCHEME.lower() else None
        if key is None:
            detail = "密钥不对或已停用。请用“Authorization: Bearer 密钥”，密钥在网页的“账号”里建立。"
            raise ProblemError(401, detail, headers=CHALLENGE)
        return f"key-{key.pk}", settings.API_KEY_RATE
    if signed_in:
        return f"user-{signed_in}", settings.API_KEY_RATE
    if settings.REQUIRE_LOGIN:
        detail = "本站要登录才能阅读。程序请带密钥：“Authorization: Bearer 密钥”，密钥在网页的“账号”里建立。"
        raise ProblemError(401, detail, headers=CHALLENGE)
    return f"address-{address}", settings.API_RATE
