"""Labelled passages: what careful readers filed under which theme, from every annotated set."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from measures.extraction.learned.theme_model import OTHER
from measures.extraction.outline import Page, nodes_of, parse
from measures.extraction.spans import OutlineNode
from measures.training.sources import Sources

PASSAGES = "gold/themes.jsonl"
ANNOTATED = ("gold/corpus.json", "gold/seeds.json", "gold/samples.json")
LABELS = (PASSAGES, *ANNOTATED)

# Two texts that share as many characters in a row are one text, whatever they are called.
_SHARED_CHARACTERS = 24
_SIGNS = re.compile(r"\W")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage; `also` are themes that a second reader may choose, `secondary` those that it touches.

    `group` names the text it comes from: what is learned from a text must not be tried on it. `is_measure` is false
    where a reader says that the passage is none.
    """

    key: str
    group: str
    title: str
    text: str
    section: tuple[str, ...]
    article: str
    theme: str
    also: frozenset[str]
    secondary: frozenset[str]
    is_measure: bool

    @property
    def accepted(self) -> frozenset[str]:
        return self.also | {self.theme}


def labelled(sources: Sources) -> list[Labelled]:
    """Every labelled passage once, passages of texts that overlap in one group."""
    rows: dict[str, Labelled] = {}
    for row in _rows(sources):
        first = rows.setdefault(row.key, row)
        if first is not row:
            # A second reader's theme is one that a second reader may choose.
            also = (first.also | row.accepted) - {first.theme}
            rows[row.key] = replace(first, also=also, secondary=first.secondary | row.secondary)
    return _grouped(list(rows.values()))


def _rows(sources: Sources) -> Iterator[Labelled]:
    for row in sources.lines(PASSAGES):
        yield Labelled(
            key=row["id"],
            group=row["doc"],
            title=row["title"] or "",
            text=row["text"],
            section=tuple(row["section"] or ()),
            article="",
            theme=_slug(row["theme"]),
            also=frozenset(map(_slug, row["also"])) - {_slug(row["theme"])},
            secondary=frozenset(map(_slug, row["secondary"])),
            is_measure=row["measure"] > 0,
        )
    for name in ANNOTATED:
        for article in json.loads(sources.text(name)):
            nodes = nodes_of(page := Page(article["body"]), parse(page))
            for number, measure in enumerate(article["measures"]):
                yield _of_article(f"{name}:{article['id']}", number, article, measure, nodes)


def _of_article(
    group: str,
    number: int,
    article: Mapping[str, Any],
    measure: Mapping[str, Any],
    nodes: tuple[OutlineNode, ...],
) -> Labelled:
    start = article["body"].find(measure["text"])
    theme = _slug(measure["theme"])
    return Labelled(
        key=f"{group}:{number}",
        group=group,
        title=measure["title"] or "",
        text=measure["text"],
        section=tuple(node.title for node in nodes if node.start < start < node.end),
        article=article["title"] or "",
        theme=theme,
        also=frozenset(map(_slug, measure.get("also_acceptable", ()))) - {theme},
        secondary=frozenset(),
        is_measure=not measure.get("optional", False),
    )


def _slug(theme: str) -> str:
    return OTHER if theme in {"", "none", OTHER} else theme


def _grouped(rows: list[Labelled]) -> list[Labelled]:
    """The rows with one group for all texts that share a run of characters."""
    leader: dict[str, str] = {}

    def leads(group: str) -> str:
        while (above := leader.setdefault(group, group)) != group:
            group = above
        return group

    first_with: dict[str, str] = {}
    for row in rows:
        signs = _SIGNS.sub("", row.text)
        for start in range(len(signs) - _SHARED_CHARACTERS + 1):
            run = signs[start : start + _SHARED_CHARACTERS]
            leader[leads(row.group)] = leads(first_with.setdefault(run, row.group))
    return [replace(row, group=leads(row.group)) for row in rows]
