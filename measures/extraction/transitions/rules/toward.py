"""推动 X 向 Y 转变, 促成 X 向 Y 提升: the change of what is named towards a state.

Positive: 推动运动式治理向制度化转变. Near miss (left out): 推动服务向基层延伸, 资源向产业倾斜, 污染向农村转移.
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import CAUSATIVE, CHANGE, QUOTED, WITHIN, source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_STATEMENT = re.compile(
    rf"(?<![方面定导转趋取意流走迈志动])[向朝](?![导日上下])(?P<target>(?:(?![向朝]){WITHIN}){{2,24}}?)(?P<change>{CHANGE})(?!{CHANGE})"
)
# Higher, deeper and further are no states.
_COMPARATIVE = re.compile("更|纵深|深层|深处|前|新(?:阶段|台阶|征程|高度|水平)|全国|世界|第|目标|胜利")
_CLAUSE_START = re.compile(r"[，。；：！？,;:!?\n\r（）()　]")
# These say by themselves that a state is left; the others need 推动, 促进, 实现 … before them.
_LEAVING = frozenset("转变 转型 转型升级 转化 转换 过渡 蝶变 嬗变 演变 切换".split())
_OTHER_FORM = re.compile("[从由将把]")
_CHANGED = re.compile(CHANGE)
_WINDOW = 44
_LONGEST_UNGOVERNED = 16


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        start, text = _source_text(body, found.start())
        governed = CAUSATIVE.search(text) is not None
        if _COMPARATIVE.match(found["target"]):
            continue
        if _OTHER_FORM.search(text) or not (
            governed or _stands_alone(text, found["change"]) or _both_quoted(text, found["target"])
        ):
            continue
        source, target = source_of(text, governed=governed), target_of(found["target"])
        if source and target and source != target and not CAUSATIVE.fullmatch(source):
            yield Statement(start, found.end(), source, target)


def _stands_alone(text: str, change: str) -> bool:
    return change in _LEAVING and len(text) <= _LONGEST_UNGOVERNED


def _both_quoted(text: str, target: str) -> bool:
    """“住有所居”向“住有宜居”不断迈进: two watchwords, whatever the verb."""
    return text.endswith("”") and QUOTED.match(target) is not None


def _source_text(body: str, position: int) -> tuple[int, str]:
    """The text that names what changes: this clause, its last item, or the clause before where this one begins with 向."""
    text = body[max(0, position - _WINDOW) : position]
    offset = position - len(text)
    marks = [mark.end() for mark in _CLAUSE_START.finditer(text)]
    begin = marks[-1] if marks else 0
    if begin == len(text) and marks:
        previous = marks[-2] if len(marks) > 1 else 0
        shared = text[previous : begin - 1]
        toward = shared.find("向")
        return offset + begin, shared[:toward] if toward > 0 else ""
    items = text[begin:].split("、")
    if len(items) > 1 and _CHANGED.search(items[-2]) and "向" in items[-2]:
        begin = len(text) - len(items[-1])
    return offset + begin, text[begin:]


RULE = TransitionRule("transition.toward", Kind.TRANSITION, search, __name__)
