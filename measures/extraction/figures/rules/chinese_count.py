"""A Chinese numeral counts where it is too exact for a slogan or what follows is graded or concrete.

Positive: 三百多户, 十八条办法, 两个国家级示范村, 引进三家企业, 两个孩子. Near miss (left out): 三项工程, 五个机制, 十大产业,
一名干部, 三多乡 (a name).
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.figures.units import CONCRETE_UNITS, NOUN_UNITS
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_GRADED = re.compile(r"(?:国家|省|市|县|区|自治区|州|镇|乡|村|部|世界)级|全国")
# People and places, which are counted; aims and aspects are numbered.
_CONCRETE = re.compile(
    r"[一-龥]{0,4}?(?:孩子|子女|儿子|女儿|学生|老人|家庭|村民|[农贫脱]困?户|小组|工作[组队]|企业|合作社|公司|工厂|车间|基地|大棚|社区|学校|医院|工地"
    r"|城市|片区|[村镇乡县](?!级|域|委|两|里|庄治)|[市区](?=[、，。分（(的]))"
)
# 三家村, 三台县 are places, 三户联保 is a kind of loan, 四处求学 is everywhere.
_IN_NAME = re.compile("[一-龥]{1,2}?(?:[家台户座所](?:[村县镇乡寨屯子]|联保)|(?<=四)处)")
# 白沙、河口三个乡镇: those that were named are summed up.
_NAMED_BEFORE = re.compile("、[一-龥]{1,8}(?<![有的了为])$")
_LEAST_EXACT = 11
_LEAST_SMALL = 2


def decide(candidate: Candidate, page: Page) -> bool | None:
    if not candidate.is_chinese:
        return None
    if candidate.unit in NOUN_UNITS or _IN_NAME.match(page.digits, candidate.number_start):
        return False
    if candidate.low >= _LEAST_EXACT or candidate.is_vague:
        return bool(candidate.unit)
    if candidate.low < _LEAST_SMALL or candidate.printed == "二":
        return False
    if _NAMED_BEFORE.search(page.before(candidate.start, 12)):
        return False
    return candidate.unit in CONCRETE_UNITS or _is_graded(candidate, page) or _is_concrete(candidate, page)


def _is_graded(candidate: Candidate, page: Page) -> bool:
    return bool(candidate.unit) and _GRADED.match(page.after(candidate.end, 5)) is not None


def _is_concrete(candidate: Candidate, page: Page) -> bool:
    return candidate.unit == "个" and _CONCRETE.match(page.after(candidate.end, 10)) is not None


RULE = FigureRule("figure.chinese_count", Kind.FIGURE, decide, __name__)
