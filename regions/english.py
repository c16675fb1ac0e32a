"""Names of places in English: pinyin with the kind of place in English words. Knows no models.

Established names come first (ESTABLISHED). Readings that a dictionary of common words gets wrong stand in READINGS.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

ESTABLISHED = {
    "内蒙古": "Inner Mongolia",
    "西藏": "Tibet",
    "陕西": "Shaanxi",
    "香港": "Hong Kong",
    "澳门": "Macao",
    "呼和浩特": "Hohhot",
    "鄂尔多斯": "Ordos",
    "呼伦贝尔": "Hulunbuir",
    "巴彦淖尔": "Bayannur",
    "乌兰察布": "Ulanqab",
    "兴安盟": "Hinggan",
    "锡林郭勒": "Xilingol",
    "阿拉善": "Alxa",
    "锡林浩特": "Xilinhot",
    "乌兰浩特": "Ulanhot",
    "科尔沁": "Horqin",
    "哈尔滨": "Harbin",
    "齐齐哈尔": "Qiqihar",
    "拉萨": "Lhasa",
    "日喀则": "Shigatse",
    "昌都": "Chamdo",
    "林芝": "Nyingchi",
    "那曲": "Nagqu",
    "阿里": "Ngari",
    "阿坝": "Ngawa",
    "甘孜": "Garze",
    "迪庆": "Diqing",
    "果洛": "Golog",
    "玉树": "Yushu",
    "香格里拉": "Shangri-La",
    "乌鲁木齐": "Urumqi",
    "克拉玛依": "Karamay",
    "吐鲁番": "Turpan",
    "哈密": "Hami",
    "博尔塔拉": "Bortala",
    "巴音郭楞": "Bayingolin",
    "阿克苏": "Aksu",
    "克孜勒苏": "Kizilsu",
    "喀什": "Kashgar",
    "和田": "Hotan",
    "伊犁": "Ili",
    "阿勒泰": "Altay",
    "库尔勒": "Korla",
    "库车": "Kuqa",
    "格尔木": "Golmud",
    "德令哈": "Delingha",
    "塔城": "Tacheng",
    "石河子": "Shihezi",
    "图木舒克": "Tumxuk",
    "霍尔果斯": "Khorgos",
    "吕梁": "Lüliang",
    "达尔罕茂明安": "Darhan Muminggan",
    "阿鲁科尔沁": "Ar Horqin",
    "巴林": "Bairin",
    "克什克腾": "Hexigten",
    "翁牛特": "Ongniud",
    "喀喇沁": "Harqin",
    "库伦": "Hure",
    "扎鲁特": "Jarud",
    "达拉特": "Dalad",
    "准格尔": "Jungar",
    "鄂托克": "Otog",
    "杭锦": "Hanggin",
    "乌审": "Uxin",
    "伊金霍洛": "Ejin Horo",
    "海拉尔": "Hailar",
    "阿荣": "Arun",
    "莫力达瓦": "Morin Dawa",
    "陈巴尔虎": "Old Barag",
    "新巴尔虎": "New Barag",
    "额尔古纳": "Ergun",
    "乌拉特": "Urad",
    "察哈尔": "Qahar",
    "阿尔山": "Arxan",
    "扎赉特": "Jalaid",
    "阿巴嘎": "Abag",
    "苏尼特": "Sonid",
    "东乌珠穆沁": "East Ujimqin",
    "西乌珠穆沁": "West Ujimqin",
    "额济纳": "Ejin",
    "喀喇沁左翼": "Harqin Left Wing",
    "前郭尔罗斯": "Qian Gorlos",
    "杜尔伯特": "Dorbod",
    "和布克赛尔": "Hoboksar",
    "察布查尔": "Qapqal",
    "塔什库尔干": "Taxkorgan",
    "巴里坤": "Barkol",
    "木垒": "Mori",
    "东乡族": "Dongxiang",
    "鄂伦春": "Oroqen",
    "鄂温克族": "Evenki",
}
# Within a name: 长 is Zhang only where it grows, 都 is Dou nowhere.
CHARACTERS = {"长": "chang", "都": "du"}
READINGS = {
    "朝阳": "chao yang",
    "长子": "zhang zi",
    "漯河": "luo he",
    "涡阳": "guo yang",
    "单": "shan",
    "蔚": "yu",
    "浚": "xun",
    "南乐": "nan le",
    "民乐": "min le",
    "乐陵": "lao ling",
    "大城": "dai cheng",
    "筠连": "jun lian",
    "荥经": "ying jing",
    "龙圩": "long xu",
    "曾都": "zeng du",
    "泊头": "bo tou",
    "六合": "lu he",
    "万柏林": "wan bai lin",
    "繁峙": "fan shi",
    "红寺堡": "hong si pu",
}
PEOPLES = {
    "土家族": "Tujia",
    "苗族": "Miao",
    "布依族": "Buyei",
    "侗族": "Dong",
    "藏族": "Tibetan",
    "羌族": "Qiang",
    "彝族": "Yi",
    "哈尼族": "Hani",
    "壮族": "Zhuang",
    "傣族": "Dai",
    "白族": "Bai",
    "景颇族": "Jingpo",
    "傈僳族": "Lisu",
    "回族": "Hui",
    "蒙古族": "Mongol",
    "朝鲜族": "Korean",
    "满族": "Manchu",
    "瑶族": "Yao",
    "畲族": "She",
    "黎族": "Li",
    "水族": "Sui",
    "仡佬族": "Gelao",
    "仫佬族": "Mulao",
    "毛南族": "Maonan",
    "佤族": "Va",
    "拉祜族": "Lahu",
    "布朗族": "Blang",
    "纳西族": "Naxi",
    "独龙族": "Derung",
    "怒族": "Nu",
    "普米族": "Pumi",
    "土族": "Tu",
    "撒拉族": "Salar",
    "裕固族": "Yugur",
    "保安族": "Bonan",
    "东乡族": "Dongxiang",
    "哈萨克族": "Kazakh",
    "达斡尔族": "Daur",
    "鄂温克族": "Evenki",
    "鄂伦春族": "Oroqen",
    "锡伯族": "Xibe",
    "维吾尔": "Uygur",
    "哈萨克": "Kazakh",
    "柯尔克孜": "Kirgiz",
    "塔吉克": "Tajik",
    "锡伯": "Xibe",
    "蒙古": "Mongol",
    "鄂温克": "Evenki",
    "各族": "Multi-ethnic",
}
# Of provinces by the first two digits of their codes, as ISO 3166-2 writes them.
LETTERS = dict(
    pair.split("=")
    for pair in (
        "11=BJ 12=TJ 13=HE 14=SX 15=NM 21=LN 22=JL 23=HL 31=SH 32=JS 33=ZJ 34=AH 35=FJ 36=JX 37=SD 41=HA 42=HB "
        "43=HN 44=GD 45=GX 46=HI 50=CQ 51=SC 52=GZ 53=YN 54=XZ 61=SN 62=GS 63=QH 64=NX 65=XJ 71=TW 81=HK 82=MO"
    ).split()
)
# What a name ends in, longer endings first, and what a place with so short a name keeps of it.
KINDS = {
    "特别行政区": "SAR",
    "经济技术开发区": "Economic and Technological Development Zone",
    "高新技术产业开发区": "High-tech Industrial Development Zone",
    "开发区": "Development Zone",
    "自治区": "Autonomous Region",
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "左翼前旗": "Left Wing Front Banner",
    "左翼中旗": "Left Wing Middle Banner",
    "左翼后旗": "Left Wing Rear Banner",
    "右翼前旗": "Right Wing Front Banner",
    "右翼中旗": "Right Wing Middle Banner",
    "右翼后旗": "Right Wing Rear Banner",
    "联合旗": "United Banner",
    "左旗": "Left Banner",
    "右旗": "Right Banner",
    "前旗": "Front Banner",
    "中旗": "Middle Banner",
    "后旗": "Rear Banner",
    "地区": "Prefecture",
    "林区": "Forestry District",
    "矿区": "Mining District",
    "特区": "Special District",
    "新区": "New Area",
    "省": "Province",
    "盟": "League",
    "州": "Prefecture",
    "市": "City",
    "县": "County",
    "区": "District",
    "旗": "Banner",
    "镇": "Town",
    "乡": "Township",
    "": "",
}
# Established names that keep what others drop.
WHOLE = {
    "内蒙古自治区": "Inner Mongolia Autonomous Region",
    "西藏自治区": "Tibet Autonomous Region",
    **dict.fromkeys(("北京市",), "Beijing"),
    **dict.fromkeys(("天津市",), "Tianjin"),
    **dict.fromkeys(("上海市",), "Shanghai"),
    **dict.fromkeys(("重庆市",), "Chongqing"),
}
_PEOPLES_AT_END = re.compile(rf"^(.+?)((?:{'|'.join(sorted(PEOPLES, key=len, reverse=True))})+)$")
_ONE_PEOPLE = re.compile("|".join(sorted(PEOPLES, key=len, reverse=True)))
_VOWEL = re.compile("[aoe]")


@dataclass(frozen=True, slots=True)
class EnglishName:
    """In full (Meitan County) and as one says it among others (Meitan)."""

    full: str
    short: str


@lru_cache(maxsize=8000)
def english_name(name: str) -> EnglishName:
    """Of a region's full name: 湄潭县 → Meitan County, Meitan; 恩施土家族苗族自治州 → Enshi Tujia and Miao Autonomous Prefecture."""
    stem, kind = _parted(name)
    peoples = ""
    if stem not in ESTABLISHED and len(stem) > 2 and (found := _PEOPLES_AT_END.match(stem)):
        stem, peoples = found[1], _listed([PEOPLES[each] for each in _ONE_PEOPLE.findall(found[2])])
    short = ESTABLISHED.get(stem + kind) or ESTABLISHED.get(stem) or _spelled(stem)
    full = WHOLE.get(name) or " ".join(part for part in (short, peoples, KINDS[kind]) if part)
    return EnglishName(full, short if len(stem) > 1 else full)


def _parted(name: str) -> tuple[str, str]:
    """The name and its ending, which leaves it something to be called by: 矿区 is the Mining District."""
    for kind in KINDS:
        if name.endswith(kind) and (len(name) > len(kind) or kind == "矿区"):
            return name.removesuffix(kind), kind
    return name, ""


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _spelled(stem: str) -> str:
    """Pinyin in one word, with an apostrophe where two syllables could be read as one: 西安 → Xi'an."""
    syllables = READINGS[stem].split() if stem in READINGS else _read(stem)
    parts = [
        f"'{each}" if at and _VOWEL.match(each) else each for at, each in enumerate(map(str.lower, syllables))
    ]
    word = "".join(parts)
    return word[:1].upper() + word[1:]


def _read(stem: str) -> list[str]:
    # Its table of phrases is large, and few processes spell a name.
    from pypinyin import lazy_pinyin

    read = lazy_pinyin(stem, v_to_u=True)
    if len(read) != len(stem):
        return read
    return [CHARACTERS.get(character, each) for character, each in zip(stem, read, strict=True)]
