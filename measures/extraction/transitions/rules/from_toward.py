"""由/从 X 向 Y 转变: the direction of a change, with or without the verb of change after it.

Positive: 由“单点治理”向“全域推进”, 由规模扩张向质量提升转变. Near miss (left out): 由乡镇向县政府申请.
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import CHANGE, QUOTED, WITHIN, source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_STATEMENT = re.compile(
    rf"(?<![自缘经服])(?:(?<!理)|(?<=[治管处办整护]理))[从由](?!于|此|而|事|来|业|严)(?P<source>(?:(?![从由]){WITHIN}){{2,40}}?)(?<![方面定导转趋取意流走迈志])(?P<pause>，?)[向朝](?![导日上下])"
    rf"(?P<rest>(?:(?!、?[从由]){WITHIN}){{2,34}})"
)
# With 由 or 从 before it a direction is a statement too: 由产中向产后延伸.
_CHANGE = re.compile(CHANGE + "|延伸|拓展|扩展|延展|转移")
_COORDINATED = re.compile(rf"、(?P<source>{WITHIN}{{2,20}}?)向(?P<target>{WITHIN}{{2,20}})")
# What an office does towards another is no change of state.
_ADDRESSED = re.compile(
    "移交|支付|报告|提出|申请|汇报|公开|提供|报送|备案|收取|缴纳|拨付|说明|公布|反映|推荐|发放|贷款|购买|投放"
)
# From one kind of place to another a thing is carried, not changed.
_PLACE = re.compile("[村镇县城市区乡户组校班国省部屯寨]$|地区$|沿海|内地|[东西中]部|山区")
_CARRIED = re.compile("延伸|拓展|扩展|延展|转移")
_LONGEST_BARE = 14


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        rest, start = found["rest"], found.start("rest")
        width, change = _target_width(rest, followed=body[found.end("rest") : found.end("rest") + 2])
        if found["pause"] and not change:
            continue
        target = rest[:width]
        second = _COORDINATED.search(target) if change else None
        first = target[: second.start()] if second else target
        end = start + width + len(change)
        first_end = start + second.start() if second else end
        yield from _statement(found.start(), first_end, found["source"], first, change)
        if second:
            yield from _statement(start + second.start() + 1, end, second["source"], second["target"], change)


def _statement(start: int, end: int, source: str, target: str, change: str) -> Iterator[Statement]:
    left, right = source_of(source), target_of(target)
    is_carried = _CARRIED.match(change) and _PLACE.search(left) and _PLACE.search(right)
    if left and right and left != right and not is_carried:
        yield Statement(start, end, left, right)


def _target_width(rest: str, *, followed: str) -> tuple[int, str]:
    """How much of `rest` is the target, and the verb of change after it; 0 where nothing says that a state is reached."""
    change = _CHANGE.search(rest, 2)
    if _ADDRESSED.search(rest, 0, change.start() if change else len(rest)):
        return 0, ""
    quoted = QUOTED.match(rest)
    if quoted:
        change = _CHANGE.match(rest, quoted.end())
        return quoted.end(), change[0] if change else ""
    if change:
        return change.start(), change[0]
    goes_on = rest.endswith("发展") or followed in ("、由", "、从", "，由", "，从")
    return (len(rest), "") if goes_on and len(rest) <= _LONGEST_BARE else (0, "")


RULE = TransitionRule("transition.from_toward", Kind.TRANSITION, search, __name__)
