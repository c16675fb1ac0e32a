"""Clusters of reprints in the admin: one row a membership, decided by bulk actions that can be taken back."""

from django.contrib import admin, messages
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html

from documents.duplicates.actions import (
    ReprintError,
    accept_member,
    choose_canonical,
    reject_member,
    reopen_member,
)
from documents.models import ReprintCluster, ReprintMember


class MemberInline(admin.TabularInline):
    model = ReprintMember
    extra = 0
    can_delete = False
    fields = readonly_fields = ["article", "source", "published", "containment", "status", "decided_by"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article__source", "decided_by")

    def has_add_permission(self, request, obj=None):
        return False

    @admin.display(description="来源")
    def source(self, member):
        return member.article.source or "—"

    @admin.display(description="发布日期")
    def published(self, member):
        return member.article.published_label


@admin.register(ReprintCluster)
class ReprintClusterAdmin(admin.ModelAdmin):
    list_display = ["__str__", "member_count", "created_at"]
    list_select_related = ["canonical"]
    fields = readonly_fields = ["canonical", "created_at"]
    search_fields = ["articles__title"]
    inlines = [MemberInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(member_count=Count("members"))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="文章数", ordering="member_count")
    def member_count(self, cluster):
        return cluster.member_count


@admin.register(ReprintMember)
class ReprintMemberAdmin(admin.ModelAdmin):
    list_display = ["article", "cluster_link", "percent", "status", "decided_by", "decided_at"]
    list_filter = ["status"]
    list_select_related = ["article", "cluster__canonical", "decided_by"]
    search_fields = ["article__title"]
    ordering = ["-cluster", "article"]
    fields = readonly_fields = ["cluster", "article", "containment", "status", "decided_by", "decided_at"]
    actions = ["accept", "reject", "reopen", "choose"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="转载组", ordering="cluster")
    def cluster_link(self, member):
        address = reverse("admin:documents_reprintcluster_change", args=[member.cluster_id])
        return format_html('<a href="{}">{}</a>', address, member.cluster)

    @admin.display(description="重合度", ordering="containment")
    def percent(self, member):
        return f"{member.containment:.0%}"

    @admin.action(description="判为“属于”所在转载组", permissions=["change"])
    def accept(self, request, queryset):
        self.decide(request, queryset, lambda member: accept_member(member=member, by=request.user))

    @admin.action(description="判为“不属于”所在转载组", permissions=["change"])
    def reject(self, request, queryset):
        self.decide(request, queryset, lambda member: reject_member(member=member, by=request.user))

    @admin.action(description="撤销判断，恢复为“待定”", permissions=["change"])
    def reopen(self, request, queryset):
        self.decide(request, queryset, lambda member: reopen_member(member=member))

    @admin.action(description="设为所在转载组的代表文章", permissions=["change"])
    def choose(self, request, queryset):
        self.decide(
            request,
            queryset,
            lambda member: choose_canonical(cluster=member.cluster, article=member.article, by=request.user),
        )

    def decide(self, request, queryset, action):
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
