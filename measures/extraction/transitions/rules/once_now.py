"""曾经的 X 成了 Y, 昔日的 X 变身 Y: what once was one thing is another now.

Positive: 昔日的空心村摇身一变，成为“网红村”. Near miss (left out): 过去的经验成为财富, 原来的村支书成了致富带头人 (a person
goes on), 昔日的荒山如今披上绿装.
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import QUOTED, WITHIN, source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_ONCE = "(?:曾经|昔日|往日|往昔|当年)的?|(?:过去|从前|以往|以前|原先|原来|曾)的"
_NOW = "(?:[，,]?(?:如今|现在|而今|现已|今天|已经|已|也|都|摇身一变|华丽转身|一跃|逐渐|逐步|真正|全部|正|就)){0,3}[，,]?"
_BECAME = "(?:变身|转身|蝶变|蜕变|嬗变|转变|变|化身|升级|发展|建设|改造|改建|打造|成长)(?:成为|成了?|为)|变身|成为了?|成了"
_STATEMENT = re.compile(
    rf"(?:{_ONCE})(?P<source>(?:(?![成变]){WITHIN}){{2,16}}?){_NOW}(?:{_BECAME})(?P<target>{WITHIN}{{2,24}})"
)
# A lesson or a custom is no state that is left behind, and a person who is something else now went nowhere.
_NOT_LEFT = re.compile(
    "经验|教训|做法|成绩|成就|努力|付出|精神|故事|记忆|一切|书记|支书|主任|村民|农民|群众|小伙|姑娘|人们|年[里来]?$"
)


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        quoted = QUOTED.search(found["target"])
        # 远近闻名的“网红村”: the quotation names what it is now.
        words = quoted[0] if quoted else found["target"]
        source, target = source_of(found["source"]), target_of(words)
        if source and target and source != target and not _NOT_LEFT.search(source):
            end = found.start("target") + quoted.end() if quoted else found.end()
            yield Statement(found.start(), end, source, target)


RULE = TransitionRule("transition.once_now", Kind.TRANSITION, search, __name__)
