"""A row's cells → an article's fields; what is wrong with a cell is said in the words of its column."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from documents.ingest.dates import YEAR_DIGITS
from documents.ingest.fitting import without_fragment
from documents.ingest.kinds import told_apart
from documents.ingest.mending.repair import repair
from documents.ingest.page_days import local_date
from documents.ingest.parsed import LONGEST, ParsedArticle, ParsedAuthor
from documents.ingest.readers.tables.list_columns import (
    COLUMNS,
    NOTHING_CHOSEN,
    Chosen,
    columns_of,
    plain_name,
)
from documents.ingest.readers.tables.rows import ListSource, Row
from documents.text.numerals import han_value

_KINDS = {
    "署名文章": "signed",
    "访谈": "interview",
    "规划方案": "plan",
    "工作报告": "report",
    "新闻报道": "news",
    "通知文件": "notice",
    "其他": "other",
}
_DATE = re.compile(
    r"(\d{4})\s*(?:年|[./、-]|$)\s*(?:(\d{1,2})\s*(?:月|[./、-]|$)\s*(?:(\d{1,2})\s*日?)?)?"
    r"(?:(?:[ T,，]|(?<=日))\s*(?:星期|周|[（(]|上午|下午|\d{1,2}[:：时]).{0,40})?"
)
# Fields of which several columns make one text, and what stands between.
_JOINED = {"body": "\n", "authors": "；"}
_DIGITS_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_HAN_DATE = re.compile(
    r"([一二三四五六七八九〇○零ＯO0]{4}|\d{4})\s*年(?:\s*([一二三四五六七八九十]{1,3})\s*月(?:\s*([一二三四五六七八九十]{1,3})\s*日?)?)?"
)
_MONTHS_A_YEAR = 12
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_ENGLISH_DATE = re.compile(
    r"(?:(\d{1,2})[\s.-]+([A-Za-z]{3})[a-z]*\.?|([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})),?[\s-]+(\d{4})"
)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_DAY_0 = date(1899, 12, 30)  # Excel counts from 1900 and takes it for a leap year
_DAYS_TO_1904 = 1462
_YEARS = range(1900, 2101)
_AUTHOR = re.compile(r"(?P<name>[^（(]+?)\s*(?:[（(](?P<position>.*)[）)])?")
_BETWEEN_AUTHORS = re.compile(r"[；;、\n]\s*(?![^（(]*[）)])")
_BODY_NAME = re.compile(r"(?:政府|委员会|[局厅部委办室院社团]|办公[室厅]|工作队)$")
_ADDRESS = re.compile(r"https?://[^\s\u3000-\u9fff，。；（）()】]+")
# What forms have below their rows: no articles, however the columns fall.
_FOOT = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|填表人|填报人|制表人|审核人|负责人|联系人|备\s*注|注|说明)(?:[:：].*)?"
)
_SHORTEST_BODY = 16  # Han characters; as of a text
_HAN = re.compile(r"[\u3400-\u9fff]")
# What stands in a cell for a formula whose file holds no result: spreadsheets work it out as they open it.
NOT_WORKED_OUT = "#未计算!"
_NO_VALUE = re.compile(rf"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|{NOT_WORKED_OUT}")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


class RowError(ValueError):
    """What is wrong with one row, in Chinese."""


def article_of(row: Row, find_region: Callable[[str], str], chosen: Chosen = NOTHING_CHOSEN) -> ParsedArticle:
    """Return the row's article; raises RowError where a cell cannot be taken."""
    if row.problem:
        raise RowError(row.problem)
    columns = columns_of(row.cells, chosen)
    fields = {field: _field(row, field, taken_columns(row, field, columns[field])) for field in COLUMNS}
    if not fields["title"]:
        raise RowError("缺少标题")
    if not fields["body"]:
        raise RowError("缺少正文")
    if _FOOT.fullmatch(fields["title"]) and len(_HAN.findall(fields["body"])) < _SHORTEST_BODY:
        raise RowError(f"“{fields['title'][:20]}”像是表下的合计或落款，不是文章")
    region = _region([row.cells.get(name, "") for name in columns["region"]], find_region)
    if not columns["region"] and row.sheet:
        region = find_region(row.sheet)  # a county a sheet
    published_on, precision = _published(fields["published"])
    kind = _kind(fields["kind"])
    return ParsedArticle(
        title=fields["title"],
        body=fields["body"],
        kind=kind,
        authors=told_apart(_authors(fields["authors"], fields["position"]), kind),
        region_code=region,
        region_evidence=fields["region"] or (row.sheet if region else ""),
        published_on=published_on,
        published_precision=precision,
        source=fields["source"],
        source_url=_url(fields["source_url"], _link(row, columns)),
        document_number=fields["document_number"],
    )


