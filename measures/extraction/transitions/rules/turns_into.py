"""X 转为, 转变为, 变成 Y without 将 or 由: the subject of the clause passes into something else.

Positive: 返乡青年转为农技辅导员. Near miss (left out): 逐步变成现实, 成为主力军.
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import CAUSATIVE, WITHIN, source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_STATEMENT = re.compile(
    rf"(?:[蜕蝶演嬗]变(?:成为?|为)了?|转为|(?<!方式)(?<!职能)(?<!观念)(?<!作风)(?<!思维)(?:转变为|转变成)|转化为|转化成|转型为|(?<!转)变为了?|(?<!转)变成了?|升级为)(?P<target>(?:(?!、?[将把从由]){WITHIN}){{2,20}})"
)
_CLAUSE_START = re.compile(r"[，。；：！？,;:!?\n\r（）()　、“]")
_OTHER_FORM = re.compile("[从由将把向]")
_ADVERBS = re.compile(
    "(?:已经|已|逐步|逐渐|加快|加速|真正|不断|正|成功|也|都|进一步|陆续|全部|统一|有效|切实|就|更好地?|及时|平稳|均|正在|一下子|重新|能够?|才|如今|现在|一步步)+$"
)
_WINDOW = 20


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        text = body[max(0, found.start() - _WINDOW) : found.start()]
        marks = [mark.end() for mark in _CLAUSE_START.finditer(text)]
        if not marks and len(text) == _WINDOW:
            continue
        clause = text[marks[-1] if marks else 0 :]
        if _OTHER_FORM.search(clause):
            continue
        phrase = _ADVERBS.sub("", clause)
        source = source_of(phrase, governed=CAUSATIVE.search(phrase) is not None)
        target = target_of(found["target"])
        if source and target and source != target:
            yield Statement(found.start() - len(clause), found.end(), source, target)


RULE = TransitionRule("transition.turns_into", Kind.TRANSITION, search, __name__)
