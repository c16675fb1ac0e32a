"""What a cut measure is called: the author's heading where there is one, else a verb and its object.

Positive: 该县建立防返贫监测网格，实现精准跟踪 is called 建立防返贫监测网格. Near miss: 为了让群众少跑腿 says what for, not what.
"""

import re

from documents.search.tokenizer import shipped_words
from measures.extraction.outline import Page, Stretch

SHORTEST, LONGEST = 4, 24
_FEWEST_GOOD = 6
# Sentences that are read for a deed, and characters of each.
_SENTENCES, _MOST_READ = 3, 260
_STOP = re.compile(r"[,;:。!?]+")
# Deeds that name what was made or done, before those that only promise or intensify.
_CONCRETE = (
    "建立健全|建立|设立|成立|组建|建成|建起|开展|实施|推出|出台|印发|制定|制订|签订|签署|引进|引入|选派|派驻|派出|发放|捐赠|捐助|捐出|举办|举行|开设|开办|开发|开通|搭建|"
    "设置|启动|招募|培训(?!班|内容)|培育|培养|吸纳|聘请|邀请|打造|建设(?!者|工匠|和)|新建|改造|修建|铺设|安装|配备|结对(?!帮扶|共建|崭新|单位)|走访|排查|摸排|监测|编制|整合|盘活|流转|种植(?!户|业|大户)|养殖(?!场|户|业|大户)|收购|评选|表彰|奖励|补贴|补助|"
    "减免|办理|整治|清理|治理|推行|推广|试点|探索|构建|投入|安排|拨付|下拨|(?<!党)组织(?!部|生活|带头|书记|建设|优势)|动员|联合|销售|直播|宣传|讲解|传授|慰问|送去|送上|筹集|募集|争取|完善|健全|创建|创新|公布|发布|"
    "招聘|推荐|对接|延伸|扩大|落实|统筹|发展(?!到|、|初期|思路|情况)|壮大|提供|支持|扶持|帮助|引导|鼓励|采取|采用|运用|利用|认定|划定|明确|规定|要求|督导|督促|检查|调研(?!组|团|员|进一步)|召开|合作(?!社)|入股|分红|带动"
)
_VAGUE = "加强|强化|加大|加快|深化|优化|推进|推动|促进|提升|提高|巩固|拓展|坚持|确保|保障|助力|增强|做好|抓好|抓实|做强|做大|做优|聚焦|围绕|紧扣"
_DEED = re.compile(rf"(?:{_CONCRETE})(?!的(?!确))|(?:{_VAGUE})")
_IS_CONCRETE = re.compile(_CONCRETE)
# A verb inside a name (建设者, 发展局, 培训班) or after 的 is a noun; 以来 and 下 make a clause a setting.
_NOUN_AFTER = re.compile(
    r"(?:者|局|委|部门|中心|公司|班|会|员|商|类|期间|过程|方面|以来|以后|之后|之前|后|时|中|下|的|是|为)"
)
_SETTING = re.compile(
    r"^[\d年月日时:\- ]+$|^(?:考虑到|活动的|近年来|今年|当天|为|为了|随着|由于|因|自|在.{1,20}[下中时后上]$|据|作为|面对|针对.{1,14}$|围绕|按照|根据)|(?:以来|期间|过程中|之后|之际|的同时|的基础上|指导下|支持下|带领下|初期|以上因素|一站|情况|方面)$"
)
_RESULT = re.compile(
    r"^(?:使|让|实现|达到|取得|有效|切实|从而|确保|真正|进一步|不断|解决了|带动了|助力|为.{2,20}(?:提供|奠定|打下|注入|贡献))|同比|增长|满意|成效|显著"
)
_SAYS = re.compile(r"介绍|表示|告诉|说$|记者|据悉|据了解|指出|强调|认为|看到")
# Before a deed that someone does: an actor, an adverb, a connective; else it may be half of a name (技能培训, 乡村建设).
_DOER = re.compile(
    r"(?:^|[县市区镇乡村州省局委办会院校司队组厅部府社们员]|[要将并还已来可能先共就也再]|先后|积极|持续|大力|统一|专门|免费|主动|携手|联合|全面|切实|深入|定期|继续|不断|加快|进一步|广泛|"
    r"创新|分别|陆续|累计|正式|集中|因地制宜|精准|各自|同时|通过|今年|近日|日前|\d[年月日])$"
)
# 的重要抓手, 的积极性: a name for something, no deed.
_NAME_AT_END = re.compile(r"的[^的]{0,10}$")
_TAIL = re.compile(r"(?:等|并|和|与|及|以及|了|的|地|在|把|将|对|从|向|以|为|让|使|、|“|《|\()+$")
_FILLER = re.compile(r"(?<=[一-鿿])了(?=[一-鿿“《\d])")
_OPENERS = "“‘《(〈【"
_CLOSERS = dict(zip(_OPENERS, "”’》)〉】", strict=True))


