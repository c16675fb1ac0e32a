"""What each figure counts (about): the noun after it, the noun before it, or what it shares with its neighbours.

Owns the choice between the two sides and the sharing in lists (3个省级、9个市级、24个县级示范点) and series
(收入达8240元、同比增长9.1%). Looks only into bounded windows.
"""

import re
from collections.abc import Sequence

from measures.extraction.figures.about.after import (
    deed_after,
    follows_with_link,
    is_abstract,
    noun_after,
    object_after,
    outcome_after,
    skip_bracket,
)
from measures.extraction.figures.about.before import Before, look_before
from measures.extraction.figures.about.listed import shares
from measures.extraction.figures.about.words import ATTRIBUTE, EXTENT, GRADE, MEASURE_NOUN_END, PAYMENT
from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.units import (
    MONEY_UNITS,
    NOUN_UNITS,
    PEOPLE_UNITS,
    PERCENT_UNITS,
    PHYSICAL_UNITS,
)
from measures.extraction.outline.page import Page

_JOINT = re.compile(r"\s*[、和及与/或]?\s*")
_SENTENCE_END = re.compile(r"[。！？!?\n；;]")
# 131口人: the noun after the number repeats its unit.
_SAME_AS_UNIT = frozenset({"人", "户", "人家"})
# 建档立卡1200户4100名低收入农户: how they are listed, not what is counted.
_REGISTERED = "建档立卡"
_BARE_MEASURE = re.compile("(?:补助|资助|奖补|收费)?(?:标准|金额|总额|数额|数字|单价|价格|数量)")
_LABEL_END = "：:（("
_LONGEST_LABEL = 12
_GIVEN = frozenset("捐赠 捐款 捐资 资助 援助 奖励 补贴 补助 分红".split())
_LIMITS = frozenset({">=", "<="})
_REACH = 60
_CHAIN = 6
_LOOK_BACK = 3


def describe(page: Page, figures: Sequence[Candidate]) -> list[str]:
    """One noun phrase a figure, in order; empty where the text names nothing near it."""
    sides = [_Sides(page, figures, index) for index in range(len(figures))]
    abouts = [side.own() for side in sides]
    _share_out(page, figures, sides, abouts)
    for index in range(len(figures) - 2, -1, -1):
        abouts[index] = _from_next(page, figures, abouts, index)
    for index in range(len(figures)):
        if not abouts[index]:
            abouts[index] = (
                _from_joined(page, figures, abouts, index)
                or sides[index].outcome()
                or _from_previous(page, figures, abouts, index, sides[index].before)
                or sides[_chain_end(page, figures, abouts, index)].last_resort()
            )
    return abouts


def _share_out(
    page: Page, figures: Sequence[Candidate], sides: "Sequence[_Sides]", abouts: list[str]
) -> None:
    """Give the figures of a row the items of the list before it: each its own after 分别, else all to the first."""
    for index, side in enumerate(sides):
        before = side.before
        if not before.earlier or abouts[index] != before.noun:
            continue
        each = shares(page, figures, index, (*before.earlier, before.noun)) if before.shared_out else []
        abouts[index : index + max(len(each), 1)] = each or [before.whole]


