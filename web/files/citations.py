"""What a reference to an article says, whatever the form it is written in (gb7714, exchange)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.conf import settings

from documents.dates import write_date
from documents.models import Article, OfficialKind
from regions.speaking import speaking


class Medium(StrEnum):
    """Where a text appeared, by the letters of GB/T 7714; told by the name of the source and by whether it has an address."""

    NEWSPAPER = "N"
    JOURNAL = "J"
    PAGE = "EB"
    OTHER = "Z"


_BY_NAME = (
    (Medium.JOURNAL, re.compile(r"(学报|学刊|杂志|[周旬月季]刊|通讯)$")),
    (Medium.NEWSPAPER, re.compile(r"报$")),
)


# A journal's issue as sources print it: 《中国乡村发现》2021年第2期.
_ISSUE = re.compile(r"《?(?P<source>[^《》]+?)》?\s*(?P<issue_year>\d{4})年第(?P<issue>\d+(?:[-—/]\d+)?)期")


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a body, by the name as printed."""

    name: str
    is_person: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """`published` is as precise as is known ("2022-07-28", "2022-07", "2022" or ""); `url` is the text's own address, ""
    where it has none: a reference never names this installation."""

    key: str
    title: str
    authors: tuple[Author, ...]
    source: str
    published: str
    url: str
    cited_on: date
    issue: str = ""  # of the journal's year `issue_year`
    issue_year: str = ""

    @property
    def medium(self) -> Medium:
        if self.issue:
            return Medium.JOURNAL
        for medium, pattern in _BY_NAME:
            if pattern.search(self.source):
                return medium
        return Medium.PAGE if self.url else Medium.OTHER


def reference_of(article: Article, cited_on: date) -> Reference:
    """The reference of an article fetched with its authorships and source."""
    source = article.source.name if article.source else ""
    issue = _ISSUE.fullmatch(source)
    return Reference(
        key=f"xianjie-{article.pk}",
        title=article.title,
        authors=tuple(
            Author(each.official.name, each.official.kind != OfficialKind.BODY)
            for each in article.authorships.all()
        ),
        published=iso_date(article),
        url=article.source_url if article.source_url.startswith(("http://", "https://")) else "",
        cited_on=cited_on,
        **(issue.groupdict() if issue else {"source": source}),
    )


def iso_date(article: Article) -> str:
    """2022-07-28, 2022-07 or 2022, as precise as is known; "" where it is not."""
    return write_date(article.published_on, article.published_precision)


def source_line(article: Article) -> str:
    """Who said it where and when, in words: 曹春（茂名市委农办主任），《题名》，农村工作通讯，2022年7月."""
    with speaking(settings.LANGUAGE_CODE):
        published = article.published_label
    authors = "、".join(
        f"{each.official.name}（{each.shown_position}）" if each.shown_position else each.official.name
        for each in article.authorships.all()
    )
    parts = [
        authors,
        f"《{article.title}》",
        article.source.name if article.source else "",
        published,
    ]
    return "，".join(part for part in parts if part)
