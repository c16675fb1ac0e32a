"""The units a figure may carry, grouped by what they say, and the characters that must not follow them.

A unit is one the printed text shows right after the number: a measure (亩, 元, 公里), a classifier (个, 名, 家) or,
without a classifier, the thing itself (8部门, 14市州). Owns the lists; decides nothing.
"""

import re
from types import MappingProxyType

MONEY = "元 块钱 美元 欧元 港元 日元".split()
PERCENT = "% ‰ 个百分点 百分点 个基点 成 半".split()
PHYSICAL = (
    "亩 亩次 ㎡ 平方 平方米 平方公里 平方千米 平米 公顷 公里 千米 米 延米 厘米 毫米 海里 吨 公斤 千克 斤 克 蒸吨 吨标准煤 吨标煤 担 "
    "立方米 立方 升 毫升 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦 瓦 千伏安 千伏 伏 标准箱 标箱 倍 大卡 摄氏度 "
    "℃ mm cm 微克/立方米 毫克/升 微克 毫克 Km km2 km² MWh GWh TWh kWh MW GW kW KW kV KV km kg MPa PFlops Eflops EFLOPS PF TB PB"
).split()
DURATION = "个月 个多月 个多小时 个工作日 工作日 个小时 小时 分钟 天 周年 周 年".split()
CALENDAR = "年 月 日 号 时 点 周 届 岁 周岁 秒 旬 季度 世纪".split()
PEOPLE = "人次 人 口人 名 位 户次 户 口 对".split()
CLASSIFIERS = (
    "个 项 项次 件 件次 条 条次 座 所 处 块 栋 幢 间 套 台套 台 辆 艘 架 头 只 匹 羽 尾 株 棵 袋 箱 瓶 盒 包 份 张 本 册 篇 "
    "部 场次 场 期 次 轮 批次 批 起 宗 笔 单 款 种 类 门 支 组 队 片 道 根 眼 孔 盏 面 幅 节 堂 课时 学时 学分 班 例 张床位 张床 "
    "车次 剂次 剂 副 集 层 段 首 股 页 卷 票 站 车 桌 顶 筐 捆 罐 听 碗 尊 桩 宗地 分 架次 班次 趟 列 枚 颗 粒 双 字 茬 季 家次 家 头次 节次 篇次 台次 辆次 艘次 列次 级 星 档 型 代 岸 手 则 句 把 环 桶 度 床 群"
).split()
# 8部门, 14市州: Arabic digits only, and never after what may be a year.
NOUNS = "部门 单位 省份 省区市 省区 省市 市州 市县 县区 县市区 区县 乡镇 街道 省 市 县 镇 乡 村 国 校".split()

