"""What a speaker or a meeting asks for, one demand after another: 张某强调，要压实责任。…要抓好产业。…

Positive: 会议要求，要抓实监测；要做强产业；要管好资金. Near misses: a single 要, 要 inside an opinion's own item (各级要…，
要… under （一） belong together), 要提高站位 (a stance, no action).
"""

import itertools
import re

from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rule import UnitRule
from measures.extraction.outline.unit import Unit
from measures.extraction.outline.verbs import opens_with_action
from measures.extraction.rule import Kind

_SPEECH = re.compile(
    r"(?:强调|指出|要求|提出|表示|讲话|部署|安排|号召|希望|叮嘱|说)(?:[,:]|——|--|(?=今后|各|全|要|[省市县区]))"
)
# Who speaks is named before it: 张某强调, 会议要求; not 按照…的要求,.
_SPEAKER = re.compile(
    r"(?:^|[。;])(?:[^,。;:]{0,40},)?[^,。;:]{0,24}?(?<![的照目作新总”])(?:强调|指出|要求|提出|表示|讲话|说)(?:[,:]|——|--|(?=今后|各|全|要|[省市县区]))"
)
_ANNOUNCED = re.compile(r"(?:强调|指出|要求|提出|表示)(?:[:。]|——|--)$")
# 主要, 需要 and 必要 ask for nothing; before 要 stands at most the one who is asked.
_ASKED = r"(?:(?:他|她|会议)?(?:还|并)?(?:强调|指出|要求|提出|表示|说)[^,:。;]{0,4}[,:]?)?(?:[^,。;:!?是为了]{0,24},?)?"
_ITEM = re.compile(rf"(?P<asked>{_ASKED})(?<![主重需只必紧首纲概摘想不还就])要(?![求素点是么闻案件务])")
# 镇村是主体，要完善设施: what is so comes before what is asked.
_REASONED = re.compile(
    r"[^。;!?要]{2,24}?[是在][^。;!?要]{2,40}?,(?P<demand>要(?![求素点是么闻案件务])[^。;!?]{8,})"
)
_STANCE = re.compile(
    r"要把[^,。;]{2,40}(?:作为|摆在)|要增强[^,。;]{0,12}意识|要[^,。;]{0,8}?(?:学习贯彻|站位|思想认识|统一思想|深化认识|充分认识|深刻认识|清醒认识|准确把握|深刻把握|责任感|使命感|紧迫感|弘扬)"
)
_LEADERS = re.compile(r"总书记|重要讲话|重要指示|重要论述")
_MEETING = re.compile(
    r"^(?:会上|会后|会议(?!要求|强调|指出)|.{2,20}(?:主持|出席|参加|作(?:了)?(?:交流)?发言))"
)
_SHORTEST = 12
# A demand this long says itself what is to be done; a shorter one is spelt out by the sentences after it.
_LONG = 40
_FEWEST = 2
_FEWEST_ACTIONS = 3


def find(page: Page, start: int, end: int) -> list[Unit]:
    """Units for the demands in `start:end`, paragraph by paragraph; [] where nobody speaks."""
    units: list[Unit] = []
    announced = False
    for paragraph in page.paragraphs_within(start, end):
        text = page.text[paragraph.start : paragraph.end]
        found = _of_paragraph(page, paragraph) if announced or _SPEAKER.search(text[:400]) else []
        units.extend(found)
        announced = bool(_ANNOUNCED.search(text)) or (announced and bool(found))
    return units


def _of_paragraph(page: Page, paragraph: Stretch) -> list[Unit]:
    clauses = _clauses(page, paragraph)
    asked = [_item_start(page.text[clause.start : clause.end]) for clause in clauses]
    places = [place for place, start in enumerate(asked) if start is not None]
    if places and _is_bare(page, clauses[places[0]], asked[places[0]]):
        # 要压实责任。各乡镇书记要亲自研究…: who has to do it spells the demand out.
        places = [place for place in places if _is_bare(page, clauses[place], asked[place])]
    if len(places) >= _FEWEST:
        ends = [*places[1:], len(clauses)]
        items = [
            (clauses[place].start + (asked[place] or 0), _run_end(page, clauses[place:following]))
            for place, following in zip(places, ends, strict=True)
        ]
    else:
        items = _actions_after(page, clauses, places)
    return [_unit(page, *item) for item in items if _is_demand(page.text[slice(*item)])]


def _clauses(page: Page, paragraph: Stretch) -> list[Stretch]:
    """The sentences of a paragraph, cut at semicolons too."""
    pieces: list[Stretch] = []
    for sentence in page.sentences(paragraph.start, paragraph.end):
        cuts = [
            sentence.start,
            *(stop.end() for stop in re.finditer(";", page.text[sentence.start : sentence.end])),
        ]
        marks = [cut if place == 0 else sentence.start + cut for place, cut in enumerate(cuts)]
        trimmed = (page.trim(begin, close) for begin, close in itertools.pairwise([*marks, sentence.end]))
        pieces.extend(piece for piece in trimmed if piece)
    return pieces


def _item_start(clause: str) -> int | None:
    """Where in a clause the demand begins: past 会议强调，, at the one who is asked; None where nothing is asked."""
    speech = max((match.end() for match in _SPEECH.finditer(clause[:120])), default=0)
    item = _ITEM.match(clause, speech) or (_ITEM.match(clause) if speech else None)
    if item is None:
        reasoned = _REASONED.match(clause, speech)
        return reasoned.start("demand") if reasoned else None
    return speech if item.start() == speech else 0


def _is_bare(page: Page, clause: Stretch, start: int | None) -> bool:
    return page.text.startswith("要", clause.start + (start or 0))


def _run_end(page: Page, clauses: list[Stretch]) -> int:
    """The end of a demand with the sentences that spell it out."""
    end = clauses[0].end
    for clause in clauses[1:]:
        text = page.text[clause.start : clause.end]
        spells_out = end - clauses[0].start < _LONG or opens_with_action(text.split(",")[0])
        if _MEETING.match(text) or _SPEAKER.match(text[:60]) or not spells_out:
            break
        end = clause.end
    return end


def _actions_after(page: Page, clauses: list[Stretch], places: list[int]) -> list[tuple[int, int]]:
    """副县长要求，要抓好几项工作。推进农田建设…。实施供水工程…。: every sentence after the first asks for one thing."""
    if len(places) != 1:
        return []
    following = clauses[places[0] + 1 :]
    acting = [
        clause
        for clause in following
        if opens_with_action(page.text[clause.start : clause.end].split(",")[0])
        and clause.end - clause.start >= _SHORTEST
    ]
    if len(acting) < _FEWEST_ACTIONS or len(acting) < len(following):
        return []
    return [(clause.start, clause.end) for clause in acting]


def _is_demand(text: str) -> bool:
    if len(text) < _SHORTEST:
        return False
    is_stance = _STANCE.search(text.split(",", maxsplit=1)[0]) or _STANCE.match(text)
    return not (is_stance and (text.count(",") <= 2 or _LEADERS.search(text)))


def _unit(page: Page, start: int, end: int) -> Unit:
    return Unit(RULE, start, start, page.sentences(start, end)[0].end, end)


RULE = UnitRule("outline.demand", Kind.UNIT, find, __name__, confidence=0.75)
