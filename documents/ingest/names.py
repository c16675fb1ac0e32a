"""People and offices: what a Chinese name, a post and an issuing body look like on a line of their own."""

import re

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞"
    "任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏"
    "成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘"
    "缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷"
    "车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥"
    "能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖"
    "庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆"
    "红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟肖覃辜植揭阿农仝普粟代但付兰"
    "栗亓佴刀尕旦央才扎索朗达嘎依吾买热艾古库吁仵冼邝谌郄郗郇郐呙粘綦麦鹿区揣操敬母漆玄矫税练芦苑苟茆药菅萨衣豆迟遆钊雒鲜银闪亢火展青"
)
# The mark inside a name (阿迪力·买买提), in every width that printers use for it.
_DOT = "·•・．.‧∙●･"
# 阿卜杜拉·艾合买提, 阿依夏木·买买提·依明: a given name, and the father's after it.
DOTTED_NAME = rf"[一-龥]{{1,6}}(?:[{_DOT}][一-龥]{{1,6}}){{1,2}}"
_COMPOUND = "欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|端木|百里|东方|南宫|独孤"
# Names of Tibetans, Mongols, Uyghurs, Kazakhs and Yi written out in Han: 扎西次仁, 乌云其木格. Runs of these characters are no words.
_SOUNDS = (
    "扎西次仁卓玛才让多吉杰尼玛达瓦索朗旦增平措巴桑罗布格曲珍央金拉姆白顿珠洛嘎贡觉堆土登阿旺丹加嘉措群培米德仓宗色云斯琴"
    "乌其木高娃图雅特尔朝鲁苏日宝音那仁勒坦敦哈敖包力毕力古丽努依买提江别克叶明孜热吐肉孜艾合亚森卡帕沙呷马支吾吉克伍孙伟"
)
_WRITTEN_OUT = rf"[{_SOUNDS}]{{3,8}}"
# 䶮, 龢, 𬱖: characters beyond the common ones stand in names alone.
_RARE = "[㐀-䶿龦-鿿\U00020000-\U0003134f]"
_NAME = (
    rf"(?:(?:{_COMPOUND})[一-龥]{{1,2}}|[{_SURNAMES}][一-龥]{{1,2}}|{DOTTED_NAME}|{_WRITTEN_OUT}"
    rf"|[一-龥]?{_RARE}[一-龥]{{1,2}}|[一-龥]{{1,2}}{_RARE})"
)
_ANY_NAME = re.compile(
    rf"^(?!从)(?:{_NAME}|(?![从在对向由于了就将近日前])[一-龥](?![从在到道悉解析者这那])[一-龥](?:(?![到道悉解者报])[一-龥])?)$"
)
_SPACED_NAME = rf"[{_SURNAMES}][ \u3000]+[一-龥]"
NAME_LINE = re.compile(rf"^(?:{_NAME}|{_SPACED_NAME})$")
# Words of two or three characters that begin with a surname and stand on lines of their own.
_NOT_NAMES = re.compile(
    r"^(?:目录|前言|背景|全文|正文|通知|公告|公示|文件|政策|解读|新闻|要闻|视频|图片|专题|时间|来源|作者|关闭|打印|高级|搜索|登录|注册|首页"
    r"|方案|意见|规划|计划|简介|简讯|动态|国内|国际|地方|时政|经济|社会|文化|农业|农村|农民|通讯|通报|公开|附件|附表|说明|结语|总则|项目|单位"
    r"|成效|经验|做法|启示|广告|和谐|平安|有关|相关|管理|施政|成果|万事|安全|宣传|常务|全面|双向|石油|金融|方法|章程|章节|经贸|文明|文章|文教|综合|时事|时评|金句|文号|字号|解说|旁白|应急|审稿|供稿)|.+(?:[报网社]|新闻|视频|摄)$"
)

DUTY = (
    r"(?:书记|主任|局长|厅长|县长|市长|省长|区长|州长|盟长|旗长|镇长|乡长|部长|处长|科长|股长|司长|院长|校长|会长|理事长|董事长|总经理|秘书长"
    r"|主席|副主席|委员|常委|研究员|教授|组长|队长|专员|党组成员|巡视员|调研员|站长|所长|社长|总编辑|行长|经理|指挥长|主任委员|负责人|首席专家|院士|讲师|干部|社员)"
)
POST_LINE = re.compile(rf"{DUTY}(?:[（(][^（）()]*[)）])?$")
_ORG_END = (
    r"(?:委员会|[省市县区州盟旗]委|工委|党组|政府|办公厅|办公室|委办|政府办|[一-龥]厅|[一-龥]局|[一-龥]委|[一-龥]办|部|院|署|总社|联社|联合会|工会|妇联|团委|联合社"
    r"|[一-龥]司|领导小组|指挥部|工作队|研究室|政研室|农办|中心|服务站|协会|支行|分行|大学|学院|党校|研究所|课题组|调研组|编写组)"
)
ORG_NAME = re.compile(
    rf"^(?:中共中央|(?:全国|[一-龥]{{2,8}})人大常委会|国务院)$|^(?:中共|中国共产党)?[一-龥（）()·、]{{2,40}}?{_ORG_END}$"
)
# Words that end as an office does: 守住底线开新局, 选优配强村干部, 作出全面部署 are titles.
_NO_OFFICE = re.compile(
    r"(?:[新格布大战困破僵残时开结]局|(?<!安)全局|局部|[干全内]部|部署|[举主承合兴创]办|[小大]院|农家院|为中心)$"
)
_ORG_WORDS = re.compile(r"[，。；：！？,;:!?“”《》\d]|关于|的|做好|推进|加强|实施|打造|助力|激活|建设$|振兴$")


