"""The key in the link that stops a reader's mails: it names the account and nothing else, and never ends."""

from django.contrib.auth.models import User
from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="web.readers.digests")


def key_of(owner: User) -> str:
    return _SIGNER.sign(str(owner.pk))


def owner_of(key: str) -> User | None:
    try:
        pk = int(_SIGNER.unsign(key))
    except (BadSignature, ValueError):
        return None
    return User.objects.filter(pk=pk).first()
