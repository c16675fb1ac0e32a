"""Runs of sentences in one paragraph that describe one concrete action, where nothing is enumerated.

Positive: 今年，县里又从邻市调剂了500个就业岗位，确保每户有一人就业。 Near misses: 老张高兴得合不拢嘴。(a person),
2022年全县农民人均收入增长8%。(a pure result), 只有各方出力，脱贫才能长效。(comment).
"""

import re
from collections.abc import Sequence

from measures.extraction.measures.clauses import title_of
from measures.extraction.measures.rule import Found, MeasureRule
from measures.extraction.measures.sentence import THRESHOLD, Reading, read
from measures.extraction.measures.taken import Taken
from measures.extraction.outline import Outline, Page, Stretch
from measures.extraction.outline.endings import is_tail
from measures.extraction.outline.markers import heading_line

ID = "measure.prose"
VERSION = 1

_MOST_COVERED = 0.35
_EXTRA_WHERE_ENUMERATED = 0.75
_SHORT_GROUP = 40
_SHORT_SENTENCE = 45
_LONG_GROUP = 160
_SHORTEST = 14
_NEW_TOPIC = re.compile(
    r"^(?:同时|此外|另外|其中|除此之外|与此同时|不仅如此|还有|再者|下一步|接下来|今后|未来|今年|去年|现在|\d{4}年|\d{1,2}月|.{2,6}方面,|在.{2,8}[上端],|针对|"
    r"[^,]{2,12}还|[^,]{2,8}(?:设立|成立|建立|组建|组织|推出|开展|投资|出台))"
)
_FOLLOWS = re.compile(
    r"^(?:通过|并|使|让|带动|帮助|其|该|此举|据此|依托此|截至|截止|目前|到目前|至今|可|但|对此|为了?进一步)"
)
_STANDING = re.compile(r"^.{0,30}(?:目前|截至|截止|至今).{0,20}(?:已|累计|共)")
_ANNOUNCES = re.compile(
    r"(?:制定|出台|推出|实施|印发|明确)了?.{0,4}[\d一二三四五六七八九十]+(?:项|条|个方面).{0,8}(?:措施|举措|政策|办法)"
)
_DETAILS = re.compile(r"(?:措施|举措|政策|内容)(?:主要|具体)?(?:包括|有|为|涉及|涵盖)|具体(?:包括|来看|是)")
# What people say on camera: 【同期】村民：….
_VOICE = re.compile(r"[【(\[]?(?:同期声?|现场声|采访|画外音|村民|群众|脱贫户|贫困户)[^,。]{0,20}[】)\]:]")
# Who speaks for the programme: 【解说】….
_LABEL = re.compile(r"【[^】]{1,8}】")


def find(page: Page, outline: Outline, before: Sequence[Found]) -> list[Found]:
    covered = sum(found.end - found.start for found in before)
    if covered > _MOST_COVERED * len(page.text):
        return []
    threshold = THRESHOLD + (_EXTRA_WHERE_ENUMERATED if before else 0.0)
    taken = Taken(
        [(found.start, found.end) for found in before]
        + [(unit.start, unit.end) for unit in outline.all_units() if unit.rule != heading_line.RULE.id]
    )
    asked = {turn.start for turn in outline.turns if page.text[turn.start : turn.end].rstrip().endswith("?")}
    answers = {turn.start: Stretch(page.text.index(":", turn.start) + 1, turn.end) for turn in outline.turns}
    found: list[Found] = []
    for paragraph in page.paragraphs:
        if is_tail(page, paragraph):
            # Portals print a source line above the text and the signature below it.
            if paragraph.start * 2 > len(page.text):
                break
            continue
        if _VOICE.match(page.text, paragraph.start):
            continue
        if paragraph.start in asked or taken.holds(paragraph):
            continue
        label = _LABEL.match(page.text, paragraph.start)
        spoken = Stretch(label.end(), paragraph.end) if label else answers.get(paragraph.start, paragraph)
        found.extend(_measure(page, group) for group in _groups(page, spoken, threshold))
    return found


def _groups(page: Page, paragraph: Stretch, threshold: float) -> list[list[Stretch]]:
    sentences = page.sentences(paragraph.start, paragraph.end)
    texts = [page.text[sentence.start : sentence.end] for sentence in sentences]
    groups: list[list[Stretch]] = []
    open_group = False
    in_quotation = 0
    for place, (sentence, text) in enumerate(zip(sentences, texts, strict=True)):
        reading = read(text)
        quoted = in_quotation > 0
        in_quotation = max(in_quotation + text.count("“") - text.count("”"), 0)
        if quoted or _announces(texts, place):
            open_group = False
        elif open_group and _belongs(groups[-1], text, reading, threshold):
            groups[-1].append(sentence)
        elif reading.score >= threshold and sentence.end - sentence.start >= _SHORTEST:
            groups.append([sentence])
            open_group = True
        else:
            open_group = False
    return groups


def _announces(texts: list[str], place: int) -> bool:
    """A sentence that only says that measures were issued, before those that name them."""
    following = " ".join(texts[place + 1 : place + 3])
    return bool(_ANNOUNCES.search(texts[place]) and _DETAILS.search(following))


def _belongs(group: list[Stretch], text: str, reading: Reading, threshold: float) -> bool:
    """Whether a sentence goes on with the action of the group before it."""
    length = group[-1].end - group[0].start
    if _STANDING.match(text):
        return reading.may_follow
    if _NEW_TOPIC.match(text):
        return False
    if reading.score >= threshold:
        if length < _SHORT_GROUP:
            return True
        return length < _LONG_GROUP and (len(text) < _SHORT_SENTENCE or bool(_FOLLOWS.match(text)))
    return reading.may_follow and len(text) <= length


def _measure(page: Page, group: list[Stretch]) -> Found:
    start, end = group[0].start, group[-1].end
    score = max(read(page.text[sentence.start : sentence.end]).score for sentence in group)
    confidence = round(min(0.8, 0.4 + 0.08 * score), 2)
    return Found(title_of(page, group[0]), (), start, end, ID, VERSION, confidence)


RULE = MeasureRule(id=ID, version=VERSION, find=find)
