"""The administrative tree (GB/T 2260). Descendants are a range of codes: 44xxxx lies in 440000."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regions.addresses import address_of
from regions.english import english_name
from regions.speaking import is_english

models.CharField.register_lookup(Length)


class Level(models.TextChoices):
    PROVINCE = "province", _("省级")
    PREFECTURE = "prefecture", _("地级")
    COUNTY = "county", _("县级")


def code_range(code: str) -> tuple[str, str]:
    """Return the first and last code that lie in `code`, itself included: 440900 → 440900, 440999."""
    stem = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
    return code, stem.ljust(6, "9")


def lying_in(field: str, code: str, *, own_only: bool = False) -> Q:
    """A condition on `field`, which leads to a region: it is that of `code`, or unless `own_only` lies in it."""
    return Q(**{field: code}) if own_only else Q(**{f"{field}__code__range": code_range(code)})


def lying_in_then(field: str, code: str, *, own_only: bool = False) -> Q:
    """The same by what a place was when its text was written, which `field` with _then leads to; empty where it is the same."""
    same = Q(**{f"{field}_then": None}) & lying_in(field, code, own_only=own_only)
    return same | lying_in(f"{field}_then", code, own_only=own_only)


# Changes that lead from a name of 1980 to that of today; more than these go in a circle.
LONGEST_CHAIN = 6


class RegionQuerySet(models.QuerySet):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def within(self, code: str) -> Self:
        """Regions in the region of `code`, itself included."""
        return self.filter(code__range=code_range(code))

    def named(self, text: str) -> Self:
        """Regions whose full or short name begins with `text`, or whose pinyin initials do."""
        begins = Q(name__startswith=text) | Q(short_name__startswith=text)
        return self.filter(begins | Q(initials__startswith=text.lower()))


class Region(models.Model):
    code = models.CharField("区划代码", max_length=6, primary_key=True)
    name = models.CharField("全称", max_length=50, db_index=True)
    short_name = models.CharField("简称", max_length=30, db_index=True)
    initials = models.CharField("拼音首字母", max_length=30, blank=True, db_index=True)
    level = models.CharField("层级", max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    is_active = models.BooleanField("现行", default=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="撤并后归属"
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "地区"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__length=6), name="region_code_has_six_digits"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, level=Level.PROVINCE)
                | (Q(parent__isnull=False) & ~Q(level=Level.PROVINCE)),
                name="region_only_provinces_have_no_parent",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | (Q(is_active=False) & ~Q(successor=F("code"))),
                name="region_only_abolished_have_successor",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("region_detail", self.code)

    @property
    def code_range(self) -> tuple[str, str]:
        return code_range(self.code)

    @property
    def depth(self) -> int:
        """0 for a province, 1 for a city, 2 for a county."""
        return Level.values.index(self.level)

    @property
    def path(self) -> list["Region"]:
        """Ancestors from the province down, then the region itself; one query a level."""
        above = self.parent.path if self.parent_id else []
        return [*above, self]

    @property
    def today(self) -> "Region":
        """The region in force that this one became; itself where it is in force or nothing followed."""
        region = self
        for _step in range(LONGEST_CHAIN):
            if region.is_active or region.successor_id is None:
                break
            region = region.successor
        return region

    @property
    def shown_name(self) -> str:
        """The name in the language of the page: 湄潭县, Meitan County."""
        return english_name(self.name).full if is_english() else self.name

    @property
    def name_beside(self) -> str:
        """As a list of places names it: 湄潭县, Meitan County 湄潭县."""
        return f"{self.shown_name} {self.name}" if is_english() else self.name

    # Where its short name would be taken for that of another on the page.
    is_told_in_full = False

    @property
    def shown_short_name(self) -> str:
        """湄潭, Meitan; 遵义县 in full, for 遵义 is the city, wherever the place above it was fetched too."""
        if self.is_told_in_full or self._bears_name_above():
            return self.shown_name
        return english_name(self.name).short if is_english() else self.short_name

    def _bears_name_above(self) -> bool:
        above = self._state.fields_cache.get("parent")
        return above is not None and above.short_name == self.short_name

    @property
    def full_name(self) -> str:
        """贵州省遵义市湄潭县"""
        return "".join(region.name for region in self.path)


class ChangeKind(models.TextChoices):
    RENAMED = "renamed", "改名"
    REMADE = (
        "remade",
        "改设",
    )  # one place under another form: 县 → 区, 县 → 市, 地区 → 市, and what lies in it
    MERGED = "merged", "撤并"
    RAISED = "raised", "升格"
    MOVED = "moved", "划转"


class RegionChange(models.Model):
    """How a region came to be what it is: what it was before, how that changed, and when.

    `former` is the row of what was before, empty where the code stayed; its span ends, and `region`'s begins, with the change.
    """

    region = models.ForeignKey(Region, models.CASCADE, related_name="origins", verbose_name="变更后")
    former = models.ForeignKey(
        Region, models.CASCADE, null=True, blank=True, related_name="endings", verbose_name="变更前的区划"
    )
    former_name = models.CharField("变更前的名称", max_length=50, db_index=True)
    kind = models.CharField("方式", max_length=10, choices=ChangeKind)
    # "2016" or "2015-02-16", as precise as is known; "" where it is not.
    happened = models.CharField("时间", max_length=10, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "区划变更"
        ordering = ["happened", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "former_name", "kind", "happened"], name="region_change_once"
            ),
            models.CheckConstraint(
                condition=Q(happened="") | Q(happened__regex=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
                name="region_change_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.former_name} → {self.region} {self.happened}".strip()

    @property
    def when(self) -> str:
        """2016年, 2015年2月16日, or 时间待考."""
        if not self.happened:
            return gettext("时间待考")
        if is_english():
            return self.happened
        parts = (f"{int(part)}{unit}" for part, unit in zip(self.happened.split("-"), "年月日", strict=False))
        return "".join(parts)
