"""The second factor: made, proved, used, taken away. Codes are those of any authenticator app (TOTP, RFC 6238)."""

import hmac
import secrets
import time
from datetime import timedelta

import pyotp
import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from documents.models.article import PUBLISH_ARTICLE
from web.accounts.models import RecoveryCode, SecondFactor

STEP_SECONDS = 30
# A clock may be wrong by one step.
STEPS_AROUND = (0, -1, 1)
RECOVERY_CODES = 10
# Eight letters and digits that are not taken for each other: 40 bits.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
MOST_FAILURES, FAILURES_LAST = 5, timedelta(minutes=15)


class FactorError(Exception):
    """The message is Chinese, for whoever typed the code."""


def new_secret() -> str:
    return pyotp.random_base32()


def address_of(user: User, secret: str) -> str:
    """What an app reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.get_username(), issuer_name=settings.SITE_NAME)


def picture_of(address: str) -> str:
    """The address as a picture (SVG) that a phone reads; made here, no other server learns the secret."""
    return segno.make(address, error="m").svg_inline(scale=5, border=2, light="#fff")


def is_wanted_of(user: User) -> bool:
    """Whether the account may do what the site wants a second factor for: publish, or manage accounts."""
    return settings.REQUIRE_SECOND_FACTOR and (
        user.has_perm(PUBLISH_ARTICLE) or user.has_perm("auth.change_user")
    )


def step_of(secret: str, code: str, *, after: int) -> int | None:
    """The step of time that the code belongs to, if it is one of now and later than the last that was used."""
    now = int(time.time()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for step in (now + around for around in STEPS_AROUND):
        if step > after and hmac.compare_digest(totp.at(step * STEP_SECONDS).encode(), code.encode()):
            return step
    return None


@transaction.atomic
def enrol(*, user: User, secret: str, code: str) -> list[str]:
    """Keep the secret, which the code proves to be in the app; return the recovery codes, shown this once."""
    step = step_of(secret, cleaned(code), after=0)
    if step is None:
        raise FactorError(gettext("验证码不对。请核对手机的时间，输入应用里正在显示的六位数字。"))
    SecondFactor.objects.filter(user=user).delete()
    factor = SecondFactor.objects.create(user=user, secret=secret, last_step=step)
    codes = ["".join(secrets.choice(LETTERS) for _ in range(8)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(factor=factor, digest=digest_of(code)) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def prove(*, user: User, code: str) -> None:
    """Use up a code of the app, or a recovery code; raise FactorError where it is neither, or too many were wrong."""
    with transaction.atomic():
        problem = used_up(user, cleaned(code))
    if problem:
        raise FactorError(problem)


def used_up(user: User, code: str) -> str:
    """Returns rather than raises what is wrong: the count of failures must stay."""
    factor = SecondFactor.objects.select_for_update(of=("self",)).get(user=user)
    if factor.failed_at and factor.failed_at < timezone.now() - FAILURES_LAST:
        factor.failures = 0
    if factor.failures >= MOST_FAILURES:
        return gettext("错误的验证码太多，已暂停。请一刻钟以后再试。")
    step = step_of(factor.secret, code, after=factor.last_step)
    recovery = factor.recovery_codes.filter(digest=digest_of(code), used_at=None)
    if step is None and not recovery.update(used_at=timezone.now()):
        factor.failures, factor.failed_at = factor.failures + 1, timezone.now()
        factor.save(update_fields=["failures", "failed_at"])
        return gettext("验证码不对，或已经用过。请等应用里出现下一组数字再试。")
    factor.last_step, factor.failures, factor.failed_at = step or factor.last_step, 0, None
    factor.save(update_fields=["last_step", "failures", "failed_at"])
    return ""


def take_away(*, user: User) -> bool:
    """Remove the account's second factor; whether there was one."""
    return SecondFactor.objects.filter(user=user).delete()[0] > 0


def cleaned(code: str) -> str:
    return "".join(code.split()).replace("-", "").lower()[:64]


def digest_of(code: str) -> str:
    return salted_hmac("web.accounts.recovery", code, algorithm="sha256").hexdigest()
