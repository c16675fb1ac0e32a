"""The noun phrases at the two ends of a transition: trimmed, and refused where they name no state.

Owns what may stand as a source or a target. Knows nothing of the patterns that found them. All input is bounded by
the rules' windows.
"""

import re

# One character inside a transition: no sentence ends there and no bracket opens.
WITHIN = r"[^，。；：！？,;:!?\n\r（）()《》\[\]　]"
QUOTED = re.compile(r"[“‘「][^“”‘’「」]{2,24}[”’」]")
# How something passes from one state into another; 延伸, 拓展, 倾斜 and 聚集 only name a direction.
CHANGE = "(?:转变|转型升级|转型|转化|转换|过渡|迈进|跨越|提档升级|升级|提升|跃升|跃迁|蝶变|嬗变|演变|飞跃|切换|进阶)"
CAUSATIVE = re.compile(
    "推动|促进|推进|实现|引导|促成|促使|带动|助推|助力|力促|加快|加速|确保|支持|鼓励|驱动|倒逼|完成|建立|开启|走出|探索|撬动|让|使"
)
_SOURCE_LEAD = re.compile(
    r"^(?:过去的?|以往的?|以前的?|原来的?|原先的?|原有的?|原本的?|昔日的?|曾经的?|原(?![料材则始生产因])|传统的|单纯的|简单的|在[^，]{2,8}中|逐步|不断|有效|积极|着力|持续|真正|切实|有力|着|立足|围绕|探索|了|的|并|也|和|与|及|、|就|是|已|正|更好地|更(?!多))+|^(?:如今|现在)(?:被[^，]{2,10}的)?|^更多|^[^，]{2,14}是(?=[一-龥“]{4})"
)
_TARGET_LEAD = re.compile(
    r"^(?:的|了|能够|可以|更加|更为|如今的?|现在的?|今天的?|当前的?|一个|一种|成为|到(?![期位户家]))+"
)
_MANNER = (
    "平稳|有序|逐步|逐渐|加快|加速|有效|顺利|成功|稳步|持续|不断|快速|有机|整体|积极|接续|进一步|根本性?|历史性|深刻|梯次|主动|梯度|大步|全面|"
    "平滑|无缝|彻底|真正|战略性|华丽|方向|(?:行政)?(?:等级|层级|档次)|优化"
)
_TARGET_TAIL = re.compile(
    rf"(?:的?(?:{_MANNER})+|(?<=阶段)过程|[上中]来|上|中|来|(?<![产战前灾幕背落先])后|方向|的|了)$"
)
_EXPLAINED = re.compile(
    r"(?:这个|这一|这场|这种|的(?:新|历史性|历史|重大|战略性?|根本性?|深刻|华丽|平稳|有序|有效|全面|精彩|完美|成功)*(?:转变|跨越|蝶变|蜕变|巨变|变迁|转型|衔接|过程|道路|新路|转移|过渡|飞跃|升级|提升|跃升|方位|进程|征程|时期|阶段)|(?:的发展)?(?:的|之)?(?:路径|通道|渠道|之路)).*$"
)
# 非农业户口的报道: who tells of it, and not what was reached.
_TOLD = re.compile(
    "的(?:报道|视频|新闻|消息|故事|照片|画面|过程|经验|做法|案例|(?:艰苦奋斗|传奇)?(?:历程|经历))$"
)
_QUOTES = str.maketrans("", "", "“”‘’「」\"'")
_COUNTS = re.compile(
    r"[一二三四五六七八九十百千万亿两几]+(?:个|户|人|元|家|年|月|日|岁|亩|级|次|点|名|条|项)|[ⅠⅡⅢⅣⅤ]"
)
_NO_STATE = re.compile(
    r"\d|[０-９]|[今去前明当本近往历多]年$|[月日]$|源头(?!减量|治理|防控|预防|管控)|餐桌|舌尖|田间|地头|出生|入学|毕业|开始|结束|哪里|内心|根本上|实际|"
    r"第[一二三四五六七八九十](?!书记)"
)
# 用水方式由过去按需分配: what changes stands before 由.
_WHAT_CHANGES = re.compile(r"^[^，]{2,16}(?<![自理缘经])由(?:过去的?|以往的?|原来的?)?(?=[一-龥“]{2})")
# 产销模式加速, 绿叶依次: how it passes, and not what.
_SOURCE_TAIL = re.compile(
    r"(?<=[一-龥”]{2})(?:加速|加快|逐步|逐渐|依次|不断|悄然|整体|全面|一旦|一度|就近|就地|直接|竟然?|居然|也可以|也能|或将|蜕|(?:逐渐)?升级|不仅)+$"
)
# 项目让其, 专家给: the thing itself stands before; 就在一场雪灾后 is a time.
_NO_SOURCE = re.compile(
    r"(?:[让使将把给]其?|[让使][它他她]们?)$|就?在[^，]{2,10}[后前中时]$|^(?:因为?|由于|到|自己$)|(?<![产战前灾幕背落先])后$"
)
# What is to be kept from happening is no transition, and an ideal that comes true is none either.
_IDEAL = re.compile(r"(?:现实|行动|成效|实践|自觉|动力|举措|思路|力量|信心|干劲|措施)$")
_PREVENTED = re.compile(r"控制|防止|禁止|严禁|避免|杜绝|遏制|不得|不准|制止")
_PRONOUN = re.compile(r"^(?:而是|其|它|他|她|我们|你们|这|那|此|该|之|谁|什么|人们|大家)")
_SHORTEST, _LONGEST = 2, 48


def source_of(text: str, *, governed: bool = False) -> str:
    """The state left behind; `governed` where a causative verb may stand before it. Empty if it names no state."""
    if governed:
        ends = [verb.end() for verb in CAUSATIVE.finditer(text) if verb.end() <= len(text) - 2]
        text = text[ends[-1] :] if ends else text
    text = _WHAT_CHANGES.sub("", text)
    text = _SOURCE_TAIL.sub("", _SOURCE_LEAD.sub("", _EXPLAINED.sub("", text).strip()))
    return "" if _NO_SOURCE.search(text) else _state(text)


def target_of(text: str) -> str:
    """The state arrived at, without the words of manner after it; empty if it names no state."""
    text = _TARGET_LEAD.sub("", _TOLD.sub("", _EXPLAINED.sub("", text.strip())))
    for _ in range(4):
        shorter = _TARGET_TAIL.sub("", text)
        text = shorter if len(shorter) >= _SHORTEST else text
    return "" if _IDEAL.search(text) else _state(text)


def _state(text: str) -> str:
    is_quoted = QUOTED.fullmatch(text.strip("、 　的了")) is not None
    text = text.strip("、 　的了").translate(_QUOTES).strip("、 　的")
    if (
        not _SHORTEST <= len(text) <= _LONGEST
        or _NO_STATE.search(text)
        or (not is_quoted and _COUNTS.search(text))
        or _PRONOUN.match(text)
        or _PREVENTED.search(text)
    ):
        return ""
    return text