def taken_columns(row: Row, field: str, columns: Sequence[str]) -> list[str]:
    """The columns that a field is read from: the first that says something, and those that go on with it (正文（一）, 正文（二）)."""
    said = [name for name in columns if row.cells.get(name)]
    first = next(
        (name for name in said if not _NO_VALUE.fullmatch(row.cells[name].strip())), next(iter(said), "")
    )
    if field not in _JOINED:
        return [first] if first else []
    return [name for name in said if plain_name(name) == plain_name(first)]


def _field(row: Row, field: str, columns: Sequence[str]) -> str:
    label = COLUMNS[field][0]
    texts = dict.fromkeys(row.cells[name].strip() for name in columns)
    text = _JOINED.get(field, "").join(texts)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if _NO_VALUE.fullmatch(text):
        raise RowError(f"{label}是没有结果的公式（{text}），请在表格软件里改好或重新计算后保存")
    if _UNSTORABLE.search(text):
        raise RowError(f"{label}含有无法存储的字符")
    text = without_fragment(text) if field == "source_url" else repair(text).strip()
    if field == "title":
        text = " ".join(text.split())
    if len(text) > LONGEST.get(field, len(text)):
        raise RowError(f"{label}超过 {LONGEST[field]} 个字符")
    return text


def _kind(text: str) -> str:
    kind = _KINDS.get(text, text) or "other"
    if kind not in _KINDS.values():
        raise RowError(f"体裁“{text}”不认识，应为{'、'.join(_KINDS)}之一")
    return kind


def _region(texts: Sequence[str], find_region: Callable[[str], str]) -> str:
    """The place that the columns of a row tell: by a code, by province, city and county together, else by the last of these."""
    told = [text for each in texts if (text := unicodedata.normalize("NFKC", each).strip())]
    codes, names = (
        [each for each in told if each.isdecimal()],
        [each for each in told if not each.isdecimal()],
    )
    for text in (*codes, "".join(dict.fromkeys(names)), *reversed(names)):
        if text and (code := find_region(text)):
            return code
    if told:
        raise RowError(f"地区“{''.join(told)}”查不到或有重名，请填六位区划代码")
    return ""


def _link(row: Row, columns: Mapping[str, Sequence[str]]) -> str:
    """Return where the cell of the address, else that of the title, leads to."""
    names = [*columns["source_url"], *columns["title"]]
    return without_fragment(next((row.links[name] for name in names if name in row.links), ""))


def _url(text: str, link: str) -> str:
    """Return the address typed; for words such as 查看原文, and for nothing, what the cell leads to."""
    if text.startswith("www."):
        text = f"http://{text}"
    if re.fullmatch(r"https?://\S+", text):
        return text
    if len(within := _ADDRESS.findall(text)) == 1:
        return without_fragment(within[0])
    if text and not link:
        raise RowError(f"网址“{text[:50]}”不完整，应以 http:// 或 https:// 开头")
    return link if len(link) <= LONGEST["source_url"] else ""


