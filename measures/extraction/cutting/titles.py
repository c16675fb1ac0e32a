"""What a cut measure is called: the author's heading where there is one, else a verb and its object.

Positive: 该县建立防返贫监测网格，实现精准跟踪 is called 建立防返贫监测网格. Near miss: 为了让群众少跑腿 says what for, not what.
"""

import re

from documents.search.tokenizer import shipped_words
from measures.extraction.outline import Page, Stretch
from measures.extraction.spans import Found

SHORTEST, LONGEST = 4, 24
_FEWEST_GOOD = 6
_CUT_SHORT = 0.6  # a deed told to its end says more than a part of a longer one
# Sentences that are read for a deed, and characters of each.
_SENTENCES, _MOST_READ = 3, 260
_SENTENCES_OF_LISTS = frozenset(
    {
        "outline.spoken",
        "outline.demand",
        "outline.aspect",
        "outline.sequence_word",
        "outline.two_sided",
        "outline.ordinal_word",
    }
)
_STOP = re.compile(r"[,;:。!?…]+")
# Deeds that name what was made or done, before those that only promise or intensify.
_CONCRETE = (
    "建立健全|建立|设立|成立|组建|建成|建起|开展|实施|实行|推出|出台|印发|制定|制订|签订|签署|引进|引入|选派|派驻|派出|发放|捐赠|捐助|捐出|举办|举行|开设|开办|开发|开通|搭建|"
    "设置|启动|招募|培训(?!班|内容)|培育|培养|吸纳|聘请|邀请|打造|建设(?!者|工匠|和)|新建|改造|修建|铺设|安装|配备|结对(?!帮扶|共建|崭新|单位|互助)|走访|排查|摸排|监测|编制|整合|盘活|流转|种植(?!户|业|大户)|养殖(?!场|户|业|大户)|收购|评选|表彰|奖励|补贴|补助|"
    "减免|办理|整治|清理|治理|推行|推广|试点|探索|构建|投入|安排|拨付|下拨|(?<![党合])组织(?!部|生活|带头|书记|建设|优势)|动员|联合(?!体)|销售|直播|宣传|讲解|传授|慰问|送去|送上|筹集|募集|争取|完善|健全|创建|创新|公布|发布|"
    "招聘|推荐|对接|延伸|扩大|落实|统筹|发展(?!到|、|初期|思路|情况)|壮大|提供|支持|扶持|帮助|指导(?![员站下组帮]|意见|思想|价)|引导|鼓励|采取|采用|运用|利用|认定|划定|明确|要求|督导|督促|检查|申请|申报|调配|调运|修复|疏通|抢收|补种|建有|调研(?!组|团|员|进一步)|召开|合作(?!社)|入股|分红|带动"
)
_VAGUE = "加强|强化|加大|加快|深化|优化|推进|推动|促进|提升|提高|巩固|拓展|坚持|确保|保障|助力|增强|做好|抓好|抓实|做强|做大|做优|聚焦|围绕|紧扣"
_DEED = re.compile(rf"(?:{_CONCRETE})(?!的(?!确))|(?:{_VAGUE})")
_IS_CONCRETE = re.compile(_CONCRETE)
# A verb inside a name (建设者, 发展局, 培训班) or after 的 is a noun; 以来 and 下 make a clause a setting.
_NOUN_AFTER = re.compile(
    r"(?:者|局|委|部门|中心|公司|班|会|员|商|类|期间|过程|方面|以来|以后|之后|之前|后|时|中|下|的|是|为|、|部(?!分)|等|领域|创业|起来|银行|主办|承办|来自|现场|费用|方案|规划|计划|工作(?:站|队|组|室)|试点|地区|情况|水平|成果|质量|能力|基金|经历|收割机|相对|不足|机制(?!建)|力度|成员|到[一-鿿]{0,4}[村镇乡县户家])"
)
# 联合组建的某队, 提高3%: what somebody once did, and how much came of it.
_DONE_ALREADY = re.compile(rf"(?:{_CONCRETE})的|\d[\d.]*(?:%|个百分点)")
# 就业岗位稳定在80万个, 转移就业人数增加1100万人
_COUNTS = re.compile(
    r"(?:稳定在|保持在|达到|超过|增加到)\d|(?:人数|收入|面积|产量|总额|总量)[一-鿿]{0,4}(?:增[加长]|达|超)"
)
# 技术推广服务中心, 技能培训学校: what such a body is for.
_FOR_WHAT = re.compile(
    r"(?:推广|培训|培育|发展|监测|治理|整治|调研|宣传|种植|养殖|销售|收购|利用|支持|监管|检查)(?=[一-鿿]{0,4}(?:中心|站|大队|公司|协会|局|所|学校|合作社|基地|园区|保护区))"
)
_SETTING = re.compile(
    r"^[\d年月日时起:\-—上下午晚初中底旬 ]+$|^(?:近年来|今年以?来?|当天)$|^(?:考虑到|活动的|为|为了|随着|由于|因|自|在.{1,20}[下中时后上]$|据|作为|面对|针对.{1,14}$|围绕|按照|根据)|^(?:深入|全面|认真|牢记)?(?:贯彻|落实|学习|践行|牢记).{0,18}(?:要求|精神|部署|嘱托|讲话|指示|思想)$|^除了?|(?:数据|统计|调查)显示$|^这(?:段时间|几天|两天)$|^[今昨前]天(?:[(（][^（）()]*[）)])?$|为(?:主|例|目标|原则|工作原则|重点|契机|载体|抓手|主线|导向)$|的(?:地方|时候|时间)$|等方式$|^在.{1,20}里$|^[从自].{2,14}(?:现在|起|开始)$|^从[^，]{2,14}[到至]|^(?:[（(][^（）()]*[）)])?(?:如今|现在|同时|与此同时)$|(?:结束|完成|开始)后$|(?:以来|期间|过程中|之后|之际|的同时|的基础上|指导下|支持下|带领下|初期|以上因素|一站|情况|方面)$"
)
_RESULT = re.compile(
    r"^(?:使|让|实现|达到|取得|有效|切实|从而|确保|真正|进一步|不断|解决了|带动了|助力|为.{2,20}(?:提供|奠定|打下|注入|贡献))|同比|增长|满意|成效|显著"
)
_SAYS = re.compile(r"介绍|表示|告诉|说$|记者|据悉|据了解|指出|强调|认为|看到|最新发布$|发现$")
# …的基础上, …的同时: a setting however long it is.
_SETTING_AT_END = re.compile(
    r"(?:的基础上|的同时|的过程中|(?:培训|活动|会议)中|之际)$|^从.{2,12}看$|^[^，]{0,12}结合.{2,20}(?:实际|特征|特点|优势|经历)$"
)
# 以“整建制”的方式 stands between a deed and its object.
_IN_WHAT_WAY = re.compile(r"以[^，以]{2,24}?的?(?:方式|形式)(?=[一-鿿]{3})")
# 举办六届, 开展三次: how often, and not what.
_HOW_OFTEN = re.compile(rf"(?:{_CONCRETE})了?[\d一二三四五六七八九十两]+[届次期场轮]$")
# 加强对交通运输 of 加强对交通运输、危化等行业安全监管: cut before its object.
_WITHOUT_OBJECT = re.compile(r"(?<=[一-鿿])对[^的]{0,16}$|(?:依托|利用|围绕|结合|根据).{2,16}$")
# 在某县某村, 通过400项工程的实施, 这个寒假, 已成为最大的产区: where, by what, when, and what came of it.
_NO_DEED = re.compile(
    r"^(?:在|通过|随着|经过|包括|走进|来到|依托|利用|结合|特别是|截至|据|[已也]?成为|这个[一-鿿]{2}$|目前)"
)
# 、… 等长效机制, 、…6个服务平台: what a list is of.
_LISTED_HEAD = re.compile(
    r"、[^、]*?(?:等(?:\d+[个项类大种家名])?|(?=\d+[个项类大种家名]))(?P<head>(?!方面|形式|方式)[^、等的于在由]{2,14})(?<!出台)(?<!印发)(?<!发布)(?<!实施)(?<!启动)$"
)
# Before a deed that someone does: an actor, an adverb, a connective; else it may be half of a name (技能培训, 乡村建设).
_DOER = re.compile(
    r"(?:^|正在?|[县市区镇乡村州省局委办会院校司队组厅部府社们员门心站所班团方地]|[要将并还已来可能先共就也再]|先后|积极|持续|大力|统一|专门|免费|主动|携手|联合|全面|切实|深入|定期|继续|不断|加快|进一步|广泛|"
    r"创新|分别|陆续|累计|正式|集中|因地制宜|精准|各自|同时|通过|今年|近日|日前|计划|准备|\d[年月日])$"
)
_NOBODY = 0.5
_RESULT_TOLD = 0.8
# What is half of a name as often as a deed (生活补助政策, 危房改造工程): a deed only where somebody does it.
_ALSO_A_NOUN = re.compile(
    "培训|建设|发展|治理|整治|改造|保障|投入|收购|监测|合作|创新|引导|种植|养殖|支持|检查|调研|宣传|推广|培育|扶持|销售|补贴|补助|奖励|整合|利用|分红|入股|试点|直播|对接|提升|巩固|拓展"
)
_NAMES_ONE = re.compile(
    "到|总量|总数|工作[一-鿿]|价格|政策|制度|资金|对象|标准|项目|工程|体系|服务(?=[一-鿿])|用地|深入|到位|大会|会议|任务|规模|面积|收入|人员|队伍|惠民|融入|和[一-鿿]{2,6}(?:等|的)|建设|有限"
)
_SHORT_NAME = 4  # characters
_LONGEST_ITEM = 6  # characters of a list's first item, in which a verb may be half of a name (走访慰问)
_NO_NAME = re.compile(
    r"[此该这其本次大按入对的、和与“]|[产企农林专职生]业|生活|就业|技能|社会|基本|项目|规划"
)
_MANNER = re.compile(r"(?:方式|方法|形式|手段)$")
_AIM = re.compile("聚焦|围绕|紧扣")
_MEANS = re.compile("利用|运用|采取|采用")
# 的重要抓手, 的积极性: a name for something, no deed.
_NAME_AT_END = re.compile(r"的[^的]{0,10}$")
_MARKS_AT_END = "、“《( "
_TAIL = frozenset("围绕 等 并 和 与 及 以及 了 的 地 在 把 将 对 从 向 以 为 让 使".split())
_TO_WHOM = re.compile(r"(?:对|按照?|在|针对|以|从|为)(?!接|口|标|准)")
# 在外出务工方面 says where, and not what.
_FIELD = re.compile(r"(?:方面|领域)$")
# 要加强培训, 还应建立台账: the order is not the deed.
_ORDER = re.compile(
    r"^(?:[还也更都]?(?:需要|应当|必须|要|应|须|需))(?!求|素|点|闻|道|塞|地|害|件|么|不|对|邀|用)"
)
_FILLER = re.compile(r"(?<=[一-鿿])了(?!解)(?=[一-鿿“《\d])")
_OPENERS = "“‘《(〈【"
_CLOSERS = dict(zip(_OPENERS, "”’》)〉】", strict=True))


