"""Whose account an identity is. Never matched by name: who calls himself admin elsewhere is nobody's administrator here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from web.accounts.models import Identity
from web.accounts.roles import READER, ROLES, assign_role

LONGEST_NAME = 150


class RefusedError(Exception):
    """The identity opens no account; the message says what to do, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a provider says of somebody: `subject` is who it is, for good; `groups` None where it does not tell them."""

    provider: str
    subject: str
    name: str
    shown_name: str = ""
    groups: frozenset[str] | None = None


@transaction.atomic
def account_of(claimed: Claimed) -> User:
    """The account that is linked with the identity, made at the first time, with the role that its groups give it.

    Raises RefusedError where the name belongs to another account or the account is shut.
    """
    identity = (
        Identity.objects.select_related("user")
        .filter(provider=claimed.provider, subject=claimed.subject)
        .first()
    )
    user = identity.user if identity else _new_account(claimed)
    if not user.is_active:
        raise RefusedError(gettext("这个账号已停用，请找本站的管理员。"))
    role = role_of(claimed.groups)
    if role and not user.is_superuser:
        assign_role(user=user, role=role)
    return user


def _new_account(claimed: Claimed) -> User:
    name = claimed.name.strip()
    try:
        UnicodeUsernameValidator()(name)
    except ValidationError:
        raise RefusedError(gettext("统一身份给出的用户名里有不能用的字符，请找本站的管理员。")) from None
    if not name or len(name) > LONGEST_NAME or not claimed.subject:
        raise RefusedError(gettext("统一身份没有给出可用的用户名，请找本站的管理员。"))
    if User.objects.filter(username__iexact=name).exists():
        told = gettext(
            "本站已有名为 %(name)s 的账号，没有自动合并。确是同一个人的，请管理员在后台“统一身份”里把两者连起来。"
        )
        raise RefusedError(told % {"name": name})
    user = User.objects.create_user(name, first_name=claimed.shown_name[:LONGEST_NAME])
    Identity.objects.create(user=user, provider=claimed.provider, subject=claimed.subject)
    return assign_role(user=user, role=READER)


def role_of(groups: Iterable[str] | None) -> str:
    """The highest role that one of the groups stands for, 读者 where none does; "" where no groups are told."""
    if groups is None:
        return ""
    given: Mapping[str, str] = settings.SSO_ROLES
    roles = {given.get(group, group) for group in groups}
    return next((role for role in reversed(ROLES) if role in roles), READER)