_BEHIND_UNIT = re.compile(
    r"(?:(?<=宣传部)|(?<=大队)|(?<=中心)|(?<=工会)|(?<=新闻网)|(?<=电视台)|(?<=日报社))[一-龥]{2,3}$"
)


def is_person(text: str) -> bool:
    """Whether a line is a person's name: 曹春, 曹　春, 欧阳修远, 阿迪力·买买提. 目录 and 方案 are none."""
    return bool(NAME_LINE.match(join_spaced(text))) and not _NOT_NAMES.match(text)


def reads_as_name(text: str) -> bool:
    """Whether a word behind 记者 or 作者 is a name, whatever its surname: 宽宁. 从某省 and 了解到 are none."""
    return bool(_ANY_NAME.match(text)) and not _NOT_NAMES.match(text)


def people(text: str) -> tuple[str, ...]:
    """Return the names in a run such as 张贝 董蕾 or 张三、李四; empty where anything else stands in it."""
    parts = [part for part in re.split(r"[\s、，,/]+", join_spaced(text.strip())) if part]
    return tuple(parts) if parts and all(is_person(part) for part in parts) else ()


def names_run_together(text: str) -> tuple[str, ...]:
    """The names in a run that lost the gaps between them (刘建红卞文文), behind 记者 or 通讯员; () where it may be cut in several ways.

    Names of three characters come first: of 5 characters only one cut with a surname at both its places is taken.
    """
    if len(text) % 3 == 0 and 6 <= len(text) <= 12:
        cuts = [tuple(text[i : i + 3] for i in range(0, len(text), 3))]
    elif len(text) in (4, 5):
        cuts = [(text[:i], text[i:]) for i in (2, 3) if 2 <= len(text) - i <= 3]
    else:
        return ()
    if len(text) == 4 and sum(letter in _SOUNDS for letter in text) == 3:
        return (text,)  # 央秀达珍 is one person
    whole = [cut for cut in cuts if all(map(is_person, cut))]
    return whole[0] if len(whole) == 1 else ()


def name_off_unit(text: str) -> tuple[str, str]:
    """(某县委宣传部, 王海宁) of 某县委宣传部王海宁: the name of two or three characters glued behind a unit; (text, "") where none is."""
    glued = _BEHIND_UNIT.search(text)
    return (text[: glued.start()], glued[0]) if glued and is_person(glued[0]) else (text, "")


def join_spaced(text: str) -> str:
    """Close up names set with spaces (杨　悦 → 杨悦, 栗 俊 昌 → 栗俊昌)."""
    if re.fullmatch(r"[一-龥](?:[ \u3000\xa0]+[一-龥]){1,3}", text):
        return re.sub(r"\s", "", text)
    return re.sub(r"(?<![一-龥])([一-龥])[ \u3000\xa0]+([一-龥])(?![一-龥])", r"\1\2", text)


def with_one_dot(name: str) -> str:
    """阿卜杜拉•艾合买提 and 阿卜杜拉.艾合买提 are 阿卜杜拉·艾合买提: one person has one spelling."""
    return re.sub(f"[{_DOT}]", "·", name)


def is_post(text: str) -> bool:
    """Whether a line is a post: 梅州市扶贫工作局党组书记、局长."""
    return len(text) <= 60 and bool(POST_LINE.search(text)) and not re.search(r"[。；！？]", text)


def is_body_name(text: str) -> bool:
    """Whether a line names an office: 中共远安县委, 国务院扶贫办. A title that ends in such a word is none."""
    return (
        len(text) <= 40
        and bool(ORG_NAME.match(text))
        and not (_ORG_WORDS.search(text) or _NO_OFFICE.search(text))
    )


def bodies(text: str) -> tuple[str, ...]:
    """Return the issuing bodies in a run such as 中共远安县委 远安县人民政府; empty where it holds anything else."""
    text = re.sub(
        r"等(?:[一二三四五六七八九十]{1,3}|\d{1,2})?个?(?:部门|单位|部委|厅局|家单位)$", "", text.strip()
    )
    parts = [part for part in re.split(r"[\s、]+", text) if part]
    return tuple(parts) if parts and all(is_body_name(part) for part in parts) else ()


_BEFORE_POST = re.compile(
    r"^.*(?:近日|日前|当天|今天|此前|随后|接着|由|对|访|对话|专访|采访|了|请|为|与|和|据|在|会上)(?=[一-龥]{2,}(?:省|市|县|区|州|盟|委|局|厅|办|部|[副正]))"
)


def post_in_text(name: str, text: str) -> str:
    """Return the post printed right before a name in running text, "" where none is."""
    for match in re.finditer(re.escape(name), text):
        run = re.search(r"[一-龥、（）()·\-]+[ \u3000]?$", text[max(0, match.start() - 80) : match.start()])
        if run and re.search(rf"{DUTY}[ \u3000]?$", run[0]):
            return _BEFORE_POST.sub("", run[0].strip()).strip("、")
    return ""
