"""The day on which a page was published: as its meta elements, its data for search engines or WeChat's scripts give it."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import lxml.html

# Best first; systems, networks and search engines each have names of their own.
PUBLISHED = (
    "pubdate", "publishdate", "article:published_time", "createdate", "publish_time", "publishtime", "firstpublishedtime", "publishedtime",
    "datepublished", "bytedance:published_time", "weibo:article:create_at", "og:release_date", "apub:time", "dc.date.issued",
    "dcterms.issued", "dc.date",
)  # fmt: skip
_CHINA = timezone(timedelta(hours=8))
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")  # of the years 2001 to 2033, or their thousandths
_OTHER_ZONE = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})"
)
_COMPACT = re.compile(r"((?:19|20)\d{2})([01]\d)([0-3]\d)(?:\d{4}|\d{6})?")
_MAIL_TIME = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{5,8}.{1,12}")
_JAVA_TIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) [\d:]{8} (?:CST|GMT\+08:00) (\d{4})")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATA = re.compile(r"\"(?:datePublished|pubDate)\"\s*:\s*\"([^\"]{8,40})\"")
# The time of publication stands in a script: var ct = "1658973600", createTime = '2022-07-28 10:00'.
_TIME = r"(\d{10}|(?:19|20)\d{2}-\d{2}-\d{2}[^'\"]{0,9})"
_WECHAT_TIMES = (
    re.compile(rf"(?:var ct|oriCreateTime|createTime)\s*=\s*['\"]{_TIME}['\"]"),
    # As its newer pages have them: window.ct = …, create_time: JsDecode('…'), a bare number. Articles named beside it have times too, as
    # data in quotation marks: "create_time":"…" is none.
    re.compile(
        rf"(?:\bwindow\.ct|\boriCreateTime|(?<!['\"])\bcreate_?[tT]ime)\s*[=:]\s*(?:JsDecode\()?(?:['\"]{_TIME}['\"]|(\d{{10}})\b)"
    ),
)


def local_date(text: str) -> str:
    """Return the day in China of a time in seconds, in milliseconds, in another zone or in a form of programs; any other text as
    it is."""
    if match := _COMPACT.fullmatch(text):
        return f"{match[1]}-{match[2]}-{match[3]}"
    if (match := _JAVA_TIME.fullmatch(text)) and match[1] in _MONTHS:
        return f"{match[3]}-{_MONTHS.index(match[1]) + 1:02}-{match[2]}"
    try:
        moment = _moment(text)
    except (ValueError, OverflowError):
        return text
    return moment.astimezone(_CHINA).date().isoformat() if moment else text


def _moment(text: str) -> datetime | None:
    """Raises ValueError or OverflowError where the text looks like a time and is none."""
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    if match := _OTHER_ZONE.fullmatch(text):
        zone = match[3] if match[3][0] in "+-" else "Z"
        return datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}")
    return parsedate_to_datetime(text) if _MAIL_TIME.fullmatch(text) else None


def told_to_programs(tree: lxml.html.HtmlElement) -> str:
    """The day in the page's data for search engines or in its <time>, "" where there is none or several; they tell of other
    articles, too."""
    scripts = (script.text or "" for script in tree.iter("script") if "ld+json" in script.get("type", ""))
    for found in (
        [each for script in scripts for each in _DATA.findall(script)],
        [each.get("datetime", "").strip() for each in tree.iter("time")],
    ):
        days = {local_date(each) for each in found if each}
        if len(days) == 1:
            return days.pop()
    return ""


def wechat_time(tree: lxml.html.HtmlElement, scripts: str) -> str:
    """The time in WeChat's scripts, else the one that a saved page shows."""
    times = (match for form in _WECHAT_TIMES if (match := form.search(scripts)))
    told = next((str(next(filter(None, match.groups()))) for match in times), "")
    return told or next(
        (str(each.text_content()).strip() for each in tree.xpath("//*[@id='publish_time']")), ""
    )
