import pytest
from django.contrib.auth.models import Group, User
from django.db.models import Model

from tests.factories import make_account
from web.accounts.roles import (
    ADMINISTRATOR,
    EDITOR,
    GRANTS,
    READER,
    REVIEWER,
    ROLES,
    assign_role,
    follow_roles,
)


@pytest.fixture
def user(db):
    return User.objects.create_user("someone", password=None)


def test_the_four_roles_are_groups_from_the_start(db):
    assert set(Group.objects.values_list("name", flat=True)) >= set(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_the_migrations_grant_what_the_table_says(db, role):
    granted = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
    assert sorted(f"{app}.{codename}" for app, codename in granted) == sorted(GRANTS[role])


def test_an_account_may_what_its_role_is_granted(db):
    for role in ROLES:
        account = make_account(f"account of {role}", role)
        assert account.get_all_permissions() == set(GRANTS[role])


def test_a_reader_may_change_nothing_and_sees_no_drafts(user):
    assign_role(user=user, role=READER)
    assert not user.is_staff
    assert user.get_all_permissions() == set()


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (EDITOR, {"documents.import_article", "measures.change_measure"}, {"measures.review_measure"}),
        (EDITOR, {"documents.change_article"}, {"documents.publish_article", "measures.change_theme"}),
        (REVIEWER, {"documents.publish_article", "measures.review_measure"}, {"auth.change_user"}),
        (ADMINISTRATOR, {"auth.change_user", "measures.change_theme", "measures.review_measure"}, set()),
    ],
)
def test_each_role_may_do_its_work_and_no_more(user, role, may, may_not):
    assign_role(user=user, role=role)
    user = User.objects.get(pk=user.pk)
    assert user.is_staff
    assert all(user.has_perm(permission) for permission in may)
    assert not any(user.has_perm(permission) for permission in may_not)


@pytest.mark.parametrize("role", ROLES)
def test_no_role_may_delete_what_articles_rest_on(user, role):
    assign_role(user=user, role=role)
    user = User.objects.get(pk=user.pk)
    for permission in ("documents.delete_article", "documents.delete_sourcefile", "measures.delete_measure"):
        assert not user.has_perm(permission)


def test_a_new_role_takes_the_place_of_the_old(user):
    assign_role(user=user, role=REVIEWER)
    assign_role(user=user, role=READER)
    assert [group.name for group in user.groups.all()] == [READER]
    assert not User.objects.get(pk=user.pk).is_staff


def test_a_superuser_stays_staff_without_a_role(db):
    root = User.objects.create_superuser("root", password=None)
    assert isinstance(follow_roles(user=root), Model)
    assert root.is_staff
