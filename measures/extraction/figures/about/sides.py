"""The two sides of one figure, and which of them names what it counts."""

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
    without_contents,
)
from measures.extraction.figures.about.before import Before, look_before
from measures.extraction.figures.about.words import EXTENT, MEASURE_NOUN_END, PAYMENT
from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.units import (
    CONCRETE_UNITS,
    MONEY_UNITS,
    NOUN_UNITS,
    PEOPLE_UNITS,
    PERCENT_UNITS,
    PHYSICAL_UNITS,
)
from measures.extraction.outline.page import Page

SENTENCE_END = re.compile(r"[。！？!?\n；;]")
# Code points in which one figure may take up another.
REACH = 60
# 131口人: the noun after the number repeats its unit.
_SAME_AS_UNIT = frozenset({"人", "户", "人家"})
_BARE_MEASURE = re.compile("(?:补助|资助|奖补|收费)?(?:标准|金额|总额|数额|数字|单价|价格|数量)")
_LABEL_END = "：:（("
_LONGEST_LABEL = 12
_GIVEN = frozenset("捐赠 捐款 捐资 资助 援助 奖励 补贴 补助 分红".split())
_THINGS = CONCRETE_UNITS | {"个", "项", "条"}
_SUM_OR_EXTENT = re.compile("(?:投资|资金|收入|产值|产量|面积)$")
_LIMITS = frozenset({">=", "<="})


class Sides:
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
        begin = self.begin + self.page.body.startswith("的", self.begin)  # 十万元的补贴
        paid = PAYMENT.match(self.page.body, begin) if self.figure.unit in MONEY_UNITS else None
        if paid and not MEASURE_NOUN_END.search(before):
            return paid[0]
        if self.figure.unit in NOUN_UNITS:
            return self.figure.unit
        if after and is_abstract(after) and self.figure.unit in MONEY_UNITS:
            return object_after(self.page, self.begin, self.limit) or before
        if not after or is_abstract(after) or (before and after in _SAME_AS_UNIT):
            return self._of_measure(before) or before or self._label()
        is_measured = (
            MEASURE_NOUN_END.search(before) and not self.before.is_attribute and not self._is_of_sums(before)
        )
        if is_measured and not EXTENT.fullmatch(before):
            return before
        is_property = self.figure.unit in MONEY_UNITS | PHYSICAL_UNITS or self.figure.qualifier in _LIMITS
        linked = is_property and follows_with_link(self.page, self.begin)
        return before if before and linked and not EXTENT.fullmatch(before) else after

    def _is_of_sums(self, noun: str) -> bool:
        """投资了近百个项目: things are no sum or extent."""
        return self.figure.unit in _THINGS and _SUM_OR_EXTENT.search(noun) is not None

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
        return without_contents(noun) if unit in PHYSICAL_UNITS else noun

    def outcome(self) -> str:
        return outcome_after(self.page, self.begin) if self.figure.unit in PEOPLE_UNITS else ""

    def last_resort(self) -> str:
        """What was done (集中办公), who or what did it, or the object of the clause before."""
        if self.figure.unit in MONEY_UNITS and self.before.verb.rstrip("了") in _GIVEN:
            return self.before.verb.rstrip("了")
        whole = self._clause_before() if self.figure.unit in PERCENT_UNITS else ""
        if whole.endswith("中"):
            return whole.removesuffix("中")
        where = (self.page, self.begin, self.limit)
        deed = object_after(*where) or deed_after(*where)
        return deed or self.before.subject or self._clause_before() or self.before.verb

    def _clause_before(self) -> str:
        text = self.page.body[max(0, self.figure.start - REACH) : self.figure.start]
        cut = max(text.rfind("，"), text.rfind(","))
        if cut < 0 or SENTENCE_END.search(text, cut):
            return ""
        return look_before(self.page, 0, self.figure.start - len(text) + cut).noun
