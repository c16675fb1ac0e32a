"""How much a sentence reads as one concrete action or arrangement, and which cues say so.

Cues are facts of the genre: an office, a place or 干部 acts, a verb of doing takes an object that can be counted or
named; background, praise, results, quotations and comment each have words of their own.
"""

import re
from dataclasses import dataclass

_ACTIONS = re.compile(
    "设立|成立|组建|建立|建成|建起|组织|开展|实施|推出|出台|印发|制定|制订|签订|签署|签约|引入|引进|派驻|选派|派出|安排|投入|拨付|下拨|发放|捐赠|捐助|"
    "支持|扶持|举办|开设|开办|开发|开通|联合|统筹|整合|推行|推广|落实|健全|完善|细化|优化|创新|发动|引导|动员|鼓励|帮助|调剂|拓宽|盘活|流转|种植|套种|"
    "合作|入股|对接|搭建|提供|设置|揭牌|启动|招收|督促|指导|压实|纳入|划定|明确|要求|承包|租赁|收购|培训|培育|培养|吸纳|聘请|邀请|打造|建设|新建|改造|"
    "修建|铺设|安装|配备|结对|挂钩|包联|走访|跑遍|排查|摸清|监测|研究|编制|规划|发展|壮大|带动|辐射|销售|直播|宣传|讲解|评选|表彰|奖励|补贴|补助|减免|"
    "贷款|担保|投保|参保|认定|审批|办理|转移就业|协调|化解|调解|整治|清理|治理|改建|种上|养殖|收购|加工|注册|申报|量身定制|驻村|传授|授课|巡诊|义诊|体检|送岗|下达|开工|招聘|推荐|拨款|筹集|筹措|"
    "募集|争取|协议|挂牌|授牌|命名|试点|探索|构建|强化|加强|加大|推动|推进|延长|延伸|扩大|提高(?:补助|标准|报销)|出资|建了|装上|给予|打通|请来|补偿|报销|包括|共享|引种|托管|分红|兜牢|兜住"
)
_OBJECTS = re.compile(
    "机制|平台|中心|基地|项目|资金|政策|协议|规划|方案|办法|意见|岗位|保险|贷款|台账|网格|培训班|工作队|合作社|企业|公司|车间|产业园|园区|制度|措施|"
    "服务|队伍|专班|小组|清单|账户|基金|补助|补贴|设施|道路|公路|学校|医院|卫生室|大棚|种植|养殖|品牌|电商|技术|专家|干部|渠道|模式|标准|示范|活动|行动|计划"
)
_ACTORS = re.compile(
    "(?:省|市|县|区|州|盟|旗|镇|乡|村|街道|社区|政府|党委|支部|部门|办|局|委|厅|院|会|联|队|中心|合作社|企业|公司|银行|学校|干部|书记|当地|各地|全省|全市|"
    "全县|我们|我省|我市|我县|我区|我州|我镇|我村)(?=[^、。]{0,30})"
)
_FIGURE = re.compile(
    r"(?<![\d.,])\d[\d.,]{0,14}(?:余|多)?(?:万|亿)?(?:元|亩|户|人|个|名|家|项|次|公里|场|期|支|台|座|所|处|条|套|批|头|吨|%)|《[^》]+》|“[^”]{2,14}”"
)
_SPEECH = re.compile(
    r"^[“‘\"][^”’\"]{15,}|(?:说|表示|介绍|告诉记者|坦言|感慨|回忆|笑道|指出|强调)[:,]?[“‘\"]"
)
_PERSON = re.compile(
    r"(?<![其吉])他(?!们企业)|她|\d{2}岁|一家人|老伴|儿子|女儿|孙子|丈夫|妻子|母亲|父亲|爷爷|奶奶|老人家|我(?![省市县区州镇乡村国们局校行司所])"
)
_FEELING = re.compile(
    r"高兴|激动|兴奋|感激|动情|开心|幸福|笑|担心|想[到着要]|信心|干劲|顾虑重重|意识到|感慨|难忘|喜悦|满意|日子|越来越|愁|狼狈|弯路"
)
_LEADERS = re.compile(
    r"习近平|总书记|党中央|重要讲话|指示精神|重要论述|党的[一二三四五六七八九十]+大|不忘初心|牢记嘱托"
)
_RESULT = re.compile(
    r"不断(?:提升|完善|拓宽|显现|增强|壮大|扩大|改善|提高)|成效|显著|明显|位居|荣获|获评|被评为|同比|增长|突破|人均|发生率|达(?:到)?\d|实现了?.{0,8}(?:脱贫|摘帽|退出)|"
    r"圆满|胜利|取得|覆盖率|得到(?:有效|进一步|明显)"
)
_BACKGROUND = re.compile(
    r"^(?:当前|近年来|多年来|过去|曾经|原来|以前|一直以来|长期以来|由于|因为|受|十几年前|历史上)|地处|位于|总面积|下辖|素有|是(?:全国|全省|典型|一个|我)"
)
_LACK = re.compile(r"缺乏|缺少|没有|不足|薄弱|难以|滞后|尚未|失去|困难重重|贫困发生率|收益都不好|不乐意")
_COMMENT = re.compile(
    r"^(?:只有|推而广之|让我们|事实上|值得一提|可以说|由此可见|实践证明|正如|总之|这是|这样|这些|如今|现如今|数据显示|据统计|那一次)|不能够|才能真正|关键在于|永远在路上|奋力推进|迈上|谱写|绘就|书写|铺展|画卷|新篇章"
)
_PURPOSE = re.compile(r"^为(?:深入|全面|认真|切实|贯彻|落实)?(?:学习|贯彻|落实)")
_PERFECTIVE = re.compile(rf"(?:{_ACTIONS.pattern})出?了")
_PLAN = re.compile(r"下一步|接下来|今后|未来|将(?:继续|进一步|对|在|通过|加|持续|着力)")
_MACRO = re.compile(r"人均|同比|发生率|生产总值|可支配收入|摘帽|累计实现|绝对贫困|数据显示|据统计")
# A gathering and who came to it: 召开推进会, 宣读通知, 有关负责人参加会议; 召开的发布会上 only says where a thing was told.
_EVENT = re.compile(
    r"召开(?!的)|(?:会|仪式|活动|班|论坛)(?:在.{0,20})?(?:举行|开幕|开班|闭幕)|(?:参加|出席|列席|主持)(?:了)?(?:此次|本次)?(?:会议|活动|座谈|仪式|调研|发布会)|"
    r"(?:同志|人员|负责人|代表|干部|专干|支书).{0,4}参加(?:了)?培训|宣读了?|传达了?|典型发言|作.{0,4}(?:讲话|报告|发言)|介绍了?(?:有关|相关)?(?:情况|经验|做法)"
)
# What is asked of everybody's mind, and the year that it is.
_STANCE = re.compile(
    r"增强[^。]{0,20}意识|服从组织|紧紧围绕[^。]{0,60}(?:总要求|总体要求)|是[^。,]{0,40}(?:之年|开局年|收官年|关键一年|重要一年)|发放了?聘书"
    r"|签订了?[^。]{0,8}责任[书状]|挂牌(?:成立|为)|揭牌仪式"
)
_OVERVIEW = re.compile(r"多措并举|多管齐下|积极作为|努力克服|综合施策|创新.{0,6}举措")
_CALLED = re.compile(
    r"^.{1,24}[,]是.{0,40}(?:关键|缩影|成果|基础|落脚点|根本|核心|重点|打算|保证|体现|写照|前提|重中之重)[。]?"
)
_TO_DATE = re.compile(
    r"^(?:截至|截止|到目前|目前,?(?:全|已|共|该))|^(?:据了解,)?.{0,12}以来,.{0,12}(?:已|累计|共)"
)
_HEADLINE = re.compile(r"^(?:图为|资料图|本报讯|原标题)")


