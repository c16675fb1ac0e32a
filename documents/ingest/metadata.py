"""Read a draft article's title, authors, dates, source, number, region and kind from what is printed around it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from documents.ingest.authors import authors_of, issuers_of
from documents.ingest.closing import PRINTED
from documents.ingest.dates import PrintedDate, find_dates, first_date, stamped_date
from documents.ingest.dividing.digest import place_of
from documents.ingest.header.bylines import outlet_told
from documents.ingest.header.credits import ISSUE, credits_of
from documents.ingest.header.labels import labelled_fields, with_values
from documents.ingest.header.titles import AUTHOR_AND_ACCOUNT, is_date_line, main_line, outlet_of, title_of
from documents.ingest.kinds import kind_of, told_apart
from documents.ingest.lines import DOCUMENT_NUMBER, NUMBER_TAIL, OCCASION, is_salutation, number_start
from documents.ingest.names import name_off_unit, people, with_one_dot
from documents.ingest.parsed import ParsedArticle, ParsedAuthor
from documents.ingest.split import DraftArticle
from documents.ingest.stand_in import stand_in_title
from regions.gazetteer.gazetteer import Gazetteer
from regions.gazetteer.imprint import place_by_imprint
from regions.gazetteer.region_names import RegionMatch

_SOURCE_END = re.compile(r"^(?:来源|稿源|原载|转自|摘自|据)\s?[:：|｜丨/／]?\s*(.+)$", re.DOTALL)
_TRAILING_NAMES = re.compile(r"(?:\s+[一-龥]{2,4}){1,4}$")
_AFTER_SOURCE = re.compile(
    r"(?:(?:责任|流程|网络)?编辑|责编|[一二三初复终]?审核?|校对|作者|记者)\s?[:：|｜丨/].*$"
    r"|(?:\s+[^\s]*(?:记者|通[讯信迅]员|作者|摄影)|\s+(?:19|20)\d{2}[-/.年]|\s+https?:|\s{2,}|\s*[|｜丨]|(?<=[报网台社端])综合|，?正文\s?[:：]|(?<=[一-龥])(?:记者|通[讯信迅]员|作者|摄影)\s?[:：]).*$",
    re.DOTALL,
)
_ROLE_AT_END = re.compile(r"(?:首席|见习|实习|特约|[全融]媒体?)*(?:记者|通[讯信迅]员)$")
_REMARK = re.compile(r"[（(](?![^（）()]{2,8}网[）)])[^（）()]{4,40}[）)]$")
_OUTLET_BEFORE_TIME = re.compile(
    r"^《?([一-龥]{2,14}(?:网|报|社|台|客户端|新闻|频道|政府|发布|中心))》?\s?(?:[|｜（(]|(?:www\.|\d))"
)
_OUTLET_AFTER_TIME = re.compile(
    r"\d\s+([一-龥]{2,12}(?:网|报|社|台|客户端|新闻|频道|局|办|厅|委|政府|发布))$"
)
# 渭源融媒体中心 2022-07-28 18:30 发表于甘肃, 原创 周亦航 渭源发布: an account's name before the time, or behind 原创 and its author.
_ACCOUNT = re.compile(
    r"(?:^|\s)(?P<name>[一-龥A-Za-z0-9]{2,16})\s+(?:19|20)\d{2}[-年]\d{1,2}[-月]\d{1,2}日?\s+\d{1,2}:\d{2}(?:\s+(?:发表于)?\s?[一-龥]{2,3})$"
    r"|^原创\s+(?:[一-龥·]{2,8}\s+)?(?P<behind>[一-龥A-Za-z0-9]{2,16})$"
    rf"|{AUTHOR_AND_ACCOUNT.pattern}"
)
_REPORTED_AROUND = re.compile("记者|通[讯信迅]员|融媒体|宣传部")
_REPORTED = re.compile(
    r"近日|日前|昨[天日]|连日来|今年以来|(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日(?:[至—-]\d{1,2}日)?[上下]?午?[，,]|[^。]{0,120}(?:记者|获悉|据了解)|(?:.|\n){0,260}?[讯电]\s?[（(](?:记者|通[讯信迅]员)"
)
_PLACELESS = re.compile("(?:中共)?[省市县区州]")
# The last word of a document's title stands on a line of its own, set wide: …的 / 通  知.
_SET_WIDE = re.compile(r"(?<=的)\s?([通公决意批报])\s+([知告报定见复示])$")
_OUR_OWN = frozenset({"本报", "本网", "本台", "本刊", "本站"})
_PLACED_BY = 60_000  # characters that tell the place; the longest plans have 50,000
_SIGNATURE_ZONE = 200  # characters at a notice's end in which it is dated


def metadata(
    draft: DraftArticle, gazetteer: Gazetteer, page: Mapping[str, str] | None = None
) -> ParsedArticle:
    """Return the article; `page` is what an HTML page says of itself (title, published, source, author, url)."""
    fields = _fields(draft, page or {})
    title = main_line(fields.get("title", "")) or draft.title or title_of(draft.head)
    title = _SET_WIDE.sub(r"\1\2", title or (draft.dateline.title if draft.dateline else ""))
    issuers = issuers_of(draft, title, fields)
    authors = authors_of(draft, title, fields, issuers)
    occasion = next((piece for piece in draft.head if OCCASION.match(piece)), "")
    printer = " ".join(issuers) or occasion or fields.get("issuer", "")
    source = _source(draft, fields)
    match = _place(draft, gazetteer, title, authors, printer)
    # 省人民政府 and 县委办公室 name no place themselves.
    if not match.code and all(_PLACELESS.match(office) for office in issuers):
        match = place_by_imprint(gazetteer, (source, *draft.head, *draft.tail), draft.body[:_PLACED_BY])
    published = _published(draft, fields, occasion)
    kind = kind_of(
        title,
        draft.body,
        authors,
        is_news=_is_news(draft),
        is_attached=bool(draft.notice),
        is_addressed=any(map(is_salutation, draft.head)),
    )
    return ParsedArticle(
        title=title or _stand_in(draft),
        body=draft.body,
        kind=kind,
        authors=told_apart((replace(author, name=with_one_dot(author.name)) for author in authors), kind),
        region_code=match.code,
        region_evidence=match.surface,
        region_reason=match.reason,
        published_on=published.on if published else None,
        published_precision=published.precision if published else "day",
        source=source,
        source_url=next((fields[k] for k in ("url", "source") if fields.get(k, "").startswith("http")), ""),
        document_number=_document_number(draft, fields),
        warnings=tuple(_warnings(draft, title)),
    )


def _place(
    draft: DraftArticle, gazetteer: Gazetteer, title: str, authors: Sequence[ParsedAuthor], printer: str
) -> RegionMatch:
    offices = " ".join(author.name for author in authors if author.is_body)
    posts = [author.position for author in authors if author.position]
    body = "" if draft.headlines else draft.body[:_PLACED_BY]
    match = gazetteer.resolve(title=title, authors=posts, issuer=printer or offices, body=body)
    return place_of(draft.body, gazetteer) if draft.headlines and not match.code else match


def _stand_in(draft: DraftArticle) -> str:
    if not draft.headlines:
        return stand_in_title(draft.body)
    return f"{draft.headlines[0]}等{len(draft.headlines)}则消息"


def _warnings(draft: DraftArticle, title: str) -> Iterator[str]:
    if draft.headlines:
        yield (
            f"这份材料由 {len(draft.headlines)} 则消息组成，暂作一篇读入；要各存一篇，请在“分篇”里按各则消息的标题分，"
            "或在正文里每则前单独一行写 ===== 拆开。"
        )
    elif not title:
        yield "正文前未见标题，暂以首句代替，请核对。"


def _fields(draft: DraftArticle, page: Mapping[str, str]) -> dict[str, str]:
    """Labelled fields of the page, the head and the tail; the first to say something wins."""
    found = {key: value for key, value in page.items() if value}
    for piece in (*with_values(draft.head), *draft.tail):
        for key, value in labelled_fields(piece).items():
            if value:
                found.setdefault(key, value)
    return found


def _is_news(draft: DraftArticle) -> bool:
    around = " ".join((*draft.head, *draft.tail))
    if draft.dateline or _REPORTED_AROUND.search(around) or _REPORTED.match(draft.body):
        return True
    # Who sent in a story stands below it, in brackets or alone; whoever writes the day as well signs a text of his own.
    is_dated = any(map(find_dates, draft.tail))
    named = (piece for piece in draft.tail if people(piece.strip("（）()")))
    return any(not is_dated or piece.startswith(("（", "(")) for piece in named) or any(
        piece.endswith("供稿") for piece in draft.tail
    )


def _published(draft: DraftArticle, fields: Mapping[str, str], occasion: str) -> PrintedDate | None:
    """The page's date, else the dateline's, else the signature's, else the day a report was given."""
    dated_line = next((piece for piece in draft.head if is_date_line(piece)), "")
    for text in (fields.get("published", ""), dated_line, draft.dateline.day if draft.dateline else ""):
        if found := first_date(text):
            return found
    if draft.head and (stamped := stamped_date(" ".join(draft.head[:2]))):
        return stamped
    signed = [piece for piece in draft.tail if not PRINTED.search(piece)]
    for text in (
        draft.notice[-_SIGNATURE_ZONE:],
        *reversed(signed),
        fields.get("signed", ""),
        *draft.head,
        *draft.tail,
        occasion,
    ):
        if found_all := find_dates(text):
            return found_all[-1]
    return None


