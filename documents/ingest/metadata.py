"""Read a draft article's title, authors, dates, source, number, region and kind from what is printed around it."""

import re
from collections.abc import Iterator, Mapping

from documents.ingest.dates import PrintedDate, find_dates, first_date
from documents.ingest.heads import author_blocks, head_date_piece, title_of
from documents.ingest.kinds import interviewee, is_interview, kind_of
from documents.ingest.labels import labelled_fields
from documents.ingest.lines import DOCUMENT_NUMBER, NUMBER_TAIL, OCCASION, number_start
from documents.ingest.names import DUTY, bodies, is_person, people, post_in_text
from documents.ingest.parsed import ParsedArticle, ParsedAuthor
from documents.ingest.split import DraftArticle
from regions.gazetteer import Gazetteer

_ANONYMOUS = frozenset(
    {"佚名", "匿名", "admin", "管理员", "本站", "网站管理员", "未知", "无", "本网", "原创", "转载"}
)
_ISSUER_IN_TITLE = re.compile(r"^(.{2,60}?)(?:关于|印发|转发|批转|公布|发布)")
_REPORTERS = re.compile(r"(?:记者|通讯员|作者|撰稿|供稿|文[/／]|图文)[\s:：|｜/]*")
_SOURCE_END = re.compile(r"^(?:来源|原载|转自|摘自|据)[:：]?\s*(.+)$", re.DOTALL)
_FIRST_WORDS = 40  # characters of the first sentence that stand in for a missing title
_OUR_OWN = frozenset({"本报", "本网", "本台", "本刊"})


def metadata(
    draft: DraftArticle, gazetteer: Gazetteer, page: Mapping[str, str] | None = None
) -> ParsedArticle:
    """Return the article; `page` is what an HTML page says of itself (title, published, source, author, url)."""
    fields = _fields(draft, page or {})
    title = fields.get("title") or draft.title or title_of(draft.head)
    warnings = () if title else ("正文前未见标题，暂以首句代替，请核对。",)
    issuers = _issuers(draft, title, fields)
    authors = _authors(draft, title, fields, issuers)
    occasion = next((piece for piece in draft.head if OCCASION.match(piece)), "")
    match = gazetteer.resolve(
        title=title,
        authors=[author.position for author in authors if author.position],
        issuer=" ".join(issuers) or occasion,
        body=draft.body,
    )
    published = _published(draft, fields, occasion)
    is_news = bool(draft.dateline) or any("记者" in piece for piece in (*draft.head, *draft.tail))
    return ParsedArticle(
        title=title or _first_words(draft.body),
        body=draft.body,
        kind=kind_of(title, draft.body, authors, is_news=is_news, is_attached=bool(draft.notice)),
        authors=authors,
        region_code=match.code,
        region_evidence=match.evidence,
        published_on=published.on if published else None,
        published_precision=published.precision if published else "day",
        source=_source(draft, fields),
        source_url=_source_url(fields),
        document_number=_document_number(draft, fields),
        warnings=warnings,
    )


def _fields(draft: DraftArticle, page: Mapping[str, str]) -> dict[str, str]:
    """Labelled fields of the page, the head and the tail; the first to say something wins."""
    found = {key: value for key, value in page.items() if value}
    for piece in (*draft.head, *draft.tail):
        for key, value in labelled_fields(piece).items():
            if value:
                found.setdefault(key, value)
    return found


