"""Sections that hold no measures: goals, principles, situation, problems, formal clauses."""

import re

from measures.extraction.outline import Page, Unit

_NO_MEASURES = re.compile(
    r"^(?:的?)(?:总体要求|指导思想|基本原则|工作原则|总体思路|总体目标|工作目标|发展目标|主要目标|目标要求|预期目标|目标任务$|发展思路|基本思路|"
    r"发展基础|发展环境|发展现状|发展形势|面临(?:的)?(?:形势|机遇|挑战)|基本情况|基本形势|现状|背景|规划背景|编制(?:依据|背景)|重要意义|"
    r"重大意义|适用范围|名词解释|附则|战略定位|总体定位|发展定位|远景目标|主要成效|工作成效|取得(?:的)?成效|存在(?:的)?(?:主要)?问题|"
    r"主要问题|问题(?:和|与)不足|困难(?:和|与)问题|原因分析|经验启示|几点(?:启示|体会|思考)|启示|体会|结语|结束语|前言|引言)"
)
_NO_MEASURES_END = re.compile(
    r"(?:总体要求|指导思想|基本原则|发展目标|主要目标|工作目标|总体目标|远景目标|目标任务|总体形势|思路目标|重要意义|重大意义|重要性|必要性|"
    r"紧迫性|启示|体会|存在的问题|主要问题|困难和问题)$"
)
_UNDERSTANDING = re.compile(
    r"^(?:充分|深刻|准确)(?:认识|把握|领会|理解).{0,40}(?:意义|重要性|必要性|紧迫性|形势|内涵|要求)"
)
_INTRO_OF_NONE = re.compile(
    r"(?:目标|原则|问题|困难|不足|短板|挑战|差距|原因|启示|体会|经验|意义|矛盾|难题|风险|瓶颈)(?:主要|集中|突出|具体|依次|分别)?"
    r"(?:是|有|为|如下|表现|体现|包括|在于|主要是|存在)?(?:在|为)?(?:以下)?(?:[一二三四五六七八九十]个?(?:方面|点|条)?|几个?(?:方面|点))?[:,。]?$"
)
_DEFICIENCY = re.compile(
    r"(?:不足|不够|不强|不高|不大|不多|不深|不实|不到位|不平衡|不充分|不完善|不健全|不牢固|滞后|薄弱|短缺|偏低|偏弱|欠缺|缺乏|困难|"
    r"突出|较低|较弱|较差|较少|单一|脆弱|严重)(?:的问题)?$"
)
_INTRO_LENGTH = 60


def holds_no_measures(page: Page, unit: Unit) -> bool:
    """Whether this unit or one above it is a goal, a principle, a situation or a problem."""
    current: Unit | None = unit
    while current:
        title = current.title.strip("“”")
        if _NO_MEASURES.match(title) or (len(title) <= 30 and _NO_MEASURES_END.search(title)):
            return True
        if _UNDERSTANDING.match(title) or _lists_problems(page, current.siblings):
            return True
        current = current.parent
    return False


def _lists_problems(page: Page, siblings: list[Unit]) -> bool:
    if not siblings:
        return False
    first = siblings[0]
    begin = first.parent.start if first.parent else 0
    intro = page.text[max(begin, first.start - _INTRO_LENGTH) : first.start].rstrip()
    if _INTRO_OF_NONE.search(intro):
        return True
    lacking = sum(bool(_DEFICIENCY.search(unit.title)) for unit in siblings)
    return lacking * 2 > len(siblings)