# A unit followed by one of these is the beginning of another word: 10万人才, 21万家庭, 8部门, 5条件.
_NOT_BEFORE = MappingProxyType(
    {
        "元": "素旦器宵宇",
        "人": "才口民均工大社员类造物制",
        "名": "录称牌单",
        "户": "籍厕外口均用",
        "家": "庭长禽畜电政具园居校乡",
        "个": "体人所人账",
        "件": "均",
        "条": "例件款",
        "所": "有属在需得占辖谓",
        "处": "理级置于分罚长",
        "期": "间限末货内待望盼",
        "次": "要日数年区贫",
        "场": "所地馆景站",
        "台": "账湾风阶",
        "组": "织建团成合长级件",
        "部": "门分委级位署",
        "支": "部书持出付撑线柱行农教",
        "口": "岸碑号径粮罩",
        "座": "谈位席",
        "张": "家贴",
        "本": "级科地土市省县区年届月行校单",
        "面": "积向临对上貌试粉料条包",
        "片": "面",
        "道": "路德教",
        "轮": "换作流岗训胎",
        "批": "准发复示评",
        "班": "子级列车长",
        "副": "主书县市省处科局业产作食镇乡总院校会教部组队产",
        "集": "中团体群散聚约贸市镇合资结成",
        "剂": "量型",
        "层": "次级面层级",
        "段": "时位",
        "首": "次个批府都家先条席创届任轮位",
        "股": "份权东金民东市票",
        "页": "面岩",
        "卷": "烟",
        "票": "价据房选证通决",
        "站": "式点在长台",
        "车": "间辆位道主载用型队厢",
        "桌": "面",
        "顶": "层级尖上点",
        "听": "取证众说",
        "分": "钟之别类布为成散享明行支组店公局厂析管部期子段级片配解流工红秒娩数值",
        "列": "入为",
        "对": "口接象应外于标此其照",
        "双": "方向边碳创",
        "份": "额",
        "位": "居于置列数一",
        "门": "店诊户口槛外",
        "种": "植养子苗粮业群畜源",
        "类": "型似",
        "头": "雁部等",
        "只": "有能是要增",
        "天": "然气下府津",
        "倍": "增数速",
        "亩": "均",
        "米": "粉线面饭",
        "升": "级至到为高幅学温值规格",
        "克": "服",
        "瓦": "斯房",
        "单": "位独一列价元",
        "块": "状链",
        "包": "括装含联保",
        "起": "来草步点源",
        "笔": "试记",
        "款": "项待",
        "队": "员长",
        "环": "境节保评卫",
        "节": "约能点目日水庆气",
        "手": "机续工段",
        "把": "握关",
        "度": "假",
        "群": "众体岛团",
        "字": "号治方诀",
        "成": "为立果员功本长效品年熟绩都套片群排型人份因分就交活倍家语规",
        "半": "天月年日夜路途辈生数径岛导山坡晌壁边截点个小球",
        "根": "据本治基",
        "眼": "光",
        "例": "如外",
        "代": "表理替",
        "担": "任当保负",
        "季": "度节",
        "点": "位",
        "时": "代期间",
        "日": "常均用",
        "省": "级委政直内外道",
        "市": "级委政直场民域内外",
        "县": "级委政直域城长道内外",
        "镇": "级委政区域长村",
        "乡": "级委政村亲域贤土愁道",
        "村": "级委两民庄居容镇企内道",
        "国": "家务有内外际民道资企土",
        "校": "园企长区内外",
        "周": "边期到",
    }
)


def _pattern() -> re.Pattern[str]:
    units = {*MONEY, *PERCENT, *PHYSICAL, *DURATION, *CALENDAR, *PEOPLE, *CLASSIFIERS, *NOUNS}
    parts = []
    for unit in sorted(units, key=lambda unit: (-len(unit), unit)):
        barred = _NOT_BEFORE.get(unit, "")
        ending = "(?![A-Za-z])" if unit[-1].isascii() and unit[-1].isalpha() else ""
        ending += f"(?![{barred}])" if barred else ""
        ending += "(?!以[^上下内])" if unit == "所" else ""
        parts.append(re.escape(unit) + ending)
    # 台（套）, 家（个）: the bracket belongs to the unit.
    return re.compile("(?:" + "|".join(parts) + ")(?:[（(](?:套|次|个|家|户|处|辆|只|头)[）)])?")


UNIT = _pattern()
# One name for one unit, whatever the text prints.
_NAMES = {
    "块钱": "元",
    "平米": "平方米",
    "㎡": "平方米",
    "平方": "平方米",
    "口人": "人",
    "km²": "km2",
    "个小时": "小时",
}
_BRACKET = re.compile(r"[（(].*")


def unit_name(printed: str) -> str:
    """The unit without 多 inside it and without the bracket after it: 个多月 → 个月, 台（套） → 台, 块钱 → 元."""
    plain = _BRACKET.sub("", printed).replace("个多", "个")
    return _NAMES.get(plain, plain)


MONEY_UNITS = frozenset(MONEY)
PERCENT_UNITS = frozenset(PERCENT)
PHYSICAL_UNITS = frozenset(PHYSICAL)
DURATION_UNITS = frozenset(DURATION)
CALENDAR_UNITS = frozenset(CALENDAR)
NOUN_UNITS = frozenset(NOUNS)
PEOPLE_UNITS = frozenset(PEOPLE)
GRADE_UNITS = frozenset({"级", "星", "档", "型", "代", "岸", "手", "则"})
# What one counts one by one and names rarely in slogans: 两家企业 counts, 三项工程 and 五个机制 do not.
CONCRETE_UNITS = frozenset("家 座 所 栋 幢 台 辆 艘 架 趟 户 名 位 份 头 只 处 眼".split())
