"""从 X 到 Y where the text says that it is a change: both quoted, 的转变 after it, 实现 before it, or two states
that are plainly an old and a new one.

Positive: 从“送温暖”到“送技能”, 实现从脱贫攻坚到乡村振兴的转移. Near miss (left out): 从源头到餐桌, 从2018年到2020年,
从入学到就业全过程.
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import QUOTED, WITHIN, source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_STATEMENT = re.compile(
    rf"(?:(?<![服自])从|(?<![自理缘经])由)(?!此|而|事|业|严)(?P<source>(?:(?![从到]){WITHIN}){{2,28}}?)(?P<pause>，?)(?:再)?(?<![达得收受直])到(?!位|户|村|底|期|达|了)(?P<target>(?:(?!、?从){WITHIN}){{2,30}})"
)
_CHANGE_FOLLOWS = re.compile(
    r"(?:的|这[一个场种]|[^，。；]{0,8}的)(?:[^，。；、]{0,8})(?:转变|跨越|蝶变|转型|转移|过渡|飞跃|嬗变|跃升|升级|转换|衔接|变化)"
)
_CHANGE_BEFORE = re.compile("(?:实现|推动|促进|完成|推进|经历)(?:了|着)?$")
# A state that nobody praises is left behind: 从空壳村到富裕村.
_OLD_STATE = re.compile(
    "^(?:深度)?(?:贫困|一穷二白|积贫积弱|落后|后进|空壳|薄弱|传统|单一|粗放|低效|分散|零散|闲置|被动|封闭|脏乱差|软弱涣散|靠天|荒)"
)
# Two ways of doing one thing: 从卖原料到卖品牌.
_ONE_VERB = re.compile("^[卖靠种养住走管治建做吃喝用等帮送]")
_OLD_AIM = re.compile("(?:扶贫|攻坚|脱贫|帮扶|小康|增产|输血|温饱)$")
_NEW_AIM = re.compile("^(?:全面|扎实)?(?:推进|实施)?[^，。；]{0,4}(?:振兴|富裕|提质|造血|现代化|发展|小康)")
_SPAN = re.compile("等|都|均|全过程|全方位(?![开协发])|全链条|全覆盖|全流程|再到|全周期|全产业链|环节")


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        width = _target_width(found["target"])
        target_text = found["target"][:width]
        end = found.start("target") + width
        if not _is_change(body, found, target_text, end):
            continue
        source, target = source_of(found["source"]), target_of(target_text)
        if source and target and source != target:
            yield Statement(found.start(), end, source, target)


def _target_width(text: str) -> int:
    quoted = QUOTED.match(text)
    if quoted:
        return quoted.end()
    cut = re.search(
        "这[一个场种]|的(?=[^，。；]{0,10}(?:转变|跨越|蝶变|转型|转移|过渡|飞跃|嬗变|跃升|升级|转换|衔接|变化))|、|再到",
        text,
    )
    return cut.start() if cut else len(text)


def _is_change(body: str, found: re.Match[str], target: str, end: int) -> bool:
    after = body[end : end + 24]
    both_quoted = QUOTED.fullmatch(found["source"][-26:].lstrip("过去的原")) and QUOTED.fullmatch(target)
    if both_quoted:
        return True
    if found["pause"]:
        return bool(_OLD_STATE.match(found["source"]))
    goes_on = after.startswith("、") and not (
        after.startswith(("、从", "、由")) and _OLD_STATE.match(found["source"])
    )
    if "、" in found["source"] or goes_on or _SPAN.search(target) or _SPAN.match(after):
        return False
    if _CHANGE_FOLLOWS.match(after) or _CHANGE_BEFORE.search(body[max(0, found.start() - 4) : found.start()]):
        return True
    source = found["source"]
    if _OLD_STATE.match(source) or (_ONE_VERB.match(source) and source[0] == target[:1]):
        return True
    return bool(_OLD_AIM.search(source) and _NEW_AIM.match(target))


RULE = TransitionRule("transition.from_to", Kind.TRANSITION, search, __name__)