def title_of(page: Page, start: int, end: int) -> str:
    """The words of `start:end` that say best what is done; "" only where nothing is printed there."""
    best, best_weight = "", 0.0
    for number, sentence in enumerate(page.sentences(start, end)[:_SENTENCES]):
        for order, clause in enumerate(_clauses(page, sentence)):
            text = page.text[clause.start : clause.end]
            title, weight = _named(text)
            weight -= 0.5 * number + 0.12 * min(order, 5)
            if title and weight > best_weight:
                best, best_weight = title, weight
    return _as_printed(best or _first_words(page, start, end))


def _clauses(page: Page, sentence: Stretch) -> list[Stretch]:
    cuts = [sentence.start]
    last = min(sentence.end, sentence.start + _MOST_READ)
    for stop in _STOP.finditer(page.text, sentence.start, last):
        cuts += [stop.start(), stop.end()]
    pieces = zip(cuts[::2], [*cuts[1::2], last], strict=True)
    return [piece for begin, end in pieces if (piece := page.trim(begin, end))]


def _named(clause: str) -> tuple[str, float]:
    """The deed of one clause with its object, and how well it names a measure."""
    if _SAYS.search(clause) or (len(clause) <= LONGEST and _SETTING.search(clause)):
        return "", 0.0
    best, best_weight = "", 0.0
    for deed in _DEED.finditer(clause):
        rest = clause[deed.end() :]
        if _NOUN_AFTER.match(rest) or clause[: deed.start()].endswith(("的", "、", "“")):
            continue
        title = shorten(clause[deed.start() :])
        if len(title) < len(deed.group()) + 2 or _ends_a_quotation(title):
            continue
        weight = 2.0 if _IS_CONCRETE.match(deed.group()) else 1.2
        weight += 0.3 * min(len(title), 12) / 12 - 0.02 * deed.start()
        weight -= 0.8 * bool(_RESULT.match(clause)) + 0.5 * (len(title) < _FEWEST_GOOD)
        weight -= 0.7 * (not _DOER.search(clause[: deed.start()])) + 0.4 * bool(_NAME_AT_END.search(title))
        if weight > best_weight:
            best, best_weight = title, weight
    return best, best_weight


def shorten(words: str) -> str:
    """At most LONGEST characters, ending at a mark or a word's end, with brackets and quotes closed."""
    words = _STOP.split(words.strip(), maxsplit=1)[0].strip()
    if len(words) > LONGEST:
        piece = words[: _end_of_word(words)]
        cut = max(piece.rfind("、"), piece.rfind("并"), piece.rfind("和"), piece.rfind(" "))
        words = piece[:cut] if cut >= _FEWEST_GOOD else piece
    return _TAIL.sub("", _closed(words))


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
        if len(text) >= SHORTEST and not _SETTING.search(text) and not _SAYS.search(text)
    ]
    chosen = (good or texts or [page.text[start:end]])[0]
    return shorten(chosen) or chosen[:LONGEST]


def _as_printed(title: str) -> str:
    """Full-width signs again, and no 了 after the verb: 建立了制度 → 建立制度."""
    return _FILLER.sub("", title, count=1).translate({ord("("): "（", ord(")"): "）"})
