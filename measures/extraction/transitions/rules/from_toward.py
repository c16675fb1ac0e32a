"""由/从 X 向 Y 转变: the direction of a change, with or without the verb of change after it.

Positive: 由“局部干净”向“全域整洁”, 由高速增长向高质量发展转变. Near miss (left out): 由乡镇向县政府申请.
"""

import re
from collections.abc import Iterator

from measures.extraction.transitions.phrase import CHANGE, WITHIN, source_of, target_of
from measures.extraction.transitions.rules.base import Rule, Statement

_STATEMENT = re.compile(
    rf"(?<![自理缘经服])[从由](?!于|此|而|事|来|业|严)(?P<source>(?:(?![从由]){WITHIN}){{2,40}}?)(?<![方面定导转趋取意流走迈志])[向朝](?![导日上下])"
    rf"(?P<rest>(?:(?!、?[从由]){WITHIN}){{2,34}})"
)
_CHANGE = re.compile(CHANGE)
_QUOTED = re.compile(r"“[^“”]{2,24}”")
_COORDINATED = re.compile(rf"、(?P<source>{WITHIN}{{2,20}}?)向(?P<target>{WITHIN}{{2,20}})")
# What an office does towards another is no change of state.
_ADDRESSED = re.compile(
    "移交|支付|报告|提出|申请|汇报|公开|提供|报送|备案|收取|缴纳|拨付|说明|公布|反映|推荐|发放|贷款|购买|投放"
)
_LONGEST_BARE = 14


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        rest = found["rest"]
        width = _width(rest, followed=body[found.end("rest") : found.end("rest") + 2])
        if not width:
            continue
        target, start = rest[:width], found.start("rest")
        second = _COORDINATED.search(target)
        first = target[: second.start()] if second else target
        yield from _statement(found.start(), start + len(first), found["source"], first)
        if second:
            yield from _statement(
                start + second.start() + 1, start + width, second["source"], second["target"]
            )


def _statement(start: int, end: int, source: str, target: str) -> Iterator[Statement]:
    left, right = source_of(source), target_of(target)
    if left and right and left != right:
        yield Statement(start, end, left, right)


def _width(rest: str, *, followed: str) -> int:
    """How much of `rest` is the target; 0 where nothing says that it is a state arrived at."""
    if _ADDRESSED.search(rest):
        return 0
    quoted = _QUOTED.match(rest)
    change = _CHANGE.search(rest)
    if quoted and (change is None or quoted.end() <= change.start()):
        return (
            quoted.end()
            if "、" not in rest[quoted.end() : quoted.end() + 1] or not change
            else change.start()
        )
    if change and change.start() >= 2:
        return change.start()
    is_short = len(rest) <= _LONGEST_BARE
    return (
        len(rest)
        if is_short and (rest.endswith("发展") or followed[:2] in ("、由", "、从", "，由", "，从"))
        else 0
    )


RULE = Rule("transition.from_toward", 1, search)