def _issuers(draft: DraftArticle, title: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The issuing bodies: as the title names them, as they signed, as the header labels them."""
    if (named := _ISSUER_IN_TITLE.match(title)) and (found := bodies(named[1])):
        return found
    for piece in reversed(draft.tail):
        if found := bodies(piece):
            return found
    if draft.notice:
        for piece in reversed(re.split(r"\s+|(?<=。)", draft.notice[-200:])):
            unsigned = re.split(r"(?:19|20)\d{2}年|二[〇○]", piece)[0]
            if found := bodies(unsigned):
                return found
    after_title = False
    for piece in draft.head:
        if after_title and (found := bodies(piece)):
            return found
        after_title = after_title or (bool(draft.title) and draft.title[-6:] in piece)
    return bodies(fields.get("issuer", ""))


def _authors(
    draft: DraftArticle, title: str, fields: Mapping[str, str], issuers: tuple[str, ...]
) -> tuple[ParsedAuthor, ...]:
    if is_interview(draft.body) and is_person(name := interviewee(draft.body)):
        return (ParsedAuthor(name, post_in_text(name, draft.body)),)
    if found := tuple(block.author for block in author_blocks(draft.head)):
        return found
    if (named := fields.get("author", "")) and (found := tuple(_people_with_posts(named, draft))):
        return found
    if issuers:
        return tuple(ParsedAuthor(name, is_body=True) for name in issuers)
    return tuple(_reporters(draft))


def _people_with_posts(text: str, draft: DraftArticle) -> Iterator[ParsedAuthor]:
    """Read 山西省委农办主任、省农业农村厅厅长□ 刘志杰, 张三 李四, 县乡村振兴局."""
    text = text.strip(" 　□■|")
    if not text or text in _ANONYMOUS:
        return
    if match := re.match(
        rf"^(?P<post>.*{DUTY})[\s□■◆:：]*(?P<name>[一-龥·]{{1,4}}(?:[ \u3000][一-龥])?)$", text
    ):
        for name in people(match["name"]):
            yield ParsedAuthor(name, match["post"].strip())
        return
    if names := people(_REPORTERS.sub(" ", text)):
        yield from (ParsedAuthor(name, post_in_text(name, " ".join(draft.head))) for name in names)
        return
    yield from (ParsedAuthor(name, is_body=True) for name in bodies(text))


def _reporters(draft: DraftArticle) -> Iterator[ParsedAuthor]:
    """Names in the dateline, on lines of their own before the text, and in brackets after it."""
    seen: set[str] = set()
    for text in (dict(draft.dateline).get("who", ""), *draft.head, *draft.tail):
        for name in _names_in(text):
            if name not in seen:
                seen.add(name)
                yield ParsedAuthor(name, post_in_text(name, draft.body))


def _names_in(text: str) -> tuple[str, ...]:
    if not text or first_date(text):
        return ()
    if named := people(_REPORTERS.sub(" ", text).strip(" （）()")):
        return named
    if "记者" in text or "通讯员" in text or _SOURCE_END.match(text):
        words = [w for w in re.split(r"[\s、，,|｜/:：（）()]+", _REPORTERS.sub(" ", text)) if w]
        return tuple(word for word in words[1:] if is_person(word)) or tuple(
            w for w in words[:1] if is_person(w)
        )
    return ()


def _published(draft: DraftArticle, fields: Mapping[str, str], occasion: str) -> PrintedDate | None:
    """The page's date, else the dateline's, else the signature's, else the day a report was given."""
    for text in (fields.get("published", ""), head_date_piece(draft.head)):
        if found := first_date(text):
            return found
    dated = _dateline_date(draft)
    if dated:
        return dated
    signed = [piece for piece in draft.tail if not piece.endswith("印发")]
    for text in (draft.notice[-120:], *reversed(signed), fields.get("signed", ""), occasion, *draft.tail):
        if found_all := find_dates(text):
            return found_all[-1]
    return None


def _dateline_date(draft: DraftArticle) -> PrintedDate | None:
    day = dict(draft.dateline).get("day", "")
    return first_date(day)


def _source(draft: DraftArticle, fields: Mapping[str, str]) -> str:
    named = fields.get("source", "")
    if named and not named.startswith("http"):
        return (
            re.sub(r"\s+[^\s]{2,4}(?:\s+[^\s]{2,4})*$", "", named)
            if people(" ".join(named.split()[1:]))
            else named
        )
    for piece in draft.tail:
        if match := _SOURCE_END.match(piece):
            return match[1].strip()
    outlet = dict(draft.dateline).get("source", "")
    return "" if outlet in _OUR_OWN else outlet


def _source_url(fields: Mapping[str, str]) -> str:
    return next((fields[key] for key in ("url", "source") if fields.get(key, "").startswith("http")), "")


def _document_number(draft: DraftArticle, fields: Mapping[str, str]) -> str:
    if named := fields.get("number", ""):
        return named
    for piece in draft.head:
        if match := DOCUMENT_NUMBER.search(piece):
            return match[0]
        if match := NUMBER_TAIL.search(piece):
            return piece[number_start(piece, match.start()) : match.end()]
    return ""


def _first_words(body: str) -> str:
    """Return the first sentence, cut at a comma where it is long."""
    sentence = re.split(r"[。！？\n]", body, maxsplit=1)[0].strip()
    if len(sentence) <= _FIRST_WORDS:
        return sentence
    cut = max(sentence.rfind(mark, 0, _FIRST_WORDS) for mark in "，,；;、")
    return sentence[: cut if cut > 8 else _FIRST_WORDS] + "……"
