"""从无到有, 由弱变强: states of one character, which only stand in pairs that everybody uses.

Positive: 产业从无到有、从弱到强, 由散变聚. Near miss (left out): 从小到大 (a life), 由大变小 (no pair of the genre).
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_PAIRS = "无有 有优 有好 弱强 小强 散聚 散整 差优 差好 穷富 贫富 乱治 乱美 脏净 旧新 窄宽 低高 慢快 虚实 浅深 黑绿 荒绿".split()
_STATEMENT = re.compile(
    rf"[从由](?:{'|'.join(f'{pair[0]}[到变转至向]{pair[1]}' for pair in _PAIRS)})(?![一-龥]{{0,2}}[处端层])"
)


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        yield Statement(found.start(), found.end(), found[0][1], found[0][-1])


RULE = TransitionRule("transition.one_sign", Kind.TRANSITION, search, __name__)
