"""A number that is part of a slogan counts nothing: “五个一批”, “3个全覆盖”, 3个“优先”.

Positive (left out): 做到3个“优先”，. Near miss (kept): 建成10个以上“托管+”服务联社.
"""

import re

from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.rules.base import FigureRule
from measures.extraction.outline.page import Page
from measures.extraction.rule import Kind

_OPENING_WIDTH = 20
_WHOLE_WIDTH = 12
_SLOGAN_UNITS = frozenset("个 项 大 条 种 张 件 支 把 句".split())
_QUOTED_WORD = re.compile(r"“[^“”]{1,6}”(?=[，。；、！？,;）)\s]|$)")
# 1户1策, 1村1品; but 1户1人 counts a household and its one member.
_ONE_EACH = re.compile(r"1(?![人户口\d])")
# What leaders number: 突出2个重点, 做到3个到位. Things are counted, watchwords are not.
_WATCHWORD = re.compile(
    r"(?:目标|重点|抓手|主线|关键|统筹|坚持|意识|自信|维护|必须|到位|转变|突破|一律|确保|聚焦|强化|结合|导向|不变|不减|全覆盖|百分百|清零|转型|提升|优先)"
    r"(?=[，。；、！？,;”）)\s]|$)"
)


def decide(candidate: Candidate, page: Page) -> bool | None:
    span = page.quotation(candidate.number_start)
    if span is not None:
        width = span[1] - span[0]
        opens = candidate.start <= span[0] + 1
        if width <= _WHOLE_WIDTH or (opens and width <= _OPENING_WIDTH):
            return False
    if candidate.low == 1 and _ONE_EACH.match(page.after(candidate.unit_end, 2)):
        return False
    is_small = candidate.low <= 20 and candidate.unit in _SLOGAN_UNITS and not candidate.qualifier
    following = page.body[candidate.end : candidate.end + 10]
    if is_small and (_QUOTED_WORD.match(following) or _WATCHWORD.match(following)):
        return False
    return None


RULE = FigureRule("figure.not.slogan", Kind.FIGURE, decide, __name__)