def title_of(page: Page, start: int, end: int) -> str:
    """The words of `start:end` that say best what is done; "" only where nothing is printed there."""
    return _as_printed(_ORDER.sub("", deed_of(page, start, end) or _first_words(page, start, end)))


def deed_of(page: Page, start: int, end: int) -> str:
    """The best deed with its object in the first sentences of `start:end`, "" where none is told."""
    best, best_weight = "", 0.0
    for number, sentence in enumerate(page.sentences(start, end)[:_SENTENCES]):
        for order, clause in enumerate(_clauses(page, sentence)):
            text = page.text[clause.start : clause.end]
            title, weight = _named(text)
            weight -= 0.5 * number + 0.12 * min(order, 5)
            if title and weight > best_weight:
                best, best_weight = title, weight
    return best


def informative(page: Page, found: Found) -> str:
    """What `found` is called on pages: its heading, or where its author gave none the deed, at most LONGEST characters.

    A heading on a line of its own stays as printed; a sentence that is counted aloud is cut at a comma.
    """
    if found.rule == "measure.prose" or _FIELD.search(found.title):
        told = deed_of(page, found.start, found.end)
        is_deed = not (found.title.startswith(("为", "除")) or _NO_DEED.search(found.title))
        if not told and is_deed and not _SETTING_AT_END.search(found.title):
            return shorten(found.title) or found.title[:LONGEST]
        return _as_printed(told) if told else title_of(page, found.start, found.end)
    if found.rule not in _SENTENCES_OF_LISTS:
        return found.title
    title = _ORDER.sub("", found.title)
    if len(title) > LONGEST:
        kept, *clauses = re.split(r"(?<=[，,])", title)
        while clauses and len(kept + clauses[0]) <= LONGEST:
            kept += clauses.pop(0)
        title = kept.rstrip("，,")
        if _TO_WHOM.match(title):
            title = deed_of(page, found.start, found.end)
    return title if _FEWEST_GOOD <= len(title) <= LONGEST else found.title


