"""The four roles, as groups; who may do what stands in docs/permissions.md too and is granted by migration.

GRANTS is what all migrations together have granted: a change of it comes with a migration that carries its own copy of
what it adds or takes away, and tests/web/accounts/test_roles.py holds the two together.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.translation import pgettext_lazy

READER = "读者"
EDITOR = "编辑"
REVIEWER = "审核"
ADMINISTRATOR = "管理员"

ROLES = (READER, EDITOR, REVIEWER, ADMINISTRATOR)
# As pages name them, in their language.
SHOWN = {
    READER: pgettext_lazy("role", "读者"),
    EDITOR: pgettext_lazy("role", "编辑"),
    REVIEWER: pgettext_lazy("role", "审核"),
    ADMINISTRATOR: pgettext_lazy("role", "管理员"),
}
# Staff see drafts and rejected measures, and may open the desk and the admin.
STAFF_ROLES = frozenset({EDITOR, REVIEWER, ADMINISTRATOR})

_VIEWED = (
    "regions.view_region",
    "documents.view_article",
    "documents.view_authorship",
    "documents.view_official",
    "documents.view_reprintcluster",
    "documents.view_reprintmember",
    "documents.view_source",
    "documents.view_sourcefile",
    "documents.view_dictionaryterm",
    "documents.view_synonymgroup",
    "documents.view_loggedquery",
    "documents.view_watchedpage",
    "measures.view_figure",
    "measures.view_measure",
    "measures.view_theme",
    "measures.view_themegroup",
    "measures.view_transition",
)
_EDITED = (
    "documents.import_article",
    "documents.change_article",
    "documents.add_authorship",
    "documents.change_authorship",
    "documents.delete_authorship",
    "documents.add_official",
    "documents.change_official",
    "documents.add_source",
    "documents.change_source",
    "documents.add_dictionaryterm",
    "documents.change_dictionaryterm",
    "documents.add_synonymgroup",
    "documents.change_synonymgroup",
    "measures.add_measure",
    "measures.change_measure",
)
_REVIEWED = (
    "documents.publish_article",
    "documents.change_reprintcluster",
    "documents.change_reprintmember",
    "measures.review_measure",
)
_ADMINISTERED = (
    "regions.add_region",
    "regions.change_region",
    "regions.delete_region",
    "documents.delete_official",
    "documents.delete_source",
    "documents.delete_dictionaryterm",
    "documents.delete_synonymgroup",
    "documents.delete_loggedquery",
    "documents.add_watchedpage",
    "documents.change_watchedpage",
    "documents.delete_watchedpage",
    "measures.add_theme",
    "measures.change_theme",
    "measures.delete_theme",
    "measures.add_themegroup",
    "measures.change_themegroup",
    "measures.delete_themegroup",
    "auth.view_user",
    "auth.add_user",
    "auth.change_user",
    "auth.view_group",
    "accounts.view_event",
    "accounts.view_identity",
    "accounts.add_identity",
    "accounts.delete_identity",
    "axes.view_accessattempt",
    "axes.delete_accessattempt",
)
# From a role to its permissions as "app.codename".
GRANTS: dict[str, tuple[str, ...]] = {
    READER: (),
    EDITOR: (*_VIEWED, *_EDITED),
    REVIEWER: (*_VIEWED, *_EDITED, *_REVIEWED),
    ADMINISTRATOR: (*_VIEWED, *_EDITED, *_REVIEWED, *_ADMINISTERED),
}


def is_staff_role(names: Iterable[str]) -> bool:
    return not STAFF_ROLES.isdisjoint(names)


@transaction.atomic
def assign_role(*, user: User, role: str) -> User:
    """Give `user` exactly this role; other groups of theirs stay. Superusers remain staff whatever their role."""
    user.groups.remove(*Group.objects.filter(name__in=ROLES))
    user.groups.add(Group.objects.get(name=role))
    return follow_roles(user=user)


def follow_roles(*, user: User) -> User:
    """Bring `is_staff` in line with the groups the user is in."""
    user.is_staff = user.is_superuser or is_staff_role(user.groups.values_list("name", flat=True))
    user.save(update_fields=["is_staff"])
    return user
