"""Writes to signatures and clusters of reprints. Keyword-only, atomic, returning what they made.

Proposals come from comparison; accepting, rejecting and choosing what stands for a cluster is a person's, and each
can be taken back. A rejected membership stays on record, so that it is not proposed again.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from documents.models import (
    Article,
    BodySignature,
    MemberStatus,
    ReprintCluster,
    ReprintMember,
    SignatureBand,
)
from documents.same_text.candidates import Match, find_reprints_of
from documents.same_text.signature import SIGNATURE_VERSION, body_bands


class ReprintError(Exception):
    """A decision that cannot stand beside an earlier one. The message is Chinese and says what to do."""


@transaction.atomic
def sign_article(*, article: Article, bands: tuple[int, ...] | None = None) -> BodySignature:
    """Store the signature of the article's present body; does nothing where it is stored already.

    `bands` are those of that body, where they are known.
    """
    current = {"body_sha256": article.body_sha256, "version": SIGNATURE_VERSION}
    signature, is_new = BodySignature.objects.get_or_create(article=article, defaults=current)
    if not is_new:
        if (signature.body_sha256, signature.version) == (article.body_sha256, SIGNATURE_VERSION):
            return signature
        BodySignature.objects.filter(pk=signature.pk).update(**current)
        signature.refresh_from_db()
    signature.bands.all().delete()
    SignatureBand.objects.bulk_create(
        SignatureBand(signature=signature, value=value)
        for value in (body_bands(article.body) if bands is None else bands)
    )
    return signature


@transaction.atomic
def propose_reprints(*, article: Article) -> ReprintCluster | None:
    """Sign the article and propose it, with the stored articles that carry its text, as one cluster.

    Joins the cluster of the closest match where there is one. Pairs that a person separated are not proposed again.
    Returns the cluster, or None where the text stands alone.
    """
    sign_article(article=article)
    matches = find_reprints_of(article.body, except_pk=article.pk)
    # Two imports that meet at one article wait for each other instead of failing on a constraint.
    list(
        Article.objects.select_for_update()
        .filter(pk__in=[article.pk, *(match.article.pk for match in matches)])
        .order_by("pk")
    )
    matches = [match for match in matches if not were_separated(article, match.article)]
    if not matches:
        return None
    cluster = active_cluster(article) or first_cluster(article, matches) or ReprintCluster.objects.create()
    add_proposed(cluster=cluster, article=article, containment=matches[0].resemblance.containment)
    for match in matches:
        add_proposed(cluster=cluster, article=match.article, containment=match.resemblance.containment)
    return cluster


def were_separated(article: Article, other: Article) -> bool:
    """Tell whether a person put one of the two out of a cluster that the other is or was in."""
    clusters = ReprintMember.objects.filter(article=other).values("cluster")
    shared = ReprintMember.objects.filter(article=article, cluster__in=clusters)
    return (
        shared.filter(status=MemberStatus.REJECTED).exists()
        or ReprintMember.objects.filter(
            article=other, cluster__in=shared.values("cluster"), status=MemberStatus.REJECTED
        ).exists()
    )


def active_cluster(article: Article) -> ReprintCluster | None:
    member = ReprintMember.objects.active().filter(article=article).select_related("cluster").first()
    return member.cluster if member else None


def first_cluster(article: Article, matches: list[Match]) -> ReprintCluster | None:
    """Return the cluster of the closest match that the article was not put out of."""
    for match in matches:
        cluster = active_cluster(match.article)
        if cluster and not cluster.members.filter(article=article).exists():
            return cluster
    return None


def add_proposed(*, cluster: ReprintCluster, article: Article, containment: float) -> None:
    """Add the article as proposed, unless the cluster knows it or it stands in another one."""
    known = ReprintMember.objects.filter(article=article)
    if not (known.filter(cluster=cluster).exists() or known.active().exists()):
        ReprintMember.objects.create(cluster=cluster, article=article, containment=containment)


@transaction.atomic
def accept_member(*, member: ReprintMember, by: User) -> ReprintMember:
    """Record that the article carries the cluster's text."""
    elsewhere = (
        ReprintMember.objects.active()
        .filter(article=member.article)
        .exclude(pk=member.pk)
        .select_related("cluster")
        .first()
    )
    if elsewhere is not None:
        raise ReprintError(
            f"《{member.article}》已在{elsewhere.cluster}中。请先在那一组把它判为“不属于”，再归入本组。"
        )
    return record(member, MemberStatus.ACCEPTED, by)


@transaction.atomic
def reject_member(*, member: ReprintMember, by: User) -> ReprintMember:
    """Record that the article is a text of its own; the cluster stands for nothing if it stood for this one."""
    clear_if_canonical(member)
    return record(member, MemberStatus.REJECTED, by)


@transaction.atomic
def reopen_member(*, member: ReprintMember) -> ReprintMember:
    """Take a decision back: the membership is as proposed again."""
    if member.status == MemberStatus.REJECTED and active_cluster(member.article):
        raise ReprintError(
            f"《{member.article}》已归入另一转载组，不能在本组恢复为“待定”。请先撤销那一组的判断。"
        )
    clear_if_canonical(member)
    member.status, member.decided_by, member.decided_at = MemberStatus.PROPOSED, None, None
    member.save()
    return member


def record(member: ReprintMember, status: MemberStatus, by: User) -> ReprintMember:
    member.status, member.decided_by, member.decided_at = status, by, timezone.now()
    member.save()
    return member


def clear_if_canonical(member: ReprintMember) -> None:
    cluster = member.cluster
    if cluster.canonical_id == member.article_id:
        cluster.canonical = None
        cluster.save()


@transaction.atomic
def choose_canonical(*, cluster: ReprintCluster, article: Article, by: User) -> ReprintCluster:
    """Let the article stand for the cluster, which says that it belongs to it."""
    member = cluster.members.active().filter(article=article).first()
    if member is None:
        raise ReprintError(f"《{article}》不在{cluster}中，不能作为代表文章。请先把它判为“属于”。")
    if member.status != MemberStatus.ACCEPTED:
        accept_member(member=member, by=by)
    cluster.canonical = article
    cluster.save()
    return cluster


@transaction.atomic
def merge_clusters(*, kept: ReprintCluster, absorbed: ReprintCluster) -> ReprintCluster:
    """Move the members of one cluster into another, with what was decided about them."""
    known = set(kept.members.values_list("article_id", flat=True))
    for member in absorbed.members.all():
        if member.article_id in known:
            member.delete()
        else:
            member.cluster = kept
            member.save()
    absorbed.delete()
    return kept