class _Sides:
    """The two sides of one figure, each looked at once."""

    def __init__(self, page: Page, figures: Sequence[Candidate], index: int) -> None:
        figure = figures[index]
        self.page, self.figure = page, figure
        self.begin = skip_bracket(page, figure.end)
        following = (later.start for later in figures[index + 1 : index + 6] if later.start >= self.begin)
        self.limit = next(following, len(page.body))
        self.after = self._noun_after()
        floor = figures[index - 1].end if index else 0
        self.before: Before = look_before(page, floor, figure.start)

    def own(self) -> str:
        """What the figure counts by its own two sides, or empty."""
        before, after = self.before.noun, self.after
        paid = PAYMENT.match(self.page.body, self.begin) if self.figure.unit in MONEY_UNITS else None
        if paid and not MEASURE_NOUN_END.search(before):
            return paid[0]
        if self.figure.unit in NOUN_UNITS:
            return self.figure.unit
        if after and is_abstract(after) and self.figure.unit in MONEY_UNITS:
            return object_after(self.page, self.begin, self.limit) or before
        if not after or is_abstract(after) or (before and after in _SAME_AS_UNIT):
            return self._of_measure(before) or before or self._label()
        is_measured = MEASURE_NOUN_END.search(before) and not self.before.is_attribute
        if is_measured and not EXTENT.fullmatch(before):
            return before
        is_property = self.figure.unit in MONEY_UNITS | PHYSICAL_UNITS or self.figure.qualifier in _LIMITS
        linked = is_property and follows_with_link(self.page, self.begin)
        return before if before and linked and not EXTENT.fullmatch(before) else after

    def _of_measure(self, noun: str) -> str:
        """助学金，标准为1000元 → 助学金标准: 标准 or 金额 alone belong to the clause before."""
        owner = self._clause_before() if _BARE_MEASURE.fullmatch(noun) else ""
        return owner + noun if owner else ""

    def _label(self) -> str:
        """What stands before a colon or an opening bracket: 本科：4830元, 普通高中（1900元."""
        end = self.figure.start - 1
        if end < 1 or self.page.body[end] not in _LABEL_END:
            return ""
        label = look_before(self.page, 0, end).noun
        return label if len(label) <= _LONGEST_LABEL else ""

    def _noun_after(self) -> str:
        """The noun after the number; people with what became of them: 搬迁劳动力实现就业."""
        unit = self.figure.unit
        verb_may_open = unit in MONEY_UNITS | PERCENT_UNITS | PHYSICAL_UNITS | PEOPLE_UNITS
        noun = noun_after(self.page, self.begin, self.limit, verb_may_open=verb_may_open)
        end = self.begin + len(noun)
        if noun and unit in PEOPLE_UNITS and self.page.body.startswith(noun, self.begin):
            return noun + outcome_after(self.page, end)
        return noun

    def outcome(self) -> str:
        return outcome_after(self.page, self.begin) if self.figure.unit in PEOPLE_UNITS else ""

    def last_resort(self) -> str:
        """What was done (集中办公), who or what did it, or the object of the clause before."""
        if self.figure.unit in MONEY_UNITS and self.before.verb.rstrip("了") in _GIVEN:
            return self.before.verb.rstrip("了")
        where = (self.page, self.begin, self.limit)
        deed = object_after(*where) or deed_after(*where)
        return deed or self.before.subject or self._clause_before() or self.before.verb

    def _clause_before(self) -> str:
        text = self.page.body[max(0, self.figure.start - _REACH) : self.figure.start]
        cut = max(text.rfind("，"), text.rfind(","))
        if cut < 0 or _SENTENCE_END.search(text, cut):
            return ""
        return look_before(self.page, 0, self.figure.start - len(text) + cut).noun


def _from_next(page: Page, figures: Sequence[Candidate], abouts: Sequence[str], index: int) -> str:
    """A figure that names nothing, or only a grade, right before another figure counts what that one counts."""
    own, figure, following = abouts[index], figures[index], figures[index + 1]
    gap = page.body[figure.end : following.start]
    if own == _REGISTERED and not gap and abouts[index + 1]:
        return abouts[index + 1]
    if own and gap == own and ATTRIBUTE.fullmatch(own):
        return abouts[index + 1]
    if not own and len(gap) < _REACH and _JOINT.fullmatch(gap):
        return abouts[index + 1]
    grade = GRADE.fullmatch(own)
    if grade and _JOINT.fullmatch(gap[gap.find(own) + len(own) :]):
        return own + GRADE.sub("", abouts[index + 1], count=1)
    return own


def _from_joined(page: Page, figures: Sequence[Candidate], abouts: Sequence[str], index: int) -> str:
    """脱贫户8312户31256人: the second of two figures side by side counts what the first counts."""
    joined = index and _JOINT.fullmatch(page.body, figures[index - 1].end, figures[index].start)
    return abouts[index - 1] if joined else ""


def _chain_end(page: Page, figures: Sequence[Candidate], abouts: Sequence[str], index: int) -> int:
    """The last of the figures that stand side by side from `index` on: 4.1万户15.2万人脱贫."""
    last = index
    while (
        last + 1 < min(len(figures), index + _CHAIN)
        and not abouts[last + 1]
        and _JOINT.fullmatch(page.body, figures[last].end, figures[last + 1].start)
    ):
        last += 1
    return last


def _from_previous(
    page: Page, figures: Sequence[Candidate], abouts: Sequence[str], index: int, before: Before
) -> str:
    """In one sentence a figure without a noun of its own goes on with the last one of its kind.

    After a bare 达 or in one list (增长4%、迈上6千亿元台阶) it goes on with whatever stands right before, unless a verb
    governs it.
    """
    figure = figures[index]
    for earlier in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        previous = figures[earlier]
        gap = page.body[previous.end : figure.start]
        if len(gap) > _REACH or _SENTENCE_END.search(gap):
            return ""
        continues = figure.unit in PERCENT_UNITS or figure.unit in (previous.unit, "倍") or "其中" in gap
        is_bare = before.is_linked or (gap.startswith("、") and not before.verb)
        if continues or (is_bare and earlier == index - 1):
            return abouts[earlier]
    return ""