def _clauses(page: Page, sentence: Stretch) -> list[Stretch]:
    cuts = [sentence.start]
    last = min(sentence.end, sentence.start + _MOST_READ)
    for stop in _STOP.finditer(page.text, sentence.start, last):
        cuts += [stop.start(), stop.end()]
    pieces = zip(cuts[::2], [*cuts[1::2], last], strict=True)
    return [piece for begin, end in pieces if (piece := page.trim(begin, end))]


def _named(clause: str) -> tuple[str, float]:
    """The deed of one clause with its object, and how well it names a measure."""
    if (
        _SAYS.search(clause)
        or _SETTING_AT_END.search(clause)
        or (len(clause) <= LONGEST and _SETTING.search(clause))
    ):
        return "", 0.0
    clause = _IN_WHAT_WAY.sub("", clause)
    best, best_weight = "", 0.0
    for deed in _DEED.finditer(clause):
        rest = clause[deed.end() :]
        if (
            _NOUN_AFTER.match(rest)
            or _DONE_ALREADY.match(rest)
            or clause[: deed.start()].endswith(("的", "、", "“", "拟", "所", "被"))
        ):
            continue
        is_done = _is_done(clause[: deed.start()])
        is_noun = _ALSO_A_NOUN.match(clause, deed.start()) and (not is_done or _NAMES_ONE.match(rest))
        if is_noun or _FOR_WHAT.match(clause, deed.start()) or _AIM.match(deed.group()):
            continue
        title = _of_list(deed.group(), rest) or shorten(clause[deed.start() :])
        if (
            len(title) < len(deed.group()) + 2
            or _DEED.fullmatch(title, len(deed.group()))
            or _ends_a_quotation(title)
        ):
            continue
        weight = 2.0 if _IS_CONCRETE.match(deed.group()) else 1.2
        weight += 0.3 * min(len(title), 12) / 12 - 0.02 * deed.start()
        is_cut = len(title) < len(clause) - deed.start()
        weight -= _CUT_SHORT * is_cut
        weight -= 0.8 * bool(_RESULT.match(clause)) + 0.5 * (len(title) < _FEWEST_GOOD)
        weight -= _RESULT_TOLD * bool(_COUNTS.search(title) or _HOW_OFTEN.fullmatch(title))
        weight -= _RESULT_TOLD * (is_cut and bool(_WITHOUT_OBJECT.search(title)))
        weight -= _NOBODY * (not is_done) + 0.4 * bool(_NAME_AT_END.search(title))
        weight -= 0.6 * bool(_MANNER.search(title)) + 1.6 * bool(_MEANS.match(title))
        if weight > best_weight:
            best, best_weight = title, weight
    return best, best_weight


