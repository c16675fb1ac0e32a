"""References in the form of GB/T 7714, in the numbered system: the edition of 2025, in force since 2026-07-01, and that of 2015.

What differs between the editions for the texts kept here (docs/citing.md says from where this is known): 2025 writes commas and
brackets full-width, full stops and square brackets half-width; gives the day of reading for web pages alone; names no
publisher of a web page.
"""

from enum import StrEnum

from web.files.citations import Medium, Reference

NAMED_AUTHORS = 3  # both editions name three and sum up the rest as 等


class Edition(StrEnum):
    OF_2025 = "2025"
    OF_2015 = "2015"


def gb7714(reference: Reference, edition: Edition | str = Edition.OF_2025) -> str:
    """One reference, without its number."""
    return _of_2015(reference) if edition == Edition.OF_2015 else _of_2025(reference)


def _of_2025(reference: Reference) -> str:
    if reference.medium == Medium.PAGE:
        dated = f"（{reference.published}）" if reference.published else ""
        where = f"{dated}[{reference.cited_on.isoformat()}]"
    else:
        issue = f"{reference.issue_year}（{reference.issue}）" if reference.issue else reference.published
        where = "，".join(part for part in (reference.source, issue) if part)
    return _joined(_authors(reference, "，"), _title(reference), where, reference.url)


def _of_2015(reference: Reference) -> str:
    cited = f"[{reference.cited_on.isoformat()}]" if reference.url else ""
    published = f"{reference.issue_year}({reference.issue})" if reference.issue else reference.published
    if reference.medium == Medium.PAGE and published:
        published = f"({published})"
    source = f"{reference.source}, " if reference.source and published else reference.source
    return _joined(_authors(reference, ", "), _title(reference), f"{source}{published}{cited}", reference.url)


def _joined(*parts: str) -> str:
    return "".join(f"{part}. " for part in parts if part).rstrip()


def _authors(reference: Reference, comma: str) -> str:
    names = [author.name for author in reference.authors]
    named = names[:NAMED_AUTHORS] + (["等"] if len(names) > NAMED_AUTHORS else [])
    return comma.join(named)


def _title(reference: Reference) -> str:
    return f"{reference.title}[{reference.medium}{'/OL' if reference.url else ''}]"