THRESHOLD = 2.0
MOST_READ = 800


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence read. `may_follow`: it says nothing new of its own, so it may belong to the action before it."""

    score: float
    may_follow: bool

    @property
    def is_action(self) -> bool:
        return self.score >= THRESHOLD


def read(sentence: str) -> Reading:
    """The reading of one sentence of the folded text; what runs on past MOST_READ code points is not read."""
    sentence = sentence[:MOST_READ]
    aside = _aside(sentence)
    score = _doing(sentence) - aside - _telling(sentence)
    may_follow = aside == 0 and not _MACRO.search(sentence) and score > -2.5
    return Reading(score, may_follow)


def weigh_clause(clause: str) -> float:
    """How much a clause says of what is done: the heaviest names the measure."""
    doing = len(set(_ACTIONS.findall(clause))) + 0.6 * len(set(_OBJECTS.findall(clause)))
    return doing + 0.3 * len(_FIGURE.findall(clause)) - len(_RESULT.findall(clause))


def _doing(sentence: str) -> float:
    score = min(len(set(_ACTIONS.findall(sentence))), 4) * 0.75
    score += min(len(set(_OBJECTS.findall(sentence))), 3) * 0.4
    score += 0.6 if _ACTORS.search(sentence) else 0.0
    score += min(len(_FIGURE.findall(sentence)), 2) * 0.3
    score += 0.4 if _PERFECTIVE.search(sentence) else 0.0
    return score + (0.5 if _PLAN.search(sentence) else 0.0)


def _aside(sentence: str) -> float:
    """Speech, people and their feelings, comment, the leaders' words: what a report says besides the action."""
    weight = 4.0 if _SPEECH.search(sentence) or _HEADLINE.search(sentence) else 0.0
    weight += 2.5 if _EVENT.search(sentence) or _STANCE.search(sentence) else 0.0
    weight += 1.2 * min(len(_PERSON.findall(sentence)), 3)
    weight += 1.2 * min(len(_FEELING.findall(sentence)), 2)
    weight += 2.0 if _LEADERS.search(sentence) else 0.0
    return weight + (2.0 if _COMMENT.search(sentence) or _CALLED.search(sentence) else 0.0)


def _telling(sentence: str) -> float:
    """Background, want and result: how things are or became."""
    weight = 0.6 * min(len(_RESULT.findall(sentence)), 4)
    weight += 1.0 if _BACKGROUND.search(sentence) else 0.0
    weight += 1.5 if _TO_DATE.search(sentence) else 0.0
    weight += 1.0 if _OVERVIEW.search(sentence) else 0.0
    weight += 1.0 if _PURPOSE.search(sentence) else 0.0
    return weight + 0.5 * min(len(_LACK.findall(sentence)), 3)
