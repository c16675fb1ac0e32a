"""Where a theme's word stands and means something else: 学校领导, 小流域治理, 社会主义道路, 开通信贷.

Positive (no mention): the school of 学校领导 is who came, 通信 of 开通信贷 is the seam of two words. Near miss: 修好通村道路, 乡村治理,
学校教师, 通信基站. Owns these guards of mentions; classification knows nothing of them.
"""

import re

from documents.search.tokenizer import shipped_words

_HEADS = re.compile(
    "(?:的|党委|党组|党总支|党支部|副)*(?:领导(?!下|小组|体制|班子)|负责人|书记|院长|校长|行长|董事|主任|总经理|教授)"
)
# What follows makes a body the title of a person.
_NOT_BEFORE = dict.fromkeys(
    "学校 小学 中学 高中 职业院校 医院 卫生院 银行 保险 金融 幼儿园 养老院 敬老院".split(), _HEADS
)
# 发展道路交通 builds roads.
_LITERAL = re.compile("交通|运输|客运|建设|硬化|养护|工程|设施|安全")
_NOT_BEFORE["领导"] = re.compile("们|同志|来到|莅临|视察|出席|参加|一行|、?嘉宾")
# What stands before gives a word its other sense: roads that nobody drives on, waters and soils that are put in order.
_NOT_AFTER = {
    "道路": re.compile(
        "(?:主义|致富|富裕|振兴|复兴|小康|健康|前进|革命|改革|人生|创业|就业|脱贫|减贫|成功|(?<![硬绿亮美净黑])化|中国|强国|文明|特色|正确|自信|和平|康庄|光明|成长|求学|发展)的?$"
    ),
    "治理": re.compile(
        "(?:流域|流失|[沙漠]化?|漠化|污染|水[体患域质]|河[道湖流段]|湖泊|黄河|长江|大气|土壤|湖草沙?|垃圾|污水|扬尘|滑坡|灾害|盐碱[地化]?|虫害|矿山|生态|环境|臭)(?:的|综合|系统|修复|源头|专项|协同|集中|一体化|保护|和|与)*$"
    ),
    "领导": re.compile(
        "(?:学校|单位|公司|企业|医院|部门|国家|各级|有关|相关|上级|[省市县区镇乡校院局村厅])的?$"
    ),
}
_LONGEST_BEFORE, _LONGEST_AFTER = 10, 8
SEAM = 2  # characters of a term that can be the seam of two words
_AROUND = 4
# Short for the words whose seam they are: 中央企业, 党支部书记.
_SHORT_FOR = frozenset({"央企", "支书"})


def means_otherwise(text: str, place: int, term: str) -> bool:
    """Whether `term`, found at `place`, means another thing there than its theme."""
    end = place + len(term)
    after = _NOT_BEFORE.get(term)
    if after and after.match(text, end, end + _LONGEST_AFTER):
        return True
    before = _NOT_AFTER.get(term)
    return bool(
        before
        and not _LITERAL.match(text, end)
        and before.search(text[max(0, place - _LONGEST_BEFORE) : place])
    )


def is_seam(text: str, place: int, term: str) -> bool:
    """Whether the two characters of `term` at `place` belong to two words, each longer than its part here (农民|主体)."""
    if term in _SHORT_FOR:
        return False
    start = max(0, place - _AROUND)
    piece = text[start : place + SEAM + _AROUND]
    seam, end = place - start + 1, 0
    left = right = False
    for word in shipped_words(piece):
        begin = piece.find(word, end)
        if begin < 0:
            continue
        end = begin + len(word)
        left |= end == seam and len(word) > 1
        right |= begin == seam and len(word) > 1
    return left and right
