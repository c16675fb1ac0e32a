"""Who links an identity with an account opens that account to somebody."""

import pytest
from django.contrib.auth.models import User

from web.accounts.models import Event, Identity

ADD = "/admin/accounts/identity/add/"


def form(user):
    return {"user": user.pk, "provider": "cas", "subject": "zhou"}


def test_a_manager_links_and_unlinks_and_the_log_knows(client, manager, editor):
    client.force_login(manager)
    assert client.post(ADD, form(editor)).status_code == 302
    link = Identity.objects.get(user=editor)
    assert client.post(f"/admin/accounts/identity/{link.pk}/change/", form(manager)).status_code == 403
    assert client.post(f"/admin/accounts/identity/{link.pk}/delete/", {"post": "yes"}).status_code == 302
    assert Event.objects.filter(kind="roles").count() == 2


@pytest.mark.parametrize(("is_chief", "count"), [(False, 0), (True, 1)])
def test_a_superuser_is_linked_by_a_superuser_alone(client, manager, is_chief, count):
    chief = User.objects.create_superuser("chief")
    client.force_login(chief if is_chief else manager)
    client.post(ADD, form(chief))
    assert Identity.objects.count() == count


def test_an_editor_has_no_business_there(client, editor):
    client.force_login(editor)
    assert client.post(ADD, form(editor)).status_code == 403
