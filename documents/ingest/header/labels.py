"""Labelled fields of page headers: 发布时间：… 来源：… 作者：…, one or several a line, spaced or in Markdown."""

import re
from collections.abc import Sequence

# Field → labels, longest first where one begins another.
_LABELS = {
    "published": ("发布时间", "发布日期", "发表时间", "发表日期", "上传时间", "上网时间", "公开日期", "时间", "日期", "发表于", "发布于"),
    "signed": ("成文日期", "成文时间", "生成日期", "发文日期", "印发日期", "签发日期"),
    "source": ("信息来源", "本文来源", "文章来源", "稿件来源", "新闻来源", "来源", "稿源", "转自", "摘自", "原载"),
    "author": ("文章作者", "作者姓名", "作者", "撰稿人", "撰写人", "撰稿", "撰文", "供稿人", "供稿", "执笔人", "执笔", "主讲", "报告人"),
    "unit": ("作者单位", "供稿单位", "报送单位", "推荐单位", "选送单位", "申报单位"),
    "issuer": ("发文机关", "发布机构", "发文单位", "发布单位", "发布机关", "制发机关", "制定机关", "公开主体", "信息提供单位", "所属机构"),
    "number": ("发文字号", "文件编号", "文号", "发文文号", "文件号"),
    "title": ("信息名称", "文件名称", "原标题", "标题", "名称"),
    "other": (
        "索引号", "主题分类", "信息分类", "主题词", "体裁分类", "组配分类", "有效性", "是否有效", "生效日期", "失效日期", "废止日期", "更新时间", "更新日期",
        "公开方式", "公开形式", "分类", "类别", "栏目", "关键词", "关键字", "字号", "字体", "浏览次数", "浏览量", "浏览", "阅读次数", "阅读量", "阅读",
        "点击数", "点击率", "点击量", "点击", "访问量", "访问次数", "责任编辑", "责编", "编辑", "审核", "校对", "版次", "查看", "回复", "语言", "效力状态", "时效性",
    ),
}  # fmt: skip
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels}
_GAP = r"[ \u3000\xa0]{0,4}"
_ANY = "|".join(_GAP.join(label) for label in sorted(_FIELD_OF, key=len, reverse=True))
_LABEL = re.compile(
    rf"(?<![一-龥])(?:\*\*|【)?({_ANY})(?:\*\*)?{_GAP}(?:[:：】]|(?<=于)\s)(?:\*\*)?[ \u3000\xa0]*"
)
# 发布机构某县人民政府办公室: a table of fields that lost the gap after its labels.
_UNMARKED = re.compile(
    r"^(索引号|发布机构|发文机关|发文单位|发布日期|成文日期|发文日期|公开日期|发文字号)(?=[A-Za-z\d一-龥])"
)
_LONGEST_UNMARKED = 60
# 发布时间：2022-07-28来源：某某日报作者：王海: pieces that a page sets apart without a blank.
_GLUED = re.compile(
    r"(?<=[一-龥\d])(?<![信息文章稿件新闻本图照片视频数据])(?:信息来源|文章来源|稿件来源|来源|作者|发布时间|发布日期|责任编辑|字号|浏览次数|点击数|点击量|阅读次数|浏览量)[:：]"
)
# Cells of a table: a label, and below it what it says.
_BARE = re.compile(rf"(?:{_ANY}){_GAP}[:：]?")
_LONGEST_LABEL, _LONGEST_VALUE = 14, 60
_WRITER = re.compile(
    r"[\s\u3000](?:通[讯信迅]员|记者)\s?[:：]\s?(?P<who>[一-龥·]{2,4}(?:[\s、][一-龥·]{2,4}){0,3})\s*$"
)
_TRAILING = re.compile(r"[\s|｜【\[（(*，,;；]+$")
# Where a text says what it was taken from: cleaning takes the line away.
_ADDRESS = re.compile(
    r"原文(?:链接|网址|地址)[ \u3000]{0,4}[:：][ \u3000]{0,4}(https?://[^\s\u3000-\u9fff，。）)】]+)"
)


def told_address(text: str) -> str:
    """The address that a text gives for its original, "" where it gives none or several."""
    found = {match[1] for match in _ADDRESS.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def labelled_fields(line: str) -> dict[str, str]:
    """Return field → value for the labels in a line; values stop at the next label. First label wins."""
    found: dict[str, str] = {}
    if len(line) <= _LONGEST_UNMARKED and "。" not in line:
        line = _UNMARKED.sub(r"\1：", line)
    if _LABEL.match(line):
        line = _GLUED.sub(r" \g<0>", line)
    marks = list(_LABEL.finditer(line))
    for here, after in zip(marks, [*marks[1:], None], strict=False):
        value = line[here.end() : after.start() if after else len(line)]
        field = _FIELD_OF[re.sub(r"[ \u3000\xa0]", "", here[1])]
        found.setdefault(field, _without_stray_brackets(_TRAILING.sub("", value).strip()))
    if found and "author" not in found and (writer := _WRITER.search(line)):
        found["author"] = writer["who"]
    return found


def _without_stray_brackets(value: str) -> str:
    """Drop a closing bracket whose opening one stands before the label: 【来源：某网】."""
    for opening, closing in ("【】", "（）", "()", "[]"):
        if value.endswith(closing) and opening not in value:
            value = value[:-1].rstrip()
    return value


def with_values(lines: Sequence[str]) -> list[str]:
    """Put what stands below a bare label behind it: 来源： + 某某日报, or 来源 + 某某日报 where several labels come so."""
    joined: list[str] = []
    i = 0
    while i < len(lines):
        line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else ""
        is_bare = bool(below) and len(line) <= _LONGEST_LABEL and bool(_BARE.fullmatch(line))
        if is_bare and len(below) <= _LONGEST_VALUE and not is_labelled(below) and not _BARE.fullmatch(below):
            is_announced = line[-1] in ":："
            in_a_row = bool(joined and is_labelled(joined[-1])) or bool(
                i + 2 < len(lines) and len(lines[i + 2]) <= _LONGEST_LABEL and _BARE.fullmatch(lines[i + 2])
            )
            if is_announced or in_a_row:
                joined.append(f"{line}{below}" if is_announced else f"{line}：{below}")
                i += 2
                continue
        joined.append(line)
        i += 1
    return joined


def is_labelled(line: str) -> bool:
    """Whether a line begins with a label: a header line, whatever follows."""
    stripped = line.lstrip("（([【*•·|- \u3000")
    if len(stripped) <= _LONGEST_UNMARKED:
        stripped = _UNMARKED.sub(r"\1：", stripped)
    return bool(_LABEL.match(stripped))
