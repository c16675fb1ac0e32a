"""Sections that hold no measures: goals, principles, situation, problems, formal clauses."""

import re

from measures.extraction.finders.sentence import read
from measures.extraction.outline import Page, Unit
from measures.extraction.outline.verbs import opens_with_action

_NO_MEASURES = re.compile(
    r"^(?:的?)(?:总体要求|指导思想|基本原则|工作原则|总体思路|总体目标|工作目标|发展目标|主要目标|目标要求|预期目标|目标任务$|发展思路|基本思路|"
    r"发展基础|发展环境|发展现状|发展形势|面临(?:的)?(?:形势|机遇|挑战)|基本情况|基本形势|现状|背景|规划背景|编制(?:依据|背景)|重要意义|"
    r"重大意义|适用范围|名词解释|附则|(?:支持|实施|适用|覆盖|政策)范围$|战略定位|总体定位|发展定位|远景目标|主要成效|工作成效|取得(?:的)?成效|存在(?:的)?(?:主要)?问题|"
    r"主要问题|问题(?:和|与)不足|困难(?:和|与)问题|原因分析|经验启示|几点(?:启示|体会|思考)|启示|体会|结语|结束语|前言|引言)"
)
_NO_MEASURES_END = re.compile(
    r"(?:总体要求|指导思想|基本原则|发展目标|主要目标|工作目标|总体目标|远景目标|目标任务|总体形势|思路目标|重要意义|重大意义|重要性|必要性|"
    r"紧迫性|启示|体会|存在的问题|主要问题|困难和问题)$"
)
# 攻坚目标, 工作思路: a name and no deed (锚定目标 is one).
_NAMES_A_FRAME = re.compile(
    r"^[一-鿿“”\d]{2,10}(?:目标|原则|意义|背景|形势|依据|思路|定位|现状|概况|机遇|挑战)$"
)
_UNDERSTANDING = re.compile(
    r"^(?:充分|深刻|准确)(?:认识|把握|领会|理解).{0,40}(?:意义|重要性|必要性|紧迫性|形势|内涵|要求)"
)
_INTRO_OF_NONE = re.compile(
    r"(?:目标|原则|问题|困难|不足|短板|挑战|差距|原因|启示|体会|经验|意义|矛盾|难题|风险|瓶颈)(?:主要|集中|突出|具体|依次|分别)?"
    r"(?:是|有|为|如下|表现|体现|包括|在于|主要是|存在)?(?:在|为)?(?:以下)?(?:[一二三四五六七八九十]个?(?:方面|点|条)?|几个?(?:方面|点))?[:,。]$"
)
_DEFICIENCY = re.compile(
    r"(?:不足|不够|不强|不高|不大|不多|不深|不实|不到位|不平衡|不充分|不完善|不健全|不牢固|滞后|薄弱|短缺|偏低|偏弱|欠缺|缺乏|困难|"
    r"突出|较低|较弱|较差|较少|单一|脆弱|严重)(?:的问题)?$"
)
_FORMAL = re.compile(
    r"^(?:为|为了|根据|依据).{0,260}制定本(?:办法|细则|方案|规定|措施|意见|条例)|^本(?:办法|细则|方案|规定|措施|意见|条例|通知)(?:自|由|所称|适用)"
)
_ATTACHED = re.compile(r"附(?:件|表|录)?[:：]?$")
_REVIEW = re.compile(r"回顾|成效|成就|成绩|总结|进展")
_CLAUSE_END = re.compile("[,，。]")
_INTRO_LENGTH = 60


class Sections:
    """Which units of one page are a goal, a principle, a situation or a problem, themselves or by one above them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._verdicts: dict[Unit, bool] = {}
        self._lists: dict[Unit, bool] = {}

    def holds_no_measures(self, unit: Unit) -> bool:
        known = self._verdicts.get(unit)
        if known is None:
            known = (
                _names_no_measures(unit.title)
                or (not unit.children and unit.title.endswith("回顾"))
                or bool(_FORMAL.match(self._page.text[unit.body_start : unit.body_start + 300]))
                or self._is_result_under_review(unit)
                or self._lists_problems(unit.siblings)
                or (unit.above is not None and self.holds_no_measures(unit.above))
            )
            self._verdicts[unit] = known
        return known

    def _is_result_under_review(self, unit: Unit) -> bool:
        """——经济保持平稳增长 under 工作回顾: a result by its name, and nothing in it that someone did."""
        if unit.parent is None or not _REVIEW.search(unit.parent.title):
            return False
        if opens_with_action(_CLAUSE_END.split(unit.title)[0]):
            return False
        sentences = self._page.sentences(unit.words_start, unit.end)
        return not any(read(self._page.text[part.start : part.end]).is_action for part in sentences)

    def _lists_problems(self, siblings: list[Unit]) -> bool:
        if not siblings:
            return False
        known = self._lists.get(siblings[0])
        if known is None:
            known = self._lists[siblings[0]] = _lists_problems(self._page, siblings)
        return known


def _names_no_measures(title: str) -> bool:
    title = title.strip("“”")
    if _NO_MEASURES.match(title) or _UNDERSTANDING.match(title):
        return True
    if _NAMES_A_FRAME.match(title) and not opens_with_action(title):
        return True
    return len(title) <= 30 and bool(_NO_MEASURES_END.search(title))


def _lists_problems(page: Page, siblings: list[Unit]) -> bool:
    first = siblings[0]
    begin = first.parent.start if first.parent else 0
    intro = page.text[max(begin, first.start - _INTRO_LENGTH) : first.start].rstrip()
    if _INTRO_OF_NONE.search(intro) or _ATTACHED.search(intro):
        return True
    lacking = sum(bool(_DEFICIENCY.search(unit.title)) for unit in siblings)
    return lacking * 2 > len(siblings)
