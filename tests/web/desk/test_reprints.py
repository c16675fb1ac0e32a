import pytest
from django.urls import reverse

from documents.models import MemberStatus, ReprintMember
from documents.same_text.actions import propose_reprints
from tests.documents.same_text.corpus import TEXTS
from tests.factories import make_article

TEXT = TEXTS["finance_report"]


@pytest.fixture
def members(db):
    """A text and its reprint under another headline, proposed as one cluster."""
    first = make_article(TEXT, title="首发")
    propose_reprints(article=first)
    second = make_article(f"本网讯 {TEXT}（责任编辑：某某）", title="转载")
    propose_reprints(article=second)
    return {member.article.title: member for member in ReprintMember.objects.all()}


def decide(client, member, verdict):
    return client.post(reverse("desk:reprint_decide", args=[member.pk]), {"verdict": verdict}, follow=True)


def status_of(member):
    return ReprintMember.objects.get(pk=member.pk).status


def test_an_unknown_verdict_decides_nothing(review_client, members):
    assert "请选择一种判断" in decide(review_client, members["转载"], "delete").text
    assert status_of(members["转载"]) == MemberStatus.PROPOSED


def test_an_editor_sees_clusters_and_decides_none(client, editor, members):
    client.force_login(editor)
    assert "首发" in client.get(reverse("desk:reprint_list")).text
    assert decide(client, members["转载"], "accept").status_code == 403


def test_a_cluster_is_decided_given_a_face_and_taken_back(review_client, members):
    for member in members.values():
        decide(review_client, member, "accept")
    assert "没有要判断的转载" in review_client.get(reverse("desk:reprint_list")).text
    page = decide(review_client, members["首发"], "canonical")
    assert "代表" in review_client.get(reverse("desk:reprint_list"), {"show": "decided"}).text
    assert page.status_code == 200
    decide(review_client, members["转载"], "reopen")
    assert status_of(members["转载"]) == MemberStatus.PROPOSED


def test_a_rejected_member_is_a_text_of_its_own(review_client, members):
    decide(review_client, members["转载"], "reject")
    assert status_of(members["转载"]) == MemberStatus.REJECTED


def test_texts_are_compared_character_by_character(review_client, members):
    page = review_client.get(reverse("desk:reprint_compare", args=[members["转载"].pk])).text
    assert "<ins>" in page


@pytest.mark.parametrize("query", [{"show": "x"}, {"page": "abc"}, {"show": "decided"}])
def test_odd_queries_are_answered(review_client, members, query):
    assert review_client.get(reverse("desk:reprint_list"), query).status_code == 200