def _of_list(deed: str, rest: str) -> str:
    """建立健全 with 理论学习、调查研究等长效机制 is called 建立健全长效机制 where it is too long; "" where no list follows the deed."""
    words = _STOP.split(rest, maxsplit=1)[0].strip()
    first = words.partition("、")[0]
    if len(deed + words) <= LONGEST or (len(first) > _LONGEST_ITEM and _DEED.search(first)):
        return ""
    head = _LISTED_HEAD.search(words)
    return f"{deed}{head['head']}" if head and _closed(words) == words else ""


def _is_done(before: str) -> bool:
    """Whether who does it, or how, stands before a deed: an actor's ending, an adverb, or a short name that opens the clause."""
    return bool(_DOER.search(before)) or (
        len(before) <= _SHORT_NAME and not _NO_NAME.search(before) and not _DEED.search(before)
    )


def shorten(words: str) -> str:
    """At most LONGEST characters, ending at a mark or a word's end, with brackets and quotes closed."""
    words = _STOP.split(words.strip(), maxsplit=1)[0].strip()
    if len(words) > LONGEST:
        piece = words[: _end_of_word(words)]
        cuts = [
            m.start()
            for m in re.finditer("[、并和 ]", piece)
            if len(_closed(piece[: m.start()])) == m.start()
        ]
        words = piece[: cuts[-1]] if cuts and cuts[-1] >= _FEWEST_GOOD else piece
    return _without_tail(_closed(words))