def _published(text: str) -> tuple[date | None, str]:
    """Return (date, precision): 2022-07-28, 2022年7月, 二〇二二年七月 and 2022 are days, months and years; 44771 is Excel's
    number of a day."""
    if not text:
        return None, ""
    text = unicodedata.normalize("NFKC", text).strip("' ")
    try:
        if serial := _SERIAL.fullmatch(text):
            return _SERIAL_DAY_0 + timedelta(days=int(serial[1])), "day"
        plain = _year_first(_in_digits(local_date(text)))
        match = _DATE.fullmatch(plain) or _DIGITS_DATE.fullmatch(plain)
        if match is None or int(match[1]) not in _YEARS:
            raise ValueError(text)
        year, month, day = match.groups()
        return date(int(year), int(month or 1), int(day or 1)), "day" if day else "month" if month else "year"
    except ValueError as error:
        if (either := _YEAR_LAST.fullmatch(text)) and max(int(either[1]), int(either[3])) <= _MONTHS_A_YEAR:
            raise RowError(f"发布日期“{text[:30]}”分不清哪个是月、哪个是日（应为 2022-07-28）") from error
        raise RowError(f"发布日期“{text[:30]}”不是日期（应为 2022-07-28、2022-07 或 2022）") from error


def with_days_from_1904(source: ListSource) -> ListSource:
    """Days as Excel of the Mac counts them, turned into those that `_published` reads."""
    days = columns_of(source.names)["published"]
    rows = (
        replace(
            row, cells={**row.cells, **{name: _later(row.cells[name]) for name in days if name in row.cells}}
        )
        for row in source.rows
    )
    return replace(source, rows=tuple(rows))


def _later(cell: str) -> str:
    serial = _SERIAL.fullmatch(cell)
    return str(int(serial[1]) + _DAYS_TO_1904) if serial else cell


def _in_digits(text: str) -> str:
    """二〇二一年三月十二日 as 2021年3月12日, a year alone too; anything else as it is."""
    match = _HAN_DATE.fullmatch(text)
    if match is None:
        return text
    year = match[1] if match[1].isdecimal() else "".join(str(YEAR_DIGITS[sign]) for sign in match[1])
    parts = (f"{han_value(part)}{unit}" for part, unit in ((match[2], "月"), (match[3], "日")) if part)
    return f"{year}年{''.join(parts)}"


def _year_first(text: str) -> str:
    """7/28/2022, 28.07.2022, 28-Jul-2022 and Jul 28, 2022 as 2022-7-28; 7/8/2022 is either of two days and stays."""
    if (match := _ENGLISH_DATE.fullmatch(text)) and (month := _MONTHS.get((match[2] or match[3]).lower())):
        return f"{match[5]}-{month}-{match[1] or match[4]}"
    if match := _YEAR_LAST.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second or first == second:
            return f"{match[4]}-{second}-{first}"
        if second > 12 >= first:
            return f"{match[4]}-{first}-{second}"
    return text


def _authors(text: str, position: str) -> tuple[ParsedAuthor, ...]:
    """Read 张三（县长）；李四: parted by ；, 、 or a line's end outside brackets; the 职务 column is the first one's post, or has a post
    for each."""
    authors: list[ParsedAuthor] = []
    pieces = [piece for piece in _BETWEEN_AUTHORS.split(text) if piece.strip()]
    posts = _BETWEEN_AUTHORS.split(position)
    each_has_one = len(posts) == len(pieces)
    for place, piece in enumerate(pieces):
        match = _AUTHOR.fullmatch(piece.strip())
        if match is None:
            continue
        name = match["name"].strip()
        if len(name) > 100:
            raise RowError("作者姓名超过 100 个字符")
        post = match["position"] or (posts[place].strip() if each_has_one else "" if authors else position)
        authors.append(ParsedAuthor(name, post[:200], is_body=bool(_BODY_NAME.search(name))))
    return tuple(authors)