def _source(draft: DraftArticle, fields: Mapping[str, str]) -> str:
    """The label's value, else 来源 in the closing brackets, else the dateline's outlet."""
    named = fields.get("source", "").strip()
    if not named or named.startswith("http"):
        closing = (_SOURCE_END.match(piece) for piece in draft.tail)
        named = next((match[1].strip() for match in closing if match), "")
        named = issue["outlet"] if (issue := ISSUE.match(named)) else named
    if named and named not in _OUR_OWN:
        named = _REMARK.sub("", _AFTER_SOURCE.sub("", named))
        names = _TRAILING_NAMES.search(named)
        named = named[: names.start()] if names and people(names[0]) else named
        return _without_reporter(named)
    if printed := outlet_of(draft.head) or _beside_the_time(draft.head):
        return printed
    outlet = draft.dateline.source if draft.dateline else ""
    if outlet and outlet not in _OUR_OWN:
        return outlet
    if (told := outlet_told(draft.body)) and told not in _OUR_OWN:
        return told
    who = draft.dateline.who if draft.dateline else ""
    credited = (
        found.source
        for piece in (who, *draft.tail, *draft.head, " ".join(draft.head[:2]))
        if (found := credits_of(piece))
    )
    return next((source for source in credited if source and source not in _OUR_OWN), "")


def _beside_the_time(head: Sequence[str]) -> str:
    """An outlet or an account that stands before or behind the time, unlabelled."""
    for piece in filter(find_dates, head):
        if printed := _OUTLET_AFTER_TIME.search(piece) or _OUTLET_BEFORE_TIME.match(piece):
            return printed[1]
    account = next(filter(None, map(_ACCOUNT.search, head)), None)
    return (account["name"] or account["behind"] or account["account"]) if account else ""


def _without_reporter(source: str) -> str:
    """某某日报融媒体记者 and 某县委宣传部王海宁 end in who wrote."""
    return name_off_unit(_ROLE_AT_END.sub("", source))[0]


def _document_number(draft: DraftArticle, fields: Mapping[str, str]) -> str:
    if named := fields.get("number", ""):
        return named
    for piece in draft.head:
        if match := DOCUMENT_NUMBER.search(piece):
            return match[0]
        if match := NUMBER_TAIL.search(piece):
            return piece[number_start(piece, match.start()) : match.end()]
    return ""
