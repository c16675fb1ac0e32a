"""Keys with which programs read in an account's name: made and revoked by its owner; what is kept opens nothing."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext

from web.accounts.models import ApiKey

PREFIX = "xj_"
SHOWN = 9  # characters by which an owner tells keys apart
MOST_KEYS = 10
# When a key was last used is noted this seldom: reading must not wait for a write.
NOTE_EVERY = timedelta(hours=1)


class KeyRefusedError(ValueError):
    """The message is Chinese and says what to do."""


def make_key(*, user: User, name: str) -> str:
    """Return the key, which is shown once and kept nowhere."""
    name = name.strip()
    if not name:
        raise KeyRefusedError(gettext("请写明这个密钥给哪个程序用。"))
    if in_force(user) >= MOST_KEYS:
        raise KeyRefusedError(gettext("一个账号最多 {most} 个密钥，请先停用不用的。").format(most=MOST_KEYS))
    token = f"{PREFIX}{secrets.token_urlsafe(32)}"
    ApiKey.objects.create(user=user, name=name[:60], shown=token[:SHOWN], digest=_digest(token))
    return token


def in_force(user: User) -> int:
    return int(ApiKey.objects.filter(user=user, revoked_at=None).count())


def revoke_key(*, user: User, pk: int) -> ApiKey | None:
    """Revoke one of the account's own keys; None where it has no such key in force."""
    key: ApiKey | None = ApiKey.objects.filter(user=user, pk=pk, revoked_at=None).first()
    if key is not None:
        key.revoked_at = timezone.now()
        key.save(update_fields=["revoked_at"])
    return key


def key_of(token: str) -> ApiKey | None:
    """The key in force of an account that may sign in; notes now and again that it is used."""
    found = ApiKey.objects.filter(digest=_digest(token), revoked_at=None, user__is_active=True)
    key: ApiKey | None = found.select_related("user").first()
    now = timezone.now()
    if key is not None and (key.used_at is None or now - key.used_at > NOTE_EVERY):
        ApiKey.objects.filter(pk=key.pk).update(used_at=now)
    return key


def _digest(token: str) -> str:
    """A token is too long to be guessed, so that one plain digest keeps it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
