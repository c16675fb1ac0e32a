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
from dataclasses import dataclass

from regions.gazetteer.ordinary_words import (
    AMBIGUOUS_FULL,
    AMBIGUOUS_TWO,
    GENERIC_AREAS,
    NOT_A_PLACE,
    NOT_AFTER,
    NOT_BEFORE,
    ORDINARY,
    ORDINARY_WIDE,
    PROVINCE_PARTS,
)
from regions.gazetteer.placing import place
from regions.gazetteer.region_names import (
    LEVELS,
    OtherName,
    RegionMatch,
    RegionMention,
    RegionName,
    printed_forms,
)
from regions.gazetteer.smaller_places import smaller_places

__all__ = ["Gazetteer", "OtherName", "RegionMatch", "RegionMention", "RegionName"]

_NOT_A_PLACE = re.compile(NOT_A_PLACE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
# 和县直, 兴县域, 乡村振兴区域: what follows only where no county is meant.
_NO_COUNTY_BEFORE = re.compile(r"域|级|直(?!属)|里|际|乡镇|乡两|镇[村两]|村|间|市|区[域县]|城(?!关)")
_OFFICE = re.compile(
    r"委(?:书记|副书记|办|员会|[、常组宣])?|人民政府|政府办|政协|人大|纪委|监委|乡村振兴局|农业农村局"
)
# 湄潭交警, 湄潭法院: what each county has one of.
_LOCAL_OFFICE = re.compile(
    r"(?:县委|公安|交警|法院|检察院?|税务|消防|司法|民政|人社|教育|卫健|文旅|城管|纪委|团县?委|妇联|工商联|农商|供销|气象|水利|住建|融媒|宣传部|组织部|统战部|政协|人大)"
)
# 湄潭村, 安丰塘镇: a smaller place of the same name.
_SMALLER = re.compile(r"乡(?!村)|[村镇屯街路河山湖江桥湾岭沟坝港社]")
# 马鞍山村 is a village, 河南街道党工委 a street's; 榆林村民 and 贵州村超 are of the place.
_VILLAGE = re.compile(r"村(?![民级支居务集干超里寨BA])|林场|水库|街道(?:办|党|[一-龥]{2,4}(?:村|社区))")
# 常委王长春, 王长春说: people whose names end as a place's.
_SURNAME = "[李王张刘陈杨赵吴徐孙胡朱郭罗郑梁宋许韩冯邓曹彭曾]"
_PERSON = re.compile(
    rf"(?:书记|主席|委员|常委|总理|部长|省长|市长|县长|局长|主任|同志|代表|记者|队长|村民|党员)(?P<called>{_SURNAME}[一-龥]{{2}})"
    rf"|(?P<says>{_SURNAME}[一-龥]{{2}})(?:说|表示|指出|强调|介绍|告诉|认为|同志|先生|女士)"
)
_SAFE_LEFT = frozenset("在赴于自原到往抵共驻访")
_NUMERALS = frozenset("一二三四五六七八九十百千几数余多")
_LIST_MARKS = frozenset({"、", "和", "与", "及"})


@dataclass(frozen=True, slots=True)
class _Hit:
    """A form standing at `start`, with the divisions it may name: (code, whether in full)."""

    start: int
    end: int
    form: str
    candidates: tuple[tuple[str, bool], ...]


class Gazetteer:
    """Every region's printed names, ready to be found; build once, share freely."""

    def __init__(self, rows: Iterable[RegionName], other_names: Iterable[OtherName] = ()) -> None:
        """`rows` in any order; an abolished row answers with its successor's code. Other names of codes that no row
        has are left out."""
        self._rows = {row.code: row for row in rows}
        forms: dict[str, dict[tuple[str, bool], None]] = defaultdict(dict)
        for row in self._rows.values():
            for form, is_full in printed_forms(row):
                forms[form][(row.code, is_full)] = None
        for other in other_names:
            if other.code in self._rows:
                forms[other.name][(other.code, other.is_full)] = None
        provinces = {row.short_name: row.code for row in self._rows.values() if row.level == "province"}
        for form, name in PROVINCE_PARTS.items():
            if name in provinces:
                forms[form][(provinces[name], False)] = None
        self._forms = {form: tuple(candidates) for form, candidates in forms.items()}
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
        persons = {match["called"] or match["says"] for match in _PERSON.finditer(text)}
        hits = [hit for hit in self._hits(text) if text[max(0, hit.start - 1) : hit.end] not in persons]
        anchored = self._anchors(text, hits)
        accepted: list[_Hit] = []
        for hit in hits:
            before = accepted[-1] if accepted else None
            if before and hit.start < before.end:
                continue
            kept = tuple(c for c in hit.candidates if self._is_meant(text, hit, c, before, anchored))
            if kept:
                accepted.append(_Hit(hit.start, hit.end, hit.form, kept))
        return tuple(self._mentions(accepted))

    def resolve(
        self, *, title: str = "", authors: Sequence[str] = (), issuer: str = "", body: str = ""
    ) -> RegionMatch:
        """Say which region a document belongs to; `authors` are their posts as printed."""
        return place(self, title=title, posts=authors, issuer=issuer, body=body)

    def dropped_counties(self, text: str) -> dict[str, str]:
        """Counties whose short name stands in `text` without a licence, code to surface: 谱写湄潭新篇章."""
        found: dict[str, str] = {}
        reached = 0
        for hit in self._hits(text):
            if hit.end <= reached:  # 津市 of 天津市
                continue
            reached = hit.end
            codes = self._best_level(hit)
            row = self._rows[codes[0]]
            is_short = row.level == "county" and hit.form != row.name and hit.form not in ORDINARY
            if (
                len(codes) == 1
                and is_short
                and not _is_part_of_a_word(text, hit)
                and not _SMALLER.match(text, hit.end)
            ):
                found.setdefault(row.code, hit.form)
        return found

    def _hits(self, text: str) -> Iterator[_Hit]:
        """Yield every form that stands in the text, longest first at each place; forms may overlap."""
        for start in range(len(text) - 1):
            for length in self._lengths.get(text[start : start + 2], ()):
                form = text[start : start + length]
                if form in self._forms:
                    yield _Hit(start, start + length, form, self._forms[form])

    def _anchors(self, text: str, hits: Iterable[_Hit]) -> set[str]:
        """Return the divisions whose full name stands somewhere, which licenses their short names."""
        return {
            candidate[0]
            for hit in hits
            for candidate in hit.candidates
            if candidate[1] and self._is_meant(text, hit, candidate, None, set())
        }

    def _is_meant(
        self, text: str, hit: _Hit, candidate: tuple[str, bool], before: _Hit | None, anchored: set[str]
    ) -> bool:
        """Whether the hit names the candidate rather than being part of other words."""
        code, is_full = candidate
        if _is_part_of_a_word(text, hit):
            return False
        if before and before.end == hit.start and self._is_above(before, code):
            is_word = self._rows[code].level == "county" and hit.form in ORDINARY
            return is_full or not is_word or code in anchored
        if is_full:
            return _stands_free(text, hit)
        is_village = bool(_VILLAGE.match(text, hit.end))
        if self._rows[code].level != "county":
            return hit.form not in ORDINARY_WIDE and not is_village
        if hit.form in ORDINARY or is_village:
            return False
        is_lead = hit.start == 0 and (
            text[hit.end : hit.end + 1] in {"：", ":"}
            or bool(smaller_places(text, hit.end) or _LOCAL_OFFICE.match(text, hit.end))
        )
        return is_lead or code in anchored or self._continues_list(text, hit, code, before)

    def _is_above(self, hit: _Hit, code: str) -> bool:
        above = self.ancestors(code)
        return any(candidate in above for candidate, _ in hit.candidates)

    def _continues_list(self, text: str, hit: _Hit, code: str, before: _Hit | None) -> bool:
        """广西大化、都安、环江: the later ones share the first one's province."""
        if not before or text[before.end : hit.start] not in _LIST_MARKS:
            return False
        return any(self._rows[c].level == "county" and c[:2] == code[:2] for c, _ in before.candidates)

    def _mentions(self, accepted: Sequence[_Hit]) -> Iterator[RegionMention]:
        context: Counter[str] = Counter()
        for hit in accepted:
            codes = self._best_level(hit)
            if len(codes) == 1:
                context.update((codes[0], *self.ancestors(codes[0])))
        previous_end, previous_code = -1, ""
        for hit in accepted:
            codes = self._best_level(hit)
            nearby = [c for c in codes if hit.start == previous_end and previous_code in self.ancestors(c)]
            code = self._choose(nearby or codes, context)
            previous_end, previous_code = hit.end, code
            yield RegionMention(hit.start, hit.end, hit.form, code, any(full for _, full in hit.candidates))

    def _choose(self, codes: Sequence[str], context: Counter[str]) -> str:
        """Return the candidate whose parents the text names most; "" where that decides nothing."""
        if len(codes) == 1:
            return codes[0]
        ranked = sorted(((sum(context[a] for a in self.ancestors(c)), c) for c in codes), reverse=True)
        return ranked[0][1] if ranked[0][0] > ranked[1][0] else ""

    def _best_level(self, hit: _Hit) -> list[str]:
        """Return the active codes at the highest level: 吉林 is the province before the city."""
        rows = [self._rows[code] for code, _ in hit.candidates]
        level = min(LEVELS.index(row.level) for row in rows)
        kept = [row for row in rows if LEVELS.index(row.level) == level]
        present = [row for row in kept if row.is_active] or kept
        return list(dict.fromkeys(self._active(row) for row in present))

    def _active(self, row: RegionName) -> str:
        return row.successor if not row.is_active and row.successor in self._rows else row.code


def _is_part_of_a_word(text: str, hit: _Hit) -> bool:
    """复合肥, 美丽江西, 新乡贤, 东方市场, 贵州日报: the neighbours show that no place is meant."""
    left, right = text[hit.start - 1 : hit.start] if hit.start else "", text[hit.end : hit.end + 1]
    if (left and left in NOT_AFTER.get(hit.form, "")) or (right and right in NOT_BEFORE.get(hit.form, "")):
        return True
    is_number = hit.form[0] in "万千百亿" and (left.isdigit() or left in _NUMERALS)  # 10万山区群众
    ends_revival = hit.form[0] == "兴" and left != "" and left in "振复"  # 乡村振兴平稳过渡, 民族复兴国家
    is_market = hit.form.endswith("市") and right == "场"
    return bool(_NOT_A_PLACE.match(text, hit.end)) or is_market or is_number or ends_revival


def _stands_free(text: str, hit: _Hit) -> bool:
    """Whether a full name that may be part of other words has neighbours that rule this out."""
    is_short_county = len(hit.form) == 2 and hit.form[0] in AMBIGUOUS_TWO
    if not is_short_county and hit.form not in AMBIGUOUS_FULL and hit.form not in GENERIC_AREAS:
        return True
    if _NO_COUNTY_BEFORE.match(text, hit.end):
        return False
    left = text[hit.start - 1 : hit.start] if hit.start else ""
    is_bounded = not _HAN.match(left) or left in _SAFE_LEFT
    if hit.form not in GENERIC_AREAS:
        return is_bounded
    if hit.start == 0 and hit.form.endswith("县"):
        return True
    return is_bounded and bool(_OFFICE.match(text, hit.end))
