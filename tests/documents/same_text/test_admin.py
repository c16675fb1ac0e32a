import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from documents.models import MemberStatus, ReprintCluster, ReprintMember
from documents.same_text.actions import propose_reprints
from tests.documents.same_text import transformations
from tests.documents.same_text.corpus import TEXTS
from tests.factories import make_article

pytestmark = pytest.mark.django_db
MEMBERS = reverse("admin:documents_reprintmember_changelist")


@pytest.fixture
def admin_client(client):
    client.force_login(User.objects.create_superuser("root", password=None))
    return client


@pytest.fixture
def cluster():
    propose_reprints(article=make_article(TEXTS["tea_county"]))
    return propose_reprints(article=make_article(transformations.with_editors_note(TEXTS["tea_county"])))


def post_action(client, action, *members):
    data = {"action": action, "_selected_action": [member.pk for member in members]}
    return client.post(MEMBERS, data, follow=True).content.decode()


def test_a_reader_has_no_way_in(client, cluster):
    client.force_login(User.objects.create_user("reader", password=None))
    assert client.get(MEMBERS).status_code == 302


def test_staff_without_the_permission_decide_nothing(client, cluster, staff_client):
    response = staff_client.post(
        MEMBERS, {"action": "accept", "_selected_action": [cluster.members.first().pk]}
    )
    assert response.status_code == 403
    assert not ReprintMember.objects.exclude(status=MemberStatus.PROPOSED).exists()


def test_members_are_decided_in_bulk_and_taken_back(admin_client, cluster):
    members = list(cluster.members.all())
    assert "已处理 2 条" in post_action(admin_client, "accept", *members)
    assert set(cluster.members.values_list("status", flat=True)) == {MemberStatus.ACCEPTED}
    post_action(admin_client, "reopen", *members)
    assert set(cluster.members.values_list("status", flat=True)) == {MemberStatus.PROPOSED}


def test_what_was_put_out_cannot_stand_for_the_cluster(admin_client, cluster):
    member = cluster.members.first()
    post_action(admin_client, "reject", member)
    assert "不能作为代表文章" in post_action(admin_client, "choose", member)


def test_the_cluster_shows_its_sources(admin_client, cluster):
    member = cluster.members.first()
    post_action(admin_client, "choose", member)
    page = admin_client.get(
        reverse("admin:documents_reprintcluster_change", args=[cluster.pk])
    ).content.decode()
    assert member.article.title in page
    assert admin_client.get(reverse("admin:documents_reprintcluster_changelist")).status_code == 200


def test_a_member_shows_what_stands_for_what(admin_client):
    original = make_article(TEXTS["tea_county"])
    propose_reprints(article=original)
    reprint = make_article(TEXTS["tea_county"].replace("416名", "418名").replace("云溪县", "<云溪>县"))
    cluster = propose_reprints(article=reprint)
    member = cluster.members.get(article=reprint)
    page = admin_client.get(
        reverse("admin:documents_reprintmember_change", args=[member.pk])
    ).content.decode()
    assert "替换 1 处" in page
    assert "<li>416 → 418</li>" in page


def test_a_cluster_leads_to_its_members(admin_client, cluster):
    page = admin_client.get(
        reverse("admin:documents_reprintcluster_change", args=[cluster.pk])
    ).content.decode()
    assert f"{MEMBERS}?cluster={cluster.pk}" in page
    assert admin_client.get(f"{MEMBERS}?cluster={cluster.pk}").status_code == 200


def test_clusters_of_one_text_are_merged(admin_client, cluster):
    other = ReprintCluster.objects.create()
    data = {"action": "merge", "_selected_action": [cluster.pk, other.pk]}
    page = admin_client.post(reverse("admin:documents_reprintcluster_changelist"), data, follow=True)
    assert "已把 1 组并入" in page.content.decode()
    assert list(ReprintCluster.objects.all()) == [cluster]
