import pytest
from django.core.management import call_command

from documents.models import MemberStatus, ReprintCluster, ReprintMember
from documents.same_text.actions import (
    ReprintError,
    accept_member,
    choose_canonical,
    merge_clusters,
    propose_reprints,
    reject_member,
    reopen_member,
    sign_article,
)
from documents.same_text.candidates import find_reprints_of
from tests.documents.same_text import transformations
from tests.documents.same_text.corpus import EXCHANGES, TEXTS, exchange
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TEA, RESETTLEMENT = TEXTS["tea_county"], TEXTS["reservoir_resettlement"]


@pytest.fixture
def original():
    return make_article(TEA, title="原载")


@pytest.fixture
def reprint():
    return make_article(transformations.with_site_furniture(TEA), title="转载")


@pytest.fixture
def cluster(original, reprint):
    propose_reprints(article=original)
    return propose_reprints(article=reprint)


def member_of(article):
    return ReprintMember.objects.get(article=article)


def test_a_look_alike_is_not_proposed(original):
    twin = make_article(exchange(TEA, EXCHANGES["other_place"]["tea_county"]))
    propose_reprints(article=original)
    assert propose_reprints(article=twin) is None
    assert not ReprintCluster.objects.exists()


def test_it_proposes_both_sides_and_decides_nothing(cluster, original, reprint):
    assert {member.article for member in cluster.members.all()} == {original, reprint}
    assert {member.status for member in cluster.members.all()} == {MemberStatus.PROPOSED}
    assert cluster.canonical is None


def test_proposing_again_changes_nothing(cluster, reprint):
    assert propose_reprints(article=reprint) == cluster
    assert ReprintMember.objects.count() == 2


def test_a_third_outlet_joins_the_cluster(cluster):
    third = make_article(transformations.in_traditional_characters(TEA))
    assert propose_reprints(article=third) == cluster
    assert cluster.members.count() == 3


def test_what_a_person_put_out_is_not_proposed_again(cluster, original, reprint, staff):
    reject_member(member=member_of(reprint), by=staff)
    assert propose_reprints(article=reprint) is None
    assert propose_reprints(article=original) is None
    assert member_of(reprint).status == MemberStatus.REJECTED


def test_a_decision_can_be_taken_back(cluster, reprint, staff):
    member = accept_member(member=member_of(reprint), by=staff)
    assert (member.status, member.decided_by) == (MemberStatus.ACCEPTED, staff)
    member = reopen_member(member=member)
    assert (member.status, member.decided_by, member.decided_at) == (MemberStatus.PROPOSED, None, None)
    assert member.history.count() == 3


def test_choosing_what_stands_for_the_cluster_accepts_it(cluster, original, staff):
    choose_canonical(cluster=cluster, article=original, by=staff)
    cluster.refresh_from_db()
    assert cluster.canonical == original
    assert member_of(original).status == MemberStatus.ACCEPTED


@pytest.mark.parametrize("undo", [reopen_member, reject_member])
def test_the_cluster_loses_what_stood_for_it(cluster, original, staff, undo):
    choose_canonical(cluster=cluster, article=original, by=staff)
    by = {"by": staff} if undo is reject_member else {}
    undo(member=member_of(original), **by)
    cluster.refresh_from_db()
    assert cluster.canonical is None


def test_an_outsider_cannot_stand_for_the_cluster(cluster, staff):
    with pytest.raises(ReprintError, match="不在转载组"):
        choose_canonical(cluster=cluster, article=make_article(RESETTLEMENT), by=staff)


def test_an_article_stands_in_one_cluster_at_a_time(cluster, reprint, staff):
    put_out = reject_member(member=member_of(reprint), by=staff)
    other = ReprintCluster.objects.create()
    ReprintMember.objects.create(cluster=other, article=reprint, containment=1)
    with pytest.raises(ReprintError, match="另一转载组"):
        reopen_member(member=put_out)
    with pytest.raises(ReprintError, match="已在转载组"):
        accept_member(member=put_out, by=staff)


def test_merging_keeps_decisions(cluster, original, staff):
    choose_canonical(cluster=cluster, article=original, by=staff)
    kept = ReprintCluster.objects.create()
    merge_clusters(kept=kept, absorbed=cluster)
    assert kept.members.count() == 2
    assert member_of(original).status == MemberStatus.ACCEPTED
    assert not ReprintCluster.objects.filter(pk=cluster.pk).exists()


def test_a_changed_body_is_signed_anew(original):
    before = set(sign_article(article=original).bands.values_list("value", flat=True))
    original.body = RESETTLEMENT
    original.save()
    signature = sign_article(article=original)
    assert signature.body_sha256 == original.body_sha256
    assert before.isdisjoint(signature.bands.values_list("value", flat=True))


def test_a_body_that_is_not_stored_finds_its_twin(original):
    sign_article(article=original)
    (match,) = find_reprints_of(transformations.without_last_third(TEA))
    assert match.article == original
    assert find_reprints_of(RESETTLEMENT) == []


def test_the_command_takes_up_what_is_new(original, reprint, capsys):
    call_command("find_reprints")
    assert "比对文章 2 篇，新提出转载组 1 个" in capsys.readouterr().out
    call_command("find_reprints")
    assert "比对文章 0 篇" in capsys.readouterr().out
