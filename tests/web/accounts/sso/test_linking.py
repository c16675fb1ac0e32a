"""Whose account an identity is: by its subject, never by a name; roles follow groups, superusers stay what they are."""

import pytest
from django.contrib.auth.models import User

from web.accounts.models import Identity
from web.accounts.roles import EDITOR, READER, REVIEWER
from web.accounts.sso.linking import Claimed, RefusedError, account_of, role_of

pytestmark = pytest.mark.django_db


def claimed(**changes):
    return Claimed(**{"provider": "oidc", "subject": "https://id u1", "name": "lin", **changes})


def role(user):
    return list(user.groups.values_list("name", flat=True))


def test_the_first_time_makes_an_account_without_a_password_and_the_next_finds_it():
    user = account_of(claimed(shown_name="林青山"))
    assert (user.username, user.first_name, user.has_usable_password()) == ("lin", "林青山", False)
    assert role(user) == [READER]
    assert account_of(claimed(name="renamed")) == user
    assert Identity.objects.count() == 1


def test_an_account_of_the_same_name_is_not_taken_over():
    User.objects.create_superuser("Lin")
    with pytest.raises(RefusedError, match="没有自动合并"):
        account_of(claimed())
    assert Identity.objects.count() == 0


def test_the_same_subject_at_another_provider_is_somebody_else():
    account_of(claimed())
    with pytest.raises(RefusedError):
        account_of(claimed(provider="cas"))


def test_roles_follow_the_groups_up_and_down(settings):
    settings.SSO_ROLES = {"法规处": REVIEWER}
    user = account_of(claimed(groups=frozenset({"法规处", EDITOR, "工会"})))
    assert role(user) == [REVIEWER]
    assert user.is_staff
    user = account_of(claimed(groups=frozenset()))
    assert role(user) == [READER]
    assert not user.is_staff


def test_a_provider_that_tells_no_groups_changes_no_role(settings):
    settings.SSO_ROLES = {}
    user = account_of(claimed(groups=frozenset({EDITOR})))
    assert role(account_of(claimed(groups=None))) == role(user) == [EDITOR]


def test_a_linked_superuser_keeps_everything():
    chief = User.objects.create_superuser("chief")
    Identity.objects.create(user=chief, provider="oidc", subject="https://id u1")
    user = account_of(claimed(groups=frozenset({READER})))
    assert user == chief
    assert role(user) == []


def test_a_shut_account_stays_shut():
    User.objects.filter(pk=account_of(claimed()).pk).update(is_active=False)
    with pytest.raises(RefusedError, match="停用"):
        account_of(claimed())


@pytest.mark.parametrize("changes", [{"name": ""}, {"name": "a b"}, {"name": "a" * 151}, {"subject": ""}])
def test_what_is_no_name_opens_nothing(changes):
    with pytest.raises(RefusedError):
        account_of(claimed(**changes))
    assert User.objects.count() == 0


def test_the_highest_role_counts():
    assert role_of({READER, REVIEWER, EDITOR}) == REVIEWER
    assert role_of(set()) == READER
    assert role_of(None) == ""
