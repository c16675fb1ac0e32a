"""How an article is cited: GB/T 7714—2015 and BibTeX."""

import re
from datetime import date

from documents.dates import write_date
from documents.models import Article

NAMED_AUTHORS = 3  # GB/T 7714 names three and sums up the rest as 等
_NEWSPAPER = re.compile(r"(日报|晚报|时报|商报|报)$")
_BIBTEX_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def gb7714(article: Article, url: str, cited_on: date) -> str:
    """One reference; `url` is used where the article has no address of its own. Needs authorships and source."""
    names = [authorship.official.name for authorship in article.authorships.all()]
    authors = ", ".join(names[:NAMED_AUTHORS]) + (", 等" if len(names) > NAMED_AUTHORS else "")
    source = article.source.name if article.source else ""
    published = iso_date(article)
    address = _address(article, url)
    online = bool(address)
    kind = "N" if _NEWSPAPER.search(source) else "EB" if online else "Z"
    head = f"{authors}. " if authors else ""
    where = f"{source}, " if source else ""
    dated = f"({published})" if online and published else published
    cited = f"[{cited_on.isoformat()}]" if online else ""
    tail = f". {address}." if online else "."
    return (
        f"{head}{article.title}[{kind}{'/OL' if online else ''}]. {where}{dated}{cited}".rstrip(", ") + tail
    )


def bibtex(article: Article, url: str, cited_on: date) -> str:
    """One @online entry; `url` is used where the article has no address of its own."""
    fields = {
        "author": " and ".join(f"{{{_escaped(each.official.name)}}}" for each in article.authorships.all()),
        "title": f"{{{_escaped(article.title)}}}",
        "organization": _escaped(article.source.name) if article.source else "",
        "date": iso_date(article),
        "url": _address(article, url),
        "urldate": cited_on.isoformat(),
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@online{{xianjie-{article.pk},\n" + ",\n".join(lines) + "\n}"


def iso_date(article: Article) -> str:
    """2022-07-28, 2022-07 or 2022, as precise as is known; "" where it is not."""
    return write_date(article.published_on, article.published_precision)


def source_line(article: Article) -> str:
    """Who said it where and when, in words: 曹春（茂名市委农办主任），《题名》，农村工作通讯，2022年7月."""
    authors = "、".join(
        f"{each.official.name}（{each.position}）" if each.position else each.official.name
        for each in article.authorships.all()
    )
    parts = [
        authors,
        f"《{article.title}》",
        article.source.name if article.source else "",
        article.published_label,
    ]
    return "，".join(part for part in parts if part)


def _address(article: Article, url: str) -> str:
    """The article's own web address; ours where it has none that a browser would open."""
    return article.source_url if article.source_url.startswith(("http://", "https://")) else url


def _escaped(text: str) -> str:
    return text.translate(_BIBTEX_SPECIAL)
