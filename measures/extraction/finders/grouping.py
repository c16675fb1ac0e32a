"""Which sentences of a paragraph go together as one action, and which only tell of it."""

import re

from measures.extraction.finders.sentence import Reading, read
from measures.extraction.outline import Page, Stretch

_SHORT_GROUP = 40
_SHORT_SENTENCE = 45
_LONG_GROUP = 160
_SHORTEST = 14
_NEW_TOPIC = re.compile(
    r"^(?:同时|此外|另外|其中|除此之外|与此同时|不仅如此|还有|再者|下一步|接下来|今后|未来|今年|去年|现在|\d{4}年|\d{1,2}月|.{2,6}方面,|在.{2,8}[上端点区],|针对|"
    r"[^,]{2,12}还|[^,]{2,8}(?:设立|成立|建立|组建|组织|推出|开展|投资|出台))"
)
_NEW_PURPOSE = re.compile(r"^(?:为|为了)[^,]{2,16},")
_FOLLOWS = re.compile(
    r"^(?:通过|并|使|让|带动|帮助|其|该|此举|据此|依托此|截至|截止|目前|到目前|至今|可|但|对此|为了?进一步)"
)
_STANDING = re.compile(r"^.{0,30}(?:目前|截至|截止|至今).{0,20}(?:已|累计|共)")
_ANNOUNCES = re.compile(
    r"(?:制定|出台|推出|实施|印发|明确)了?.{0,4}[\d一二三四五六七八九十]+(?:项|条|个方面).{0,8}(?:措施|举措|政策|办法)"
)
_DETAILS = re.compile(r"(?:措施|举措|政策|内容)(?:主要|具体)?(?:包括|有|为|涉及|涵盖)|具体(?:包括|来看|是)")
_LOOK_AHEAD = 120


def group_actions(page: Page, paragraph: Stretch, threshold: float) -> list[list[Stretch]]:
    """The groups of `paragraph`, each a run of sentences of which the first reads as an action."""
    sentences = page.sentences(paragraph.start, paragraph.end)
    groups: list[list[Stretch]] = []
    open_group = False
    in_quotation = 0
    for sentence in sentences:
        text = page.text[sentence.start : sentence.end]
        reading = read(text)
        quoted = in_quotation > 0
        in_quotation = max(in_quotation + text.count("“") - text.count("”"), 0)
        if quoted or _announces(page, sentence):
            open_group = False
        elif open_group and _belongs(groups[-1], text, reading, threshold):
            groups[-1].append(sentence)
        elif reading.score >= threshold and sentence.end - sentence.start >= _SHORTEST:
            groups.append([sentence])
            open_group = True
        else:
            open_group = False
    return groups


def _announces(page: Page, sentence: Stretch) -> bool:
    """A sentence that only says that measures were issued, before those that name them."""
    announced = _ANNOUNCES.search(page.text, sentence.start, sentence.end)
    return bool(announced and _DETAILS.search(page.text, sentence.end, sentence.end + _LOOK_AHEAD))


def _belongs(group: list[Stretch], text: str, reading: Reading, threshold: float) -> bool:
    """Whether a sentence goes on with the action of the group before it."""
    length = group[-1].end - group[0].start
    if _STANDING.match(text):
        return reading.may_follow
    if _NEW_TOPIC.match(text) or (length >= _SHORT_GROUP and _NEW_PURPOSE.match(text)):
        return False
    if reading.score >= threshold:
        if length < _SHORT_GROUP:
            return True
        return length < _LONG_GROUP and (len(text) < _SHORT_SENTENCE or bool(_FOLLOWS.match(text)))
    return reading.may_follow and len(text) <= length
