"""Clusters of reprints in the admin: one row a membership, decided by bulk actions that can be taken back."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents.models import ReprintCluster, ReprintMember, Source
from documents.same_text.actions import (
    ReprintError,
    accept_member,
    choose_canonical,
    merge_clusters,
    reject_member,
    reopen_member,
)
from documents.same_text.alignment import Substitution, align
from documents.same_text.comparison_key import comparison_key

SHOWN_DIFFERENCES = 30


class MemberInline(admin.TabularInline):
    model = ReprintMember
    extra = 0
    can_delete = False
    fields = readonly_fields = ["article", "source", "published", "containment", "status", "decided_by"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("article__source", "decided_by")

    def has_add_permission(self, request: HttpRequest, obj: ReprintCluster | None = None) -> bool:
        return False

    @admin.display(description="来源")
    def source(self, member: ReprintMember) -> Source | str:
        return member.article.source or "—"

    @admin.display(description="发布日期")
    def published(self, member: ReprintMember) -> str:
        return member.article.published_label


@admin.register(ReprintCluster)
class ReprintClusterAdmin(admin.ModelAdmin):
    list_display = ["__str__", "member_count", "created_at"]
    list_select_related = ["canonical"]
    fields = readonly_fields = ["canonical", "created_at", "decide"]
    search_fields = ["articles__title"]
    inlines = [MemberInline]
    actions = ["merge"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(member_count=Count("members"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ReprintCluster | None = None) -> bool:
        return False

    @admin.action(description="合并所选转载组（并入最早的一组）", permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet) -> None:
        kept, *others = queryset.order_by("pk")
        for absorbed in others:
            merge_clusters(kept=kept, absorbed=absorbed)
        messages.success(request, f"已把 {len(others)} 组并入{kept}，各篇原有的判断不变。")

    @admin.display(description="判断")
    def decide(self, cluster: ReprintCluster) -> SafeString:
        members = reverse("admin:documents_reprintmember_changelist")
        return format_html('<a href="{}?cluster={}">逐篇判断本组文章</a>', members, cluster.pk)

    @admin.display(description="文章数", ordering="member_count")
    def member_count(self, cluster: ReprintCluster) -> int:
        return cluster.member_count


@admin.register(ReprintMember)
class ReprintMemberAdmin(admin.ModelAdmin):
    list_display = ["article", "cluster_link", "percent", "status", "decided_by", "decided_at"]
    list_filter = ["status"]
    list_select_related = ["article", "cluster__canonical", "decided_by"]
    search_fields = ["article__title"]
    ordering = ["-cluster", "article"]
    fields = readonly_fields = [
        "cluster",
        "article",
        "containment",
        "differences",
        "status",
        "decided_by",
        "decided_at",
    ]
    actions = ["accept", "reject", "reopen", "choose"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ReprintMember | None = None) -> bool:
        return False

    @admin.display(description="转载组", ordering="cluster")
    def cluster_link(self, member: ReprintMember) -> SafeString:
        address = reverse("admin:documents_reprintcluster_change", args=[member.cluster_id])
        return format_html('<a href="{}">{}</a>', address, member.cluster)

    @admin.display(description="重合度", ordering="containment")
    def percent(self, member: ReprintMember) -> str:
        return f"{member.containment:.0%}"

    @admin.display(description="与同组文章的不同")
    def differences(self, member: ReprintMember) -> str:
        """What stands for what in the article that the cluster is known by, or else in another of its articles."""
        others = member.cluster.members.active().exclude(pk=member.pk).select_related("article")
        other = member.cluster.canonical or next((each.article for each in others), None)
        if other is None or other == member.article:
            return "—"
        found = align(comparison_key(other.body), comparison_key(member.article.body)).substitutions
        changes = format_html_join("", "<li>{} → {}</li>", map(printed, found[:SHOWN_DIFFERENCES]))
        return format_html("<p>与《{}》相比，替换 {} 处：</p><ul>{}</ul>", other, len(found), changes)

    @admin.action(description="判为“属于”所在转载组", permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, queryset, lambda member: accept_member(member=member, by=request.user))

    @admin.action(description="判为“不属于”所在转载组", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, queryset, lambda member: reject_member(member=member, by=request.user))

    @admin.action(description="撤销判断，恢复为“待定”", permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, queryset, lambda member: reopen_member(member=member))

    @admin.action(description="设为所在转载组的代表文章", permissions=["change"])
    def choose(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(
            request,
            queryset,
            lambda member: choose_canonical(cluster=member.cluster, article=member.article, by=request.user),
        )

    def decide(
        self, request: HttpRequest, queryset: QuerySet, action: Callable[[ReprintMember], object]
    ) -> None:
        """Apply the action to each member; those that it refuses are named, the others stand."""
        done = 0
        for member in queryset.select_related("article", "cluster"):
            try:
                action(member)
                done += 1
            except ReprintError as error:
                messages.error(request, str(error))
        if done:
            messages.success(request, f"已处理 {done} 条。")


def printed(change: Substitution) -> tuple[str, str]:
    """The words exchanged, figures whole: 416 → 287, not the digits that differ."""
    if change.left_figures == change.right_figures:
        return change.left, change.right
    return "、".join(change.left_figures) or change.left, "、".join(change.right_figures) or change.right
