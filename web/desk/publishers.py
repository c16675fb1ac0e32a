"""Who brings drafts before the public, told to those who may not do it themselves."""

from django.contrib.auth.models import User

from web.desk.permissions import PUBLISH
from web.people import name_of

NAMES_SHOWN = 3
NOBODY = "现在还没有能发布的账号：请管理员在“后台 · 用户”里给一个账号“审核”角色"


def who_publishes(reader: User) -> str:
    """By whom drafts are published; "" for somebody who may do so."""
    if reader.has_perm(PUBLISH):
        return ""
    holders = User.objects.with_perm(PUBLISH, backend="django.contrib.auth.backends.ModelBackend")
    reviewers = list(holders.filter(is_superuser=False).order_by("pk"))
    if not reviewers:
        return "由管理员核定发布" if holders.exists() else NOBODY
    names = "、".join(map(name_of, reviewers[:NAMES_SHOWN]))
    many = f"等 {len(reviewers)} 人" if len(reviewers) > NAMES_SHOWN else ""
    return f"由审核人员（{names}{many}）核定发布"