def _without_tail(words: str) -> str:
    """Without particles at the end; 方向 and 基地 end in none."""
    while words := words.rstrip(_MARKS_AT_END):
        last = next(reversed(list(shipped_words(words[-8:]))), "")
        if last not in _TAIL or not words.endswith(last):
            break
        words = words[: -len(last)]
    return words


def _end_of_word(words: str) -> int:
    """Where the last word ends that lies whole in the first LONGEST characters."""
    end = 0
    for word in shipped_words(words[: 2 * LONGEST]):
        past = words.find(word, end) + len(word)
        if past > LONGEST:
            break
        end = max(end, past)
    return end or LONGEST


def _ends_a_quotation(words: str) -> bool:
    """Whether a quotation or bracket ends in it that began before."""
    return any(words.count(closer) > words.count(opener) for opener, closer in _CLOSERS.items())


def _closed(words: str) -> str:
    """Without a bracket or quote that does not end inside."""
    waiting: list[int] = []
    for place, sign in enumerate(words):
        if sign in _CLOSERS:
            waiting.append(place)
        elif waiting and sign == _CLOSERS[words[waiting[-1]]]:
            waiting.pop()
    return words[: waiting[0]] if waiting else words


def _first_words(page: Page, start: int, end: int) -> str:
    sentence = page.sentences(start, end)[:1]
    clauses = _clauses(page, sentence[0]) if sentence else []
    texts = [page.text[clause.start : clause.end] for clause in clauses]
    good = [
        text
        for text in texts
        if len(text) >= SHORTEST
        and not any(each.search(text) for each in (_SETTING, _SETTING_AT_END, _SAYS, _NO_DEED))
    ]
    whole = [text for text in good if _FEWEST_GOOD <= len(text) <= LONGEST]
    chosen = (whole or good or sorted(texts, key=len, reverse=True) or [page.text[start:end]])[0]
    return shorten(chosen) or chosen[:LONGEST]


def _as_printed(title: str) -> str:
    """Full-width signs again, and no 了 after the verb: 建立了制度 → 建立制度."""
    return _FILLER.sub("", title, count=1).translate({ord("("): "（", ord(")"): "）"})
