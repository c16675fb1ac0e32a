"""X 变 Y, 变 X 为 Y between short nouns that belong together.

Positive: 资源变资产、资金变股金, 变“输血”为“造血”. Near miss (left out): 气候变暖, 变废为宝, 面貌发生变化.
"""

import re
from collections.abc import Iterator

from measures.extraction.rule import Kind
from measures.extraction.transitions.phrase import source_of, target_of
from measures.extraction.transitions.rules.base import Statement, TransitionRule

_LEAD = r"(?:^|(?<=[，。；：！？,;、“‘”\s（(])|(?<=推动)|(?<=实现)|(?<=促进)|(?<=让)|(?<=使)|(?<=推进)|(?<=现了)|(?<=将)|(?<=把)|(?<=于))"
_TAIL = r"(?=[，。；：！？,;、”’\s）)]|的|$)"
_NOUN = r"(?:[“‘][一-龥]{2,8}[”’]|[一-龥]{2,6})"
_STATEMENT = re.compile(
    rf"{_LEAD}(?P<source>{_NOUN})(?<![改转配演蝶嬗巨质应突渐不多骤裂病衍量政兵事剧可善求思谋发])变(?![化乱革更压动成为得相迁异现通身形质速频电局故量数种脸卦本味样])(?P<target>{_NOUN}){_TAIL}"
)
# 变“输血”式帮扶为“造血”式帮扶: the quotation may have a head.
_HEADED = r"(?:“[一-龥]{2,8}”[一-龥]{0,6}?|[一-龥]{2,6})"
_TURNED = re.compile(rf"(?<![改转演蝶嬗])变(?!身成|成)(?P<source>{_HEADED})为(?P<target>{_HEADED}){_TAIL}")
_NEIGHBOUR = re.compile(r"[一-龥”’]变[一-龥“‘]")
_JOINT = ("、", "，", ",")
# How something is now, and no other thing: 村子变漂亮.
_QUALITY = re.compile(
    "(?:漂亮|美丽|干净|整洁|宽敞|富裕|明亮|清澈|容易|方便|简单|模糊|积极|主动|充足|好看|值钱|热闹|红火|整齐)$"
)
_CAUSATIVE_BEFORE = re.compile("(?:推动|实现了?|促进|让|使|推进)$")
_REACH = 12


def search(body: str) -> Iterator[Statement]:
    for found in _STATEMENT.finditer(body):
        if not _QUALITY.search(found["target"]) and _belong_together(body, found):
            yield from _statement(found)
    for found in _TURNED.finditer(body):
        yield from _statement(found)


def _statement(found: re.Match[str]) -> Iterator[Statement]:
    source, target = source_of(found["source"], governed=True), target_of(found["target"])
    if source and target and source != target:
        yield Statement(found.start(), found.end(), source, target)


def _belong_together(body: str, found: re.Match[str]) -> bool:
    """A shared character (农民变股民), another 变 beside it, quotation marks, or a causative verb before it."""
    if set(found["source"]) & set(found["target"]) or found["target"][0] in "“‘":
        return True
    before, after = (
        body[max(0, found.start() - _REACH) : found.start()],
        body[found.end() : found.end() + _REACH],
    )
    beside = (before.endswith(_JOINT) and _NEIGHBOUR.search(before)) or (
        after.startswith(_JOINT) and _NEIGHBOUR.search(after)
    )
    return bool(beside or _CAUSATIVE_BEFORE.search(before))


RULE = TransitionRule("transition.becomes", Kind.TRANSITION, search, __name__)
