"""Find regions in text, avoiding the many region names that are ordinary words.

Owns the forms of each name and the decision whether a string of characters is one of them. Must not know
Django, articles or files. Run it on titles, posts and cleaned bodies, never on site furniture.

A full name (湄潭县) counts wherever it stands unless it hides in other words. A short name of a province or
prefecture (广东, 茂名) counts unless its neighbours give it away. A short name of a county (湄潭) counts only with
a licence: right after its parent, in a list after a licensed one, as a headline's lead, or where the full name
stands elsewhere in the same text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from regions.ordinary_words import (
    GENERIC_AREAS,
    NOT_A_PLACE,
    NOT_AFTER,
    NOT_BEFORE,
    ORDINARY,
    ORDINARY_WIDE,
    PROVINCE_PARTS,
)
from regions.placing import place
from regions.region_names import RegionMatch, RegionMention, RegionName, printed_forms

__all__ = ["Gazetteer", "RegionMatch", "RegionMention", "RegionName"]

_NOT_A_PLACE = re.compile(NOT_A_PLACE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
# 和县直, 兴县域, 富县级: what follows a two-character county only where no county is meant.
_AFTER_COUNTY_WORD = frozenset("域级直里内际间乡镇村市区城外中以")
_SAFE_LEFT = frozenset("在赴于自原到往抵共驻")


class Gazetteer:
    """Every region's printed names, ready to be found; build once, share freely."""

    def __init__(self, rows: Iterable[RegionName]) -> None:
        """`rows` in any order; an abolished row answers with its successor's code."""
        self._rows = {row.code: row for row in rows}
        self._forms: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for row in self._rows.values():
            for form, is_full in printed_forms(row):
                if (row.code, is_full) not in self._forms[form]:
                    self._forms[form].append((row.code, is_full))
        provinces = {row.short_name: row.code for row in self._rows.values() if row.level == "province"}
        for form, name in PROVINCE_PARTS.items():
            if name in provinces:
                self._forms[form].append((provinces[name], False))
        lengths: dict[str, set[int]] = defaultdict(set)
        for form in self._forms:
            lengths[form[:2]].add(len(form))
        self._lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def row(self, code: str) -> RegionName | None:
        """Return the division with this code, if any."""
        return self._rows.get(code)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return the codes above `code`, nearest first."""
        found: list[str] = []
        row = self._rows.get(code)
        while row and row.parent:
            found.append(row.parent)
            row = self._rows.get(row.parent)
        return tuple(found)

    def find(self, text: str) -> tuple[RegionMention, ...]:
        """Return the regions named in `text`, in order, without overlaps. Linear in its length."""
        hits = list(self._hits(text))
        anchored = self._anchors(text, hits)
        accepted: list[tuple[int, int, list[tuple[str, bool]]]] = []
        for start, form, codes in hits:
            if accepted and start < accepted[-1][1]:
                continue
            before = accepted[-1] if accepted else None
            kept = [c for c in codes if self._is_meant(text, start, form, c, before, anchored)]
            if kept:
                accepted.append((start, start + len(form), kept))
        return tuple(self._mentions(text, accepted))

    def resolve(
        self, *, title: str = "", authors: Sequence[str] = (), issuer: str = "", body: str = ""
    ) -> RegionMatch:
        """Say which region a document belongs to; `authors` are their posts as printed."""
        return place(self, title=title, posts=authors, issuer=issuer, body=body)

    def _hits(self, text: str) -> Iterator[tuple[int, str, list[tuple[str, bool]]]]:
        """Yield every form that stands in the text, longest first at each place; forms may overlap."""
        for start in range(len(text) - 1):
            for length in self._lengths.get(text[start : start + 2], ()):
                form = text[start : start + length]
                if form in self._forms:
                    yield start, form, self._forms[form]

    def _anchors(self, text: str, hits: list[tuple[int, str, list[tuple[str, bool]]]]) -> set[str]:
        """Return the divisions whose full name stands somewhere, which licenses their short names."""
        return {
            candidate[0]
            for start, form, codes in hits
            for candidate in codes
            if candidate[1] and self._is_meant(text, start, form, candidate, None, set())
        }

    def _is_meant(
        self,
        text: str,
        start: int,
        form: str,
        candidate: tuple[str, bool],
        before: tuple[int, int, list[tuple[str, bool]]] | None,
        anchored: set[str],
    ) -> bool:
        """Whether `form` at `start` names the candidate rather than being part of other words."""
        code, is_full = candidate
        end = start + len(form)
        left, right = text[start - 1 : start], text[end : end + 1]
        if left and left in NOT_AFTER.get(form, "") or right and right in NOT_BEFORE.get(form, ""):
            return False
        if _NOT_A_PLACE.match(text, end) or (form.endswith("市") and right == "场"):
            return False
        follows_parent = bool(before) and before[1] == start and self._is_above(before[2], code)  # type: ignore[index]
        if is_full:
            return follows_parent or self._stands_free(form, code, left, right)
        if self._rows[code].level != "county":
            return follows_parent or form not in ORDINARY_WIDE
        if form in ORDINARY:
            return False
        is_lead = start == 0 and right in {"：", ":"}
        return (
            follows_parent or is_lead or code in anchored or self._continues_list(text, start, code, before)
        )

    def _stands_free(self, form: str, code: str, left: str, right: str) -> bool:
        """Whether a full name that may be part of other words has a neighbour that rules this out."""
        if self._rows[code].short_name not in ORDINARY and len(form) > 2 and form not in GENERIC_AREAS:
            return True
        if right in _AFTER_COUNTY_WORD:
            return False
        if form in GENERIC_AREAS:
            return not left and form.endswith("县")
        return not left or not _HAN.match(left) or left in _SAFE_LEFT

    def _is_above(self, found: list[tuple[str, bool]], code: str) -> bool:
        above = self.ancestors(code)
        return any(candidate in above for candidate, _ in found)

    def _continues_list(
        self, text: str, start: int, code: str, before: tuple[int, int, list[tuple[str, bool]]] | None
    ) -> bool:
        """广西大化、都安、环江: the later ones share the first one's province."""
        if not before or text[before[1] : start] not in {"、", "和", "与", "及"}:
            return False
        return any(self._rows[c].level == "county" and c[:2] == code[:2] for c, _ in before[2])

    def _mentions(
        self, text: str, accepted: list[tuple[int, int, list[tuple[str, bool]]]]
    ) -> Iterator[RegionMention]:
        context: Counter[str] = Counter()
        for _, _, codes in accepted:
            active = self._best_level(codes)
            if len(active) == 1:
                context.update((active[0], *self.ancestors(active[0])))
        previous_end, previous_code = -1, ""
        for start, end, codes in accepted:
            active = self._best_level(codes)
            nearby = [c for c in active if start == previous_end and previous_code in self.ancestors(c)]
            code = self._choose(nearby or active, context)
            previous_end, previous_code = end, code
            yield RegionMention(start, end, text[start:end], code, any(full for _, full in codes))

    def _choose(self, codes: Sequence[str], context: Counter[str]) -> str:
        """Return the candidate whose parents the text names most; "" where that decides nothing."""
        if len(codes) == 1:
            return codes[0]
        ranked = sorted(((sum(context[a] for a in self.ancestors(c)), c) for c in codes), reverse=True)
        return ranked[0][1] if ranked[0][0] > ranked[1][0] else ""

    def _best_level(self, codes: list[tuple[str, bool]]) -> list[str]:
        """Return the active codes at the highest level: 吉林 is the province before the city."""
        level = min(LEVEL_ORDER[self._rows[code].level] for code, _ in codes)
        kept = [code for code, _ in codes if LEVEL_ORDER[self._rows[code].level] == level]
        present = [code for code in kept if self._rows[code].is_active] or kept
        return list(dict.fromkeys(self._active(code) for code in present))

    def _active(self, code: str) -> str:
        row = self._rows[code]
        return row.successor if not row.is_active and row.successor in self._rows else code


LEVEL_ORDER = {"province": 0, "prefecture": 1, "county": 2}
