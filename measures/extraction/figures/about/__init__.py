"""What each figure counts (about): the noun after it, the noun before it, or what it shares with its neighbours.

Owns the sharing in lists (3个省级、9个市级、24个县级示范点) and series
(收入达8240元、同比增长9.1%). Looks only into bounded windows.
"""

import re
from collections.abc import Sequence

from measures.extraction.figures.about.before import Before
from measures.extraction.figures.about.listed import shares
from measures.extraction.figures.about.sides import REACH, SENTENCE_END, Sides
from measures.extraction.figures.about.words import ATTRIBUTE, GRADE
from measures.extraction.figures.candidate import Candidate
from measures.extraction.figures.units import PERCENT_UNITS
from measures.extraction.outline.page import Page

_JOINT = re.compile(r"\s*[、和及与/或]?(?:共计|合计|总计)?\s*")
# 建档立卡1200户4100名低收入农户: how they are listed, not what is counted.
_REGISTERED = "建档立卡"
_CHAIN = 6
_LOOK_BACK = 3


def describe(page: Page, figures: Sequence[Candidate]) -> list[str]:
    """One noun phrase a figure, in order; empty where the text names nothing near it."""
    sides = [Sides(page, figures, index) for index in range(len(figures))]
    abouts = [side.own() for side in sides]
    _share_out(page, figures, sides, abouts)
    for index in range(len(figures) - 2, -1, -1):
        abouts[index] = _from_next(page, figures, abouts, index)
    for index in range(len(figures)):
        if not abouts[index]:
            abouts[index] = (
                _from_joined(page, figures, abouts, index)
                or sides[index].outcome()
                or _from_previous(page, figures, abouts, index, sides[index].before)
                or sides[_chain_end(page, figures, abouts, index)].last_resort()
            )
    return abouts


def _share_out(page: Page, figures: Sequence[Candidate], sides: Sequence[Sides], abouts: list[str]) -> None:
    """Give the figures of a row the items of the list before it: each its own after 分别, else all to the first."""
    for index, side in enumerate(sides):
        before = side.before
        if not before.earlier or abouts[index] != before.noun:
            continue
        each = shares(page, figures, index, (*before.earlier, before.noun)) if before.shared_out else []
        abouts[index : index + max(len(each), 1)] = each or [before.whole]


def _from_next(page: Page, figures: Sequence[Candidate], abouts: Sequence[str], index: int) -> str:
    """A figure that names nothing, or only a grade, right before another figure counts what that one counts."""
    own, figure, following = abouts[index], figures[index], figures[index + 1]
    gap = page.body[figure.end : following.start]
    if own == _REGISTERED and not gap and abouts[index + 1]:
        return abouts[index + 1]
    if own and gap == own and ATTRIBUTE.fullmatch(own):
        return abouts[index + 1]
    if not own and len(gap) < REACH and _JOINT.fullmatch(gap):
        return abouts[index + 1]
    grade = GRADE.fullmatch(own)
    if grade and _JOINT.fullmatch(gap[gap.find(own) + len(own) :]):
        return own + GRADE.sub("", abouts[index + 1], count=1)
    return own


def _from_joined(page: Page, figures: Sequence[Candidate], abouts: Sequence[str], index: int) -> str:
    """脱贫户8312户31256人: the second of two figures side by side counts what the first counts."""
    joined = index and _JOINT.fullmatch(page.body, figures[index - 1].end, figures[index].start)
    return abouts[index - 1] if joined else ""


def _chain_end(page: Page, figures: Sequence[Candidate], abouts: Sequence[str], index: int) -> int:
    """The last of the figures that stand side by side from `index` on: 4.1万户15.2万人脱贫."""
    last = index
    while (
        last + 1 < min(len(figures), index + _CHAIN)
        and not abouts[last + 1]
        and _JOINT.fullmatch(page.body, figures[last].end, figures[last + 1].start)
    ):
        last += 1
    return last


def _from_previous(
    page: Page, figures: Sequence[Candidate], abouts: Sequence[str], index: int, before: Before
) -> str:
    """In one sentence a figure without a noun of its own goes on with the last one of its kind.

    After a bare 达 or in one list (增长4%、迈上6千亿元台阶) it goes on with whatever stands right before, unless a verb
    governs it.
    """
    figure = figures[index]
    for earlier in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        previous = figures[earlier]
        gap = page.body[previous.end : figure.start]
        if len(gap) > REACH or SENTENCE_END.search(gap):
            return ""
        continues = figure.unit in PERCENT_UNITS or figure.unit in (previous.unit, "倍") or "其中" in gap
        is_bare = before.is_linked or (gap.startswith("、") and not before.verb)
        if continues or (is_bare and earlier == index - 1):
            return abouts[earlier]
    return ""
