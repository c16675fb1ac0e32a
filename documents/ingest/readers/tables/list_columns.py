"""Which column of a list holds which field: names as people write them over columns, and where the names stand."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

# Column name → field, "" for none, as a person matched them by hand for lists with these names.
Chosen = Mapping[str, str]
NOTHING_CHOSEN: Chosen = MappingProxyType({})
_PREFIX = "(?:文章|材料|案例|信息|稿件|经验|原文|报道|新闻|政策|文件|典型)?"
# What interfaces put before their keys: docTitle, articleContent.
_KEY = "(?:doc|article|news|info|html)?"
# The field's name in messages comes first; then a pattern for what stands over such a column.
COLUMNS: dict[str, tuple[str, str]] = {
    "title": ("标题", rf"{_PREFIX}(?:标题|题目|名称|题名|篇名)|{_KEY}title|headline"),
    "body": ("正文", rf"{_PREFIX}(?:正文|内容|全文)(?:内容)?|{_KEY}(?:body|content|text|html)|fulltext"),
    "region": (
        "地区",
        r"(?:所在|所属|涉及|报送|填报|申报|推荐)?(?:地区|区域|地域|县区|区县|市县|县市区|市县区|市州|行政区划?|区划)(?:代码|名称)?"
        r"|(?:所在|所属)?(?:省份?|市州?|州市|地市|[县区旗州盟])(?:名|名称)?|所在地|region_?code|region",
    ),
    "authors": ("作者", r"作者(?:姓名)?|署名(?:人|作者)?|官员(?:姓名)?|撰稿人|供稿人|authors?"),
    "position": ("职务", r"(?:作者|现任)?职务|position"),
    "published": (
        "发布日期",
        r"(?:发布|发表|刊发|刊登|刊载|登载|成文|印发|发文|公开)?(?:日期|时间)"
        rf"|{_KEY}(?:pub(?:lish(?:ed)?)?|release)(?:on|at|date|time)?|date(?:published)?",
    ),
    "source": (
        "来源",
        rf"(?:信息|文章|稿件)?来源(?:单位|网站|媒体)?|发布(?:单位|机构)|刊发媒体|{_KEY}source(?:name)?",
    ),
    "source_url": (
        "网址",
        r"(?:原文|来源|文章|网页)?(?:网址|链接|地址|网页地址)|source_?url|url|link|(?:doc|article)?puburl",
    ),
    "kind": ("体裁", r"体裁|(?:文章|材料)?类型|文体|kind"),
    "document_number": ("文号", r"(?:发文)?(?:文号|字号)|document_?number"),
}
NEEDED = ("title", "body")
IGNORED = frozenset({"", "行号", "问题", "序号", "编号", "no", "id"})
_NUMBERED = re.compile(r"^[（(]?\d{1,2}[.．、)）]\s*")
_QUOTED = re.compile(r"^[“\"【\[《]+(.+?)[”\"】\]》]+$")
_COUNTED = re.compile(r"(?<=[\u4e00-\u9fff])[1-9]$")  # 正文2, which goes on with 正文1
_DECORATION = re.compile(r"[（(\[【{].*?[）)\]】}]|[\s*＊:：_#\u200b\ufeff]+")
_PATTERNS = {field: re.compile(pattern, re.IGNORECASE) for field, (_, pattern) in COLUMNS.items()}
# The traditional characters that the names above are written with: 標題, 內容, 發佈日期.
_SIMPLIFIED = str.maketrans(
    "標題內區縣發佈來網鏈類體號職務單稱訊報導員間屬碼結連機構經驗",
    "标题内区县发布来网链类体号职务单称讯报道员间属码结连机构经验",
)
_LONGEST_NAME = 30  # characters; what is longer is no column's name


def plain_name(name: str) -> str:
    """Return a column's name without what forms put around it: 标题（必填）, 【标题】, 1.标题 and 正 文 are 标题 and 正文."""
    folded = unicodedata.normalize("NFKC", name[: 3 * _LONGEST_NAME]).strip()
    folded = _QUOTED.sub(r"\1", _NUMBERED.sub("", folded))
    plain = re.sub(r"[\s*:#]", "", _DECORATION.sub("", folded)).lower().translate(_SIMPLIFIED)
    return _COUNTED.sub("", plain)


def field_of(name: str, chosen: Chosen = NOTHING_CHOSEN) -> str:
    """Return the field that a column of this name holds, as a person said or as its name tells; "" for none."""
    return chosen[name] if name in chosen else _told_by(name[: 3 * _LONGEST_NAME])


@lru_cache(maxsize=4096)  # lists of JSON ask for each cell of each row
def _told_by(name: str) -> str:
    plain = plain_name(name)
    if len(plain) > _LONGEST_NAME:
        return ""
    return next((field for field, pattern in _PATTERNS.items() if pattern.fullmatch(plain)), "")


def columns_of(names: Iterable[str], chosen: Chosen = NOTHING_CHOSEN) -> dict[str, list[str]]:
    """Return the columns of each field, codes before names: a code says what a name leaves open."""
    found: dict[str, list[str]] = {field: [] for field in COLUMNS}
    for name in names:
        if field := field_of(name, chosen):
            found[field].append(name)
    for columns in found.values():
        columns.sort(key=lambda name: "代码" not in name and "code" not in name.lower())
    return found


def looks_like_names(cells: Sequence[str]) -> int:
    """How many different cells of a row could be names of columns; the row that has most is taken where none names
    title and text."""
    return len({cell.strip() for cell in cells if 0 < len(cell.strip()) <= _LONGEST_NAME})


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row names the columns: one for the title and one for the text among them."""
    fields = {field_of(cell) for cell in cells if cell}
    return all(field in fields for field in NEEDED)


def missing_columns(names: Iterable[str], chosen: Chosen = NOTHING_CHOSEN) -> list[str]:
    """Return the names of the needed columns that are not there."""
    fields = {field_of(name, chosen) for name in names}
    return [COLUMNS[field][0] for field in NEEDED if field not in fields]
