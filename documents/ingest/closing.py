"""What closes a text: attachments, signature and date, bylines, the printing office's colophon."""

import re

from documents.ingest.dates import DATE, find_dates
from documents.ingest.header.bylines import MOST_BYLINES, take_closing
from documents.ingest.header.labels import is_labelled
from documents.ingest.lines import OPEN_TO_PUBLIC, is_heading, is_prose
from documents.ingest.names import bodies, people

_ATTACHMENTS = re.compile(
    r"\n[ \u3000]*(?:附件|附表|附录)\s*[\d一二三四五]{0,2}\s*(?:[:：][^\n]*|[.、][^\n]*|)(?=\n|$)"
)
# The same in a text that lost its line breaks, where office and day follow: 附件：某某名单   某县人民政府 2013年10月9日   附件 …
_FLAT_ATTACHMENTS = re.compile(
    rf"\s附件\d?[:：](?=[^。；]{{2,200}}?\s[一-龥]{{4,24}}\s{{0,40}}{DATE}(?:\s|$))"
)
_COLOPHON = re.compile(
    r"\s*(?:主办|督办|抄送|抄报|主送|分送|主题词|(?<=\n)[报送发])[:：](?:[^\n]|(?<=[，、])\n){2,400}$|\s[^\s。，]{4,24}(?:办公厅|办公室|秘书处)(?:[一-龥]{2,6}[科处股])?\s{0,4}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日印发?\s*$"
)
# （某市民政局办公室） on a line of its own signs a story; （县财政局） after each measure says who is in charge.
_SIGNED_IN_BRACKETS = re.compile(r"^[（(][^（）()、，：:]{4,24}(?:办公室|宣传部|办)[）)]$")
_SEAL = re.compile(r"\s*[（(](?:印章|盖章|公章|章)[）)]$")
_NO_TEXT = re.compile(r"[（(]?(?:此|本)页无正文[）)]?")
# A row of a table or an item of a list may be the last line of a text: 家庭农场：2020年 3.5万户; 建基地3200亩.
_VALUE = re.compile(
    r"\d(?:[%％]|[万亿]?(?:户|人|亩|元|座|个|家|吨|公里|公斤|头|只|项|支|村|名|件|平方|立方|千瓦))"
)
# The unit may stand in the column's name: 兴隆镇：茶园（亩） 1200.
_ROW = re.compile(r"[^：]{1,20}：[^：，]{1,24} [-\d.,]+(?:，[^：，]{1,24} [-\d.,]+)*")
_EARLIEST_ATTACHMENT = 0.2  # share of a text before which 附件 is a mention, not the list that closes it
_SIGNED_WITHIN = 600  # characters below the word 附件 in which a text is signed
_SIGNED_DATE = re.compile(rf"[（(]?{DATE}[）)]?")
_SIGNED_IN_LINE = re.compile(rf"\s(?P<office>[一-龥]{{4,24}})\s{{0,40}}(?P<date>{DATE})")
_NAMED_AND_DATED = re.compile(rf"(?P<who>[一-龥·、 \u3000]{{2,24}}?)\s+(?P<date>{DATE})")
PRINTED = re.compile(r"\d日印发?\s*$")
_FLAT_LINE = 160  # characters; a longer last line may hold the signature too
_SHORTEST_TEXT = 100  # characters


def before_attachments(body: str) -> str:
    """Return the text up to its list of attachments."""
    earliest = max(_SHORTEST_TEXT, len(body) * _EARLIEST_ATTACHMENT)
    found = (*_ATTACHMENTS.finditer(body), *_FLAT_ATTACHMENTS.finditer(body))
    listed = next((m for m in found if m.start() > earliest), None)
    return body[: listed.start()] if listed else body


def signed_after_attachments(body: str, end: int) -> list[str]:
    """Return what signs a text below its list of attachments, which ends the body at `end`: office, date, colophon."""
    lines = [line.strip() for line in body[end : end + _SIGNED_WITHIN].split("\n") if line.strip()]
    dated = next((i for i, line in enumerate(lines) if _SIGNED_DATE.fullmatch(line)), None)
    if dated is None:
        glued = _SIGNED_IN_LINE.search(body, end, end + _SIGNED_WITHIN)
        return [glued["office"], glued["date"]] if glued and bodies(glued["office"]) else []
    first = dated
    while first and bodies(lines[first - 1]):
        first -= 1
    printed = next((line for line in lines[dated + 1 : dated + 6] if PRINTED.search(line)), "")
    return [*lines[first : dated + 1], *([printed] if printed else [])]


def take_tail(body: str) -> tuple[list[str], str]:
    """Return (signature, date and bylines, first to last) and the body before them."""
    tail: list[str] = []
    while True:
        before = body
        if colophon := _COLOPHON.search(body, max(0, len(body) - 500)):
            tail.append(colophon[0].strip())
            body = body[: colophon.start()].rstrip()
        closing, body = take_closing(body)
        tail.extend(closing)
        signed, body = _take_signature(body)
        tail.extend(signed)
        start = _last_piece(body)
        if start and _closes(body[start:].strip()):
            tail.extend(_signature_parts(body[start:].strip()))
            body = body[:start].rstrip()
        if body == before or len(tail) >= MOST_BYLINES:
            return tail[::-1], body


def _signature_parts(line: str) -> list[str]:
    """林知远 2022年7月28日 in its two parts, last to first; any other line whole."""
    dated = _NAMED_AND_DATED.fullmatch(line)
    return [dated["date"], dated["who"]] if dated and people(dated["who"]) else [line]


def _last_piece(body: str) -> int:
    """Return where the last line begins, or what stands after the last space of a line that lost its breaks."""
    line_start = body.rfind("\n") + 1
    if len(body) - line_start <= _FLAT_LINE:
        return line_start
    after_stop = re.search(r"(?<=[。！？；”）】])\s+[^。！？；]{1,60}$", body[-80:])
    return len(body) - len(body[-80:]) + after_stop.start() if after_stop else line_start


def _closes(line: str) -> bool:
    """Whether a text's last line is no sentence of it: a signature, a date, a label, a stray line."""
    if _VALUE.search(line) or (_ROW.fullmatch(line) and not is_labelled(line)):
        return False
    if is_labelled(line) or OPEN_TO_PUBLIC.fullmatch(line) or people(line) or bodies(_SEAL.sub("", line)):
        return True
    if _NO_TEXT.fullmatch(line) or _SEAL.fullmatch(line):
        return True
    if _SIGNED_IN_BRACKETS.match(line) and bodies(line[1:-1]):
        return True
    if is_heading(line) or is_prose(line):
        return False
    return len(line) <= 60 and not re.search(r"[。！？；：…”）)】]$", line)


def _take_signature(body: str) -> tuple[list[str], str]:
    """Take 国务院扶贫办 财政部 2020年2月17日 off the end of a text that lost its line breaks."""
    zone_start = max(0, len(body) - 120)
    zone = body[zone_start:]
    dates = find_dates(zone)
    if not dates or not re.fullmatch(r"\s*(?:[（(]?此件[^）)]{0,14}[）)]?)?\s*", zone[dates[-1].end :]):
        return [], body
    date = dates[-1]
    ends = [m.end() for m in re.finditer(r"[。！？；）】]", zone[: date.start])]
    if not ends:
        return [], body
    signers = zone[ends[-1] : date.start].strip()
    if signers and not bodies(signers):
        return [], body
    return [zone[date.start : date.end], *([signers] if signers else [])], body[: zone_start + ends[-1]]
