"""What a unit says of itself, counted: how it opens and ends, what is done, what came of it, who speaks.

Cues are facts of the genre, found in one pass over the folded text each; the sequence model and the ranking learn
what they mean. Knows nothing of measures.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.units import Units

# How a unit opens; the first that matches counts, 0 for none.
OPENINGS = tuple(
    rf"\s*[“\"]?(?:{pattern})"
    for pattern in (
        r"[一二三四五六七八九十]{1,3}、",
        r"\([一二三四五六七八九十]{1,3}\)",
        r"\d{1,2}[.、](?!\d)",
        r"\(\d{1,2}\)",
        r"[①-⑳]",
        r"[一二三四五六七八九十]{1,2}是",
        r"第[一二三四五六七八九十]{1,2}(?:[章节条步]|[,、])?",
        r"[一二三四五六七八九十]{1,2}要",
        r"[—●▶◆■★▲]+",
        r"(?:首先|其次|再次|最后)",
        r"(?:此外|另外|同时|与此同时|不仅如此|除此之外|另一方面|一方面|并且|还)",
        r"(?:下一步|接下来|今后|未来|将来|下阶段)",
        r"(?:近年来|多年来|一直以来|[^,]{2,14}以来,)",
        r"(?:近日|日前|今年|目前|截至|截止|去年|如今|现在|当前|当天|昨天|\d{4}年|\d{1,2}月|\d{1,2}日|“?十[三四五]五)",
        r"(?:据悉|据了解|据介绍|记者|据)",
        r"为了?(?!期)",
        r"(?:围绕|针对|按照|坚持|依托|立足|聚焦|依靠|根据|结合|以)",
        r"通过",
        r"(?:该|全)[县市区省镇村乡州]",
        r"[^,。]{2,12}(?:县|市|区|省|镇|乡|村|州|街道|局|办|会|委|部|院|厅|校|公司|银行)",
        r"我[省市县区州镇村们]",
        r"(?:这|此|其中|其|据此|对此|为此)",
        r"(?:他|她|我)",
        r"(?:只有|让|使|要|必须)",
    )
)
# All at once: the group that matched is the number of the opening.
_OPENING = re.compile("|".join(f"({pattern})" for pattern in OPENINGS))
# What stands in a unit, how often.
COUNTED = {
    "act": re.compile(
        "建立|完善|健全|实施|开展|推进|推动|落实|出台|制定|成立|组建|选派|整合|投入|打造|建设|发放|培训|引进|引导|鼓励|支持|加强|强化|加大|加快|深化|组织|设立|设置|推行|探索|"
        "创新|实行|搭建|签订|举办|优化|规范|配备|安排|统筹|严格|确保|培育|发展|扶持|采取|提供|帮助|协调|对接|改造|修建|种植|流转|走访|排查|监测|宣传|指导|联合|派出|邀请|捐赠|"
        "拨付|盘活|推广|启动|印发|开设|吸纳|修建|整治|治理|清理"
    ),
    "result": re.compile(
        "达到|实现|完成|取得|获得|荣获|超过|突破|同比|占比|收入|受益|惠及|覆盖|增长|提高|增加|提升|成效|显著|明显|位居|脱贫|摘帽|人均|累计"
    ),
    "say": re.compile(
        r"说[,。:]|表示|介绍[,说]|告诉记者|讲述|笑着|感慨|坦言|认为|指出|强调|要求|谈到|说道|直言|感谢"
    ),
    "furniture": re.compile(
        r"记者|责编|编辑|来源|搜狐|返回|版权|原标题|通讯员|摄\)?$|图为|上图|下图|供图|图片|审核|校对|点击"
    ),
    "person": re.compile(
        r"[他她]|\d{2}岁|一家人|老伴|儿子|女儿|孙子|丈夫|妻子|母亲|父亲|村民[^,。]{2,3}[,说]|大爷|大妈|大叔|阿姨|俺|咱"
    ),
    "feeling": re.compile(
        r"高兴|激动|兴奋|感激|开心|幸福|笑|担心|信心|干劲|感慨|满意|日子|越来越|愁|喜悦|热情|希望"
    ),
    "scene": re.compile(
        r"走进|映入眼帘|只见|眼前|正在|忙着|一片|一幅|来到|看到|随处可见|绿油油|沉甸甸|硕果|阳光|清晨|盛夏|初秋|熙熙攘攘|络绎不绝"
    ),
    "meeting": re.compile(r"召开|会议|出席|参加|主持|讲话|汇报|座谈|宣读|传达|发言|仪式|调研组|一行"),
    "lead": re.compile(r"习近平|总书记|党中央|重要讲话|指示精神|重要论述|党的[一二三四五六七八九十]+大|牢记"),
    "plan": re.compile(r"下一步|接下来|今后|未来|将(?!军|来)|继续|进一步|拟|计划|力争|到20\d\d年"),
    "done": re.compile(
        r"(?:建成|建起|建立|成立|出台|制定|投入|安排|发放|组织|开展|举办|引进|培育|推出|完成|种植)了?.{0,12}(?:\d|了)"
    ),
    "means": re.compile(
        r"通过|采取|采用|以.{1,20}(?:为|模式|方式)|利用|依托|“[^”]{2,20}”(?:的)?(?:模式|机制|行动|工程|活动|方式)"
    ),
    "lack": re.compile(r"缺乏|缺少|没有|不足|薄弱|难以|滞后|尚未|困难|问题|短板|贫困"),
    "comment": re.compile(
        r"只有|才能|关键|重要|意义|基础|保障|必须|离不开|缩影|体现|画卷|新篇章|贡献|助力|动能|活力"
    ),
    "rural": re.compile(
        "乡村|农村|农业|农民|农户|村民|脱贫|贫困|扶贫|帮扶|返贫|低收入|搬迁|驻村|三农|粮食|耕地|种植|养殖|合作社|乡镇|[一-鿿]村|特色产业|群众"
    ),
    "number": re.compile(r"\d+(?:[.,]\d+)*"),
    "clause": re.compile(r"[,:、]"),
    "comma": re.compile(r"[,:;]."),
    "quote": re.compile(r"[“”]"),
    "title": re.compile(r"《"),
}
CUES = tuple(COUNTED)


@dataclass(frozen=True, slots=True)
class Cues:
    """Of each unit: `counts` (units × CUES), `opening` (place in OPENINGS from 1, 0 for none), `ending` (place in a list
    of marks from 1), `in_quotation` (0 or 1), `quoted` (share of characters that stand in long quotations), `head` (0 none, else HEADS_PARAGRAPH, HEADS_RUN or HEADING_LINE)."""

    counts: NDArray[np.int64]
    opening: NDArray[np.int64]
    ending: NDArray[np.int64]
    in_quotation: NDArray[np.int64]
    quoted: NDArray[np.float64]
    head: NDArray[np.int64]


HEADS_PARAGRAPH, HEADS_RUN, HEADING_LINE = 1, 2, 3
_LONGEST_HEAD = 32
_ENDINGS = "。!?;:,”)》】…"


def read_cues(text: str, units: Units) -> Cues:
    """The cues of every unit of a folded text."""
    size = len(units)
    counts = np.zeros((size, len(CUES)), np.int64)
    limits = units.limits(text)
    for column, pattern in enumerate(COUNTED.values()):
        found = [match.start() for limit in limits for match in pattern.finditer(text, *limit)]
        places = np.array(found, np.int64)
        counts[:, column] = np.searchsorted(places, units.ends) - np.searchsorted(places, units.starts)
    starts, ends = units.starts.tolist(), units.ends.tolist()
    opening = np.array([_opening(text, *place) for place in zip(starts, ends, strict=True)], np.int64)
    ending = np.array([_ENDINGS.find(text[end - 1]) + 1 for end in ends], np.int64)
    head = _heads(units, counts[:, CUES.index("comma")], ending)
    return Cues(counts, opening, ending, _quotation(text, units), _quoted_share(text, units), head)


def _heads(units: Units, commas: NDArray[np.int64], ending: NDArray[np.int64]) -> NDArray[np.int64]:
    """Short units of one clause: the first sentence of a paragraph that goes on, one inside it, a line of its own."""
    first = np.diff(units.paragraphs, prepend=-1) > 0
    last = np.diff(units.paragraphs, append=units.paragraphs[-1] + 1) > 0
    short = (units.ends - units.starts <= _LONGEST_HEAD) & (commas == 0)
    stopped = ending == _ENDINGS.index("。") + 1
    head = np.zeros(len(units), np.int64)
    head[short & stopped & ~last] = HEADS_RUN
    head[short & stopped & first & ~last] = HEADS_PARAGRAPH
    head[short & first & last & (ending == 0)] = HEADING_LINE
    return head


def _opening(text: str, start: int, end: int) -> int:
    found = _OPENING.match(text, start, end)
    return (found.lastindex or 0) if found else 0


# Shorter ones are names and slogans, not speech.
_SPEECH = re.compile(r"“[^“”]{16,}(?:”|$)")


def _quoted_share(text: str, units: Units) -> NDArray[np.float64]:
    inside = np.zeros(len(text) + 1)
    for limit in units.limits(text):
        for match in _SPEECH.finditer(text, *limit):
            inside[match.start() + 1 : match.end() + 1] = 1
    sums = np.cumsum(inside)
    return np.asarray((sums[units.ends] - sums[units.starts]) / (units.ends - units.starts))


def _quotation(text: str, units: Units) -> NDArray[np.int64]:
    """1 where a quotation that began before is still open at the start of a unit, within its paragraph."""
    marks = np.zeros(len(text) + 1, np.int64)
    for mark in re.finditer("[“”]", text):
        marks[mark.end()] = 1 if mark.group() == "“" else -1
    before = np.cumsum(marks)
    first = np.searchsorted(units.paragraphs, units.paragraphs)
    return (before[units.starts] > before[units.starts[first]]).astype(np.int64)
