"""Who reported, for which outlet, and who edited: the words closing a news text, also where nothing parts them.

通讯员 金延霞某某日报记者 陈丹编辑 蒋鸿二审 余光 names a source and two people; 记者从省政府获悉 is a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.ingest.names import is_person, join_spaced, name_off_unit, names_run_together, reads_as_name

_OUTLET_WORDS = (
    r"日报社?|晚报|晨报|早报|时报|商报|都市报|农民报|青年报|教育报|[一-龥]{1,4}报|杂志社?|周刊|新闻网?|新闻客户端|客户端|网时刻(?:新闻)?|网站?|电视台|电台|广播|频道|新华社|中新社|通讯社"
    r"|融媒体?中心|融媒|全媒体|发布|宣传部?|宣传|政府|本报|本网|本台|本刊|天天看|视频|APP"
)
OUTLET = re.compile(rf"《?[一-龥A-Za-z·+\d]{{0,18}}?(?:{_OUTLET_WORDS})》?(?:[（(][一-龥]{{2,10}}[）)])?")
_BARE_OUTLET = re.compile(
    r"《?[一-龥]{2,8}(?:日报|晚报|晨报|早报|时报|商报|都市报|农民报|青年报|教育报|新闻网|电视台)》?|新华社|中新社|人民网|新华网|央视网|央广网|光明网|中国网"
)
# （原载《某某日报》2022年7月28日6版）
ISSUE = re.compile(
    r"(?:(?:原?[载刊]|发表|刊[发登载])于?\s?[:：]?\s?)?《\s?(?P<outlet>[一-龥]{2,12})\s?》\s?[（(]?\s?(?:19|20)\d{2}\s?[年-]\s?\d{1,2}\s?[月-]\s?\d{1,2}\s?日?[\s，,]*(?:第?\s?[A-Z]?\d{1,3}\s?版[^（）()]{0,8})?[）)]?"
)
_MARK = re.compile(
    r"(?P<source>(?<!图片)(?<!视频)(?<!数据)(?:信息|文章|稿件|本文)?来源\s?[:：丨]|稿源\s?[:：]|[转摘选]自(?=[\s:：]))"
    r"|(?P<role>(?:首席|见习|实习|特约|全媒体|融媒体?)*(?:记者|通[讯信迅]员|通联|评论员|实习生)|作者(?=[\s:：])|撰稿人?|撰文|供稿(?=[\s:：])|执笔|图文|文字(?=[\s:：/])|文(?=[\s]?[/／:：]))"
    r"|(?P<editor>(?:流程|责任|值班|本期|新媒体|网络|文字|图片|视频)?编辑|责编|编审|编委|校对|审核|审签|监制|摄像|摄影|美编|制图|[一二三初复终]审|统筹|策划|签发|排版|值班主任|总值班)"
)
_PROVINCE = re.compile(
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
_SEPARATORS = re.compile(r"[\s、，,/／|｜丨;；:：（）()【】\[\]<>－-]+")
_REMARKS = re.compile(
    r"文|图|摄|文图|图文|摄影|报道|摄影报道|供图|本文|整理|发自[一-龥]{2,4}|[一-龥]{2,4}报道|[一-龥]{2,16}供图"
)
_PLACE_REMARK = re.compile(r"[（(][一-龥]{2,8}[）)]")
_EDITOR_NAME = re.compile(r"[一-龥·]{2,4}|[A-Za-z]{0,3}\d{2,6}")
LONGEST = 220  # characters; credits of a text are never longer


@dataclass(frozen=True, slots=True)
class Credits:
    """`source` is "" where none is named; `people` are reporters and contributors, never editors."""

    source: str = ""
    people: tuple[str, ...] = ()


def credits_of(text: str) -> Credits | None:
    """Read a stretch that holds nothing but credits; None where anything else stands in it."""
    text = text.strip(" \u3000\xa0\n()（）【】[]□■◆●")
    text = join_spaced(text)
    if not text or len(text) > LONGEST or re.search(r"[。！？“”]", text):
        return None
    if _BARE_OUTLET.fullmatch(text):
        return Credits(text.strip("《》"))
    if issue := ISSUE.match(text):
        rest = credits_of(text[issue.end() :]) if text[issue.end() :].strip(" ）)]>") else Credits()
        return Credits(issue["outlet"], rest.people) if rest else None
    marks = list(_MARK.finditer(text))
    found = _Run()
    if not marks or not found.take_before_first(text[: marks[0].start()]):
        return None
    for mark, end in _spans(marks, len(text)):
        if not found.take(mark.lastgroup or "", text[mark.end() : end]):
            return None
    return Credits(found.source, tuple(dict.fromkeys(found.people)))


def credits_start(text: str) -> int:
    """Return where the credits that close `text` begin; len(text) where none do."""
    zone_start = max(0, len(text) - LONGEST)
    zone = text[zone_start:]
    starts = [0] if zone_start == 0 else []
    starts += [match.end() for match in re.finditer(r"[。！？”…]+[）)]?|[）)]|\n|\s{2,}", zone)]
    starts += [match.start() for match in _MARK.finditer(zone) if zone[match.end() - 1] in ":："]
    last_stop = max((match.end() for match in re.finditer(r"[。！？“”]", zone)), default=0)
    for start in sorted(each for each in starts if last_stop <= each < len(zone)):
        if credits_of(zone[start:]):
            return zone_start + start
    return len(text)


def _spans(marks: list[re.Match[str]], end: int) -> Iterator[tuple[re.Match[str], int]]:
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        yield mark, after.start() if after else end


class _Run:
    """Credits read so far."""

    def __init__(self) -> None:
        self.source = ""
        self.people: list[str] = []

    def take_before_first(self, text: str) -> bool:
        """Take an outlet and, before it, names that no word announces."""
        return all(self._take_word(word, is_named=False) for word in _words(text))

    def take(self, kind: str, text: str) -> bool:
        """Take what stands behind a mark; whether it is what such a mark announces."""
        if kind == "source":
            return self._take_source(text)
        words = _words(_PLACE_REMARK.sub(" ", text))
        if kind == "editor":
            return all(self._take_editor(word) for word in words)
        return all(self._take_word(word, is_named=True) for word in words)

    def _take_source(self, text: str) -> bool:
        value = text.strip(" \u3000\xa0\n:：】)[")
        first, _, rest = re.sub(r"[\s|｜丨]+", " ", value).partition(" ")
        if not 2 <= len(first) <= 30:
            return False
        unit, name = name_off_unit(first)
        self.source = self.source or unit
        self.people.extend([name] if name else [])
        return all(self._take_word(word, is_named=False) for word in _words(rest))

    def _take_editor(self, word: str) -> bool:
        """An editor, perhaps with the next role's outlet glued on: 朱敏某某日报."""
        return bool(_EDITOR_NAME.fullmatch(word)) or bool(self._split(word))

    def _take_word(self, word: str, *, is_named: bool) -> bool:
        if _REMARKS.fullmatch(word):
            return True
        if is_person(word) or (is_named and reads_as_name(word)):
            self.people.append(word)
            return True
        split = self._split(word)
        if OUTLET.fullmatch(word) and not (is_named and split):
            self.source = self.source or word.strip("《》")
            return True
        if split:
            self.people.append(split[0])
            self.source = self.source or split[1].strip("《》")
            return True
        if is_named and (glued := names_run_together(word)):
            self.people.extend(glued)
            return True
        return False

    def _split(self, word: str) -> tuple[str, str] | None:
        """金延霞某某日报: a name with an outlet glued to it; where several cuts are possible, at a province's name."""
        cuts = [
            (word[:length], word[length:])
            for length in (3, 2, 4)
            if is_person(word[:length]) and len(word) - length >= 4 and OUTLET.fullmatch(word[length:])
        ]
        return next((cut for cut in cuts if _PROVINCE.match(cut[1])), next(iter(cuts), None))


def _words(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(text) if word]
