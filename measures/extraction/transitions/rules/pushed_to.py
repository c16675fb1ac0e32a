"""推动 X 到 Y, 实现 X 到 Y between phrases that name two stages of one thing.

Positive: 推动教育扶贫到教育兴乡. Near miss (left out): 推动政策落实到户, 推动资源下沉到基层.
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_STATEMENT = re.compile(
    r"(?:推动|促进|推进|实现|加快)(?P<source>[一-龥“”]{2,12}?)(?<![达得收受直落延伸沉移扩展转升提覆])(?:到|至)(?P<target>[一-龥“”]{2,12}?)(?=[，。；、！？,;!?\n\s]|的|$)"
)
_CHANGE_FOLLOWS = re.compile("的[^，。；、]{0,6}(?:转变|跨越|蝶变|转型|飞跃|转换|嬗变|跃升)")


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        source, target = source_of(found["source"].rpartition("从")[2]), target_of(found["target"])
        is_named = _CHANGE_FOLLOWS.match(body, found.end()) is not None
        if source and target and source != target and (is_named or _stages_of_one(source, target)):
            yield Statement(found.start(), found.end(), source, target)


def _stages_of_one(source: str, target: str) -> bool:
    """教育扶贫, 教育兴乡: the two begin or end alike."""
    return source[:2] == target[:2] or source[-2:] == target[-2:]


RULE = TransitionRule("transition.pushed_to", Kind.TRANSITION, search, __name__)
