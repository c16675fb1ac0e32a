"""将/把 X 转为, 转变为, 整合成 Y: something is made into something else.

Positive: 将临时专班转为常设机构, 把零星地整合成连片田. Near miss (left out): 把农户培养成致富带头人, 把规划作为依据.
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import QUOTED, WITHIN, source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_MANNER = "(?:有机|逐步|逐渐|加快|加速|切实|有效|统一|及时|真正|不断|全面|全部|平稳|依法|按程序|更好|迅速|充分|成功|整体){0,2}"
_INTO = "(?:转变|转化|转型|转换|转|变|改造|改建|改|整合|升级|提升|上升|调整|演变|合并|并)(?:成了?|为了?)|(?:转变|转化|转换|转移)(?:运用|应用)?到了?|转化运用[到于]"
_STATEMENT = re.compile(
    rf"(?<![即必])[将把](?!来)(?P<source>(?:(?![将把]){WITHIN}){{2,48}}?)[，,]?{_MANNER}(?:{_INTO})(?P<target>{WITHIN}{{2,36}})"
)
# 将群众转移到安全地带: they are carried there; 将工作重心转移到… is a change.
_CARRIED = re.compile("转移(?:运用|应用)?到了?$")
_WHAT_SHIFTS = re.compile("重心|重点|中心|注意力|精力|目光|方向|任务|职能")
_BY_A_WAY = re.compile("^从")
_NEXT_STATEMENT = re.compile("[、，]?(?:将|把)")
_QUOTED = re.compile(QUOTED.pattern + r"(?![一-龥])")


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        width = _width(found["target"])
        source, target = source_of(found["source"]), target_of(found["target"][:width])
        is_carried = _CARRIED.search(body, found.start(), found.start("target")) and not _WHAT_SHIFTS.search(
            source
        )
        if is_carried or _BY_A_WAY.match(target):
            continue
        if source and target and source != target:
            yield Statement(found.start(), found.start("target") + width, source, target)


def _width(target: str) -> int:
    quoted = _QUOTED.match(target)
    if quoted:
        return quoted.end()
    following = _NEXT_STATEMENT.search(target, 2)
    return following.start() if following else len(target)


RULE = TransitionRule("transition.turned_into", Kind.TRANSITION, search, __name__)
