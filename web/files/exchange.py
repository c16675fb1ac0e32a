"""References for other programs: BibTeX, RIS, CSL-JSON, and the tags that Zotero reads from a page."""

import json
import re
from collections.abc import Iterable, Iterator

from web.files.citations import Medium, Reference
from web.files.sheet import writable

# What each medium is called elsewhere: BibTeX's type and its field of the source, RIS, CSL, Zotero.
_BIBTEX = {
    Medium.NEWSPAPER: ("article", "journaltitle"),
    Medium.JOURNAL: ("article", "journaltitle"),
    Medium.PAGE: ("online", "organization"),
    Medium.OTHER: ("misc", "howpublished"),
}
_RIS = {Medium.NEWSPAPER: "NEWS", Medium.JOURNAL: "JOUR", Medium.PAGE: "ELEC", Medium.OTHER: "GEN"}
_CSL = {
    Medium.NEWSPAPER: "article-newspaper",
    Medium.JOURNAL: "article-journal",
    Medium.PAGE: "webpage",
    Medium.OTHER: "document",
}
_ZOTERO = {
    Medium.NEWSPAPER: "newspaperArticle",
    Medium.JOURNAL: "journalArticle",
    Medium.PAGE: "webpage",
    Medium.OTHER: "document",
}
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
# An address is read as it stands, but for what would end its field.
_BIBTEX_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def bibtex(reference: Reference) -> str:
    """One entry, as biblatex reads it."""
    kind, field_of_source = _BIBTEX[reference.medium]
    fields = {
        "author": " and ".join(f"{{{_escaped(author.name)}}}" for author in reference.authors),
        "title": f"{{{_escaped(reference.title)}}}",
        field_of_source: _escaped(reference.source),
        "date": reference.issue_year or reference.published,
        "number": reference.issue,
        "url": reference.url.translate(_BIBTEX_ADDRESS),
        "urldate": reference.cited_on.isoformat() if reference.url else "",
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{reference.key},\n" + ",\n".join(lines) + "\n}"


def ris(reference: Reference) -> str:
    """One record; lines end as the format's description asks."""
    year, _, rest = (reference.issue_year or reference.published).partition("-")
    month, _, day = rest.partition("-")
    tags = [
        ("TY", _RIS[reference.medium]),
        *(("AU", author.name) for author in reference.authors),
        ("TI", reference.title),
        ("T2", reference.source),
        ("IS", reference.issue),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("UR", reference.url),
        ("Y2", reference.cited_on.strftime("%Y/%m/%d/") if reference.url else ""),
        ("LA", "zh-CN"),
        ("ID", reference.key),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(reference: Reference) -> dict[str, object]:
    """One item of CSL-JSON; a Chinese name is kept whole, as citation programs set it."""
    item: dict[str, object] = {
        "id": reference.key,
        "type": _CSL[reference.medium],
        "title": reference.title,
        "author": [{"literal": author.name} for author in reference.authors],
        "container-title": reference.source,
        "issue": reference.issue,
        "issued": _date_parts(reference.issue_year or reference.published),
        "URL": reference.url,
        "accessed": _date_parts(reference.cited_on.isoformat()) if reference.url else None,
        "language": "zh-CN",
    }
    return {name: value for name, value in item.items() if value}


def page_tags(reference: Reference) -> Iterator[tuple[str, str]]:
    """Names and contents of the meta tags that Zotero's translator for embedded metadata makes an item of."""
    yield "z:itemType", _ZOTERO[reference.medium]
    yield "citation_title", reference.title
    for author in reference.authors:
        yield "citation_author", author.name
    if reference.source:
        yield "citation_journal_title", reference.source
    if reference.issue:
        yield "citation_issue", reference.issue
    if published := reference.issue_year or reference.published:
        yield "citation_publication_date", published
    if reference.url:
        yield "citation_public_url", reference.url
    yield "citation_language", "zh-CN"


def bibtex_file(references: Iterable[Reference]) -> bytes:
    return _bytes("\n\n".join(map(bibtex, references)) + "\n")


def ris_file(references: Iterable[Reference]) -> bytes:
    return _bytes("\r\n".join(map(ris, references)))


def csl_file(references: Iterable[Reference]) -> bytes:
    return _bytes(json.dumps([csl(each) for each in references], ensure_ascii=False, indent=1))


def _bytes(text: str) -> bytes:
    return writable(text).encode("utf-8")


def _escaped(text: str) -> str:
    return text.translate(_BIBTEX_SPECIAL)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _date_parts(day: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
