"""从/由 X 迈向, 转向, 转为, 升级到, 延伸到 Y: a verb of passage between the two ends.

Positive: 从解决温饱迈向全面小康, 由基本医疗延伸到了养老照护. Near miss (left out): 从12%提升到15% (figures).
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import QUOTED, WITHIN, source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_PASSAGE = (
    "迈向|走向|转向|进入到?(?=[^，。；]{2,24}(?:阶段|时期|时代|轨道))|迈入|跨入|迈进|走进|步入|跃上|(?:转变|转型|转化|转|变|改变|改|调整|升级|提升|上升|跃升|拓展|扩展|演变|过渡|蝶变|嬗变|蜕变|切换|整合|扩大)(?:成了?|为了?)|"
    "(?:转变|转型|过渡|调整|升级|提升|上升|跃升|拓展|扩展|延伸|延展|扩大|转移|转化|跨越|转换|转|提级|上提一级|上提|下沉)(?:到了?|至)|升级(?!改造|换代|版|转型|发展|工程|项目|行动|[到为成至])|变(?=“)"
)
_STATEMENT = re.compile(
    rf"(?<![自缘经服])(?:(?<!理)|(?<=[治管处办整护]理))[从由](?!于|此|而|事|来|业|严|衷|头|中)(?P<source>(?:(?![从由]){WITHIN}){{2,40}}?)"
    rf"(?:逐步|逐渐|加快|加速|全面|整体|正|已|也|平稳|有序|成功|顺利|不断|进一步)?(?:{_PASSAGE})(?P<target>(?:(?![、][从由]){WITHIN}){{2,30}})"
)

# 由学校资助孩子们走进北京: they go there, and nothing becomes anything.
_GO_THERE = re.compile(r"(?:[人者]员|群众|干部|们|学生|师生|队)(?:走进|走向|步入)$")


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        if _GO_THERE.search(body, found.start("source"), found.start("target")):
            continue
        source, target = source_of(found["source"]), target_of(_first_phrase(found["target"]))
        if source and target and source != target:
            yield Statement(found.start(), found.start("target") + _width(found["target"]), source, target)


def _first_phrase(text: str) -> str:
    return text[: _width(text)]


def _width(text: str) -> int:
    """A quotation alone, or all up to the end of the clause."""
    quoted = QUOTED.match(text)
    return quoted.end() if quoted else len(text)


RULE = TransitionRule("transition.from_into", Kind.TRANSITION, search, __name__)
