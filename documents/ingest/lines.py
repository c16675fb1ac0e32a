"""What a single line or piece is: prose, heading, salutation, document number, occasion, table of contents."""

import re

from documents.ingest.header.labels import is_labelled

_HAN = re.compile(r"[\u4e00-\u9fff]")
_EDITORS_WORDS = (
    "编者按",
    "编者的话",
    "开栏的话",
    "核心提示",
    "阅读提示",
    "内容提要",
    "【编者按】",
    "[编者按]",
    "按：",
)
_TEXT_AFTER_LABEL = 3  # sentences; a labelled line of more has the text glued to it
_SENTENCE_END = re.compile(r"[。；]")
_EXCLAIMED = re.compile(r"[！？!?]")
HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]{1,4}[章节编条篇部](?:分)?|[一二三四五六七八九十]{1,3}\s?[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}\s?[、．.](?!\d)"
    r"|[一二三四五六七八九十]{1,2}(?:是|要)|[①-⑳])"
)
SALUTATION = re.compile(
    r"^(?:尊敬的|同志们|(?:各|本)(?:省|自治|市|县|区|州|盟|旗|乡|镇|街道|设区|地级|有关|部门|单位|位|党|民主|人民|村|企业|涉农|派出|直属|级|学)"
    r"|(?!根据|为|按照|经|现)[^，,。；：:]{2,40}(?:人民政府|委员会|办公厅|办公室|厅|局|委)(?:[、，][^。；：:]{2,60})*)[^。；：:！]{0,160}[:：！]$"
    r"|^同志们[：:！，]$"
)
_DOCUMENT_WORDS = "通知|意见|方案|规划|计划|措施|办法|决定|批复|公告|通告|规定|细则|报告|要点|纲要|行动|条例|指南|清单|函|通报|决议|制度|工作法|若干政策|政策|建议"
ENDS_LIKE_DOCUMENT = re.compile(rf"(?:{_DOCUMENT_WORDS})(?:[（(][^（）()]{{1,24}}[）)])?$")
_NUMBER = r"[〔\[［（(【]\s?((?:19|20)\d{2})\s?[〕\]］）)】]\s?(?:第\s?)?(\d{1,4})\s?号"
DOCUMENT_NUMBER = re.compile(rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{2,12}}{_NUMBER}")
NUMBER_TAIL = re.compile(_NUMBER)
OCCASION = re.compile(
    r"^[（(—–\-\s]*(?:19|20|二[〇○]|(?<=[—–\-])\s?在)[^。]{4,40}(?:会议|大会|会|论坛)[^。]{0,12}上?[^。]{0,10}[）)]?$"
)
CONTENTS_MARK = re.compile(r"^目\s*[录次]$")
OPEN_TO_PUBLIC = re.compile(
    r"[（(]?此件(?:[\u4e00-\u9fff]{1,4})?公开(?:发布)?[^）)]{0,4}[）)]?"
    r"|[（(]?(?:信息)?公开(?:属性|形式|方式|类别)[:：]\s?[\u4e00-\u9fff]{2,6}公开[）)]?"
    r"|[（(]联系人[:：][^）)]{2,60}[）)]|联系(?:人|电话)[:：][^。]{2,60}"
)


def is_heading(line: str) -> bool:
    """Whether a line begins as numbered headings do: 一、 （一） 1. 第一章 一是."""
    return bool(HEADING.match(line))


def is_prose(line: str) -> bool:
    """Whether a line is running text: it has a sentence's end, or is too long to be anything else."""
    if line.startswith(_EDITORS_WORDS) or is_salutation(line) or "://" in line[:40]:
        return False
    if is_labelled(line) and line.count("。") < _TEXT_AFTER_LABEL:
        return False
    if _SENTENCE_END.search(line):
        return len(line) >= 12
    if _EXCLAIMED.search(line):  # headlines exclaim and ask too
        return len(line) >= 45
    if line.endswith(("：", ":")) and len(_HAN.findall(line)) >= 12 and re.search(r"[，,]", line):
        return True  # … 现将有关事项通知如下：
    return len(line) >= 90 and bool(re.search(r"[，,]", line))


def is_salutation(line: str) -> bool:
    """Whether a line addresses the readers: 各位代表：, 各市人民政府，…："""
    return len(line) <= 260 and bool(SALUTATION.match(line))


def number_start(text: str, bracket: int) -> int:
    """Return where the document number whose year bracket stands at `bracket` begins: at most twelve Han characters
    back, and after the last word that ends a title, since lost line breaks glue the two (…的通知渝府发〔2021〕22号)."""
    start = bracket
    while start > 0 and bracket - start < 12 and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    ended = [m.end() for m in re.finditer(_DOCUMENT_WORDS, text[start:bracket])]
    return start + ended[-1] if ended and bracket - start - ended[-1] >= 2 else start


def only_letters(text: str) -> str:
    """Without marks and blanks: what is left of a title that is printed again in another way."""
    return re.sub(r"[\W_]+", "", text)
