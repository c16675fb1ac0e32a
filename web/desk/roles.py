"""The four roles, as groups; who may do what stands in docs/permissions.md and is granted by migration."""

from django.contrib.auth.models import Group
from django.db import transaction

READER = "读者"
EDITOR = "编辑"
REVIEWER = "审核"
ADMINISTRATOR = "管理员"

ROLES = (READER, EDITOR, REVIEWER, ADMINISTRATOR)
# Staff see drafts and rejected measures, and may open the desk and the admin.
STAFF_ROLES = frozenset({EDITOR, REVIEWER, ADMINISTRATOR})


def is_staff_role(names) -> bool:
    return not STAFF_ROLES.isdisjoint(names)


@transaction.atomic
def assign_role(*, user, role):
    """Give `user` exactly this role; other groups of theirs stay. Superusers remain staff whatever their role."""
    user.groups.remove(*Group.objects.filter(name__in=ROLES))
    user.groups.add(Group.objects.get(name=role))
    return follow_roles(user=user)


def follow_roles(*, user):
    """Bring `is_staff` in line with the groups the user is in."""
    user.is_staff = user.is_superuser or is_staff_role(user.groups.values_list("name", flat=True))
    user.save(update_fields=["is_staff"])
    return user
