"""The outline as plain data: frozen nodes that point to their parents by place, and JSON that can be stored."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from measures.extraction.outline.page import Page
from measures.extraction.outline.parser import Outline
from measures.extraction.spans import OutlineNode


def nodes_of(page: Page, outline: Outline) -> tuple[OutlineNode, ...]:
    """The units of an outline in text order."""
    units = outline.all_units()
    places = {unit: place for place, unit in enumerate(units)}
    return tuple(
        OutlineNode(
            level=unit.level,
            marker=page.body[unit.start : unit.body_start].strip(),
            title=unit.title,
            start=unit.start,
            end=unit.end,
            parent=places[unit.parent] if unit.parent else None,
        )
        for unit in units
    )


def as_json(nodes: Iterable[OutlineNode]) -> list[dict[str, Any]]:
    """One object a node, with the fields of OutlineNode."""
    return [asdict(node) for node in nodes]


def from_json(data: Iterable[dict[str, Any]]) -> tuple[OutlineNode, ...]:
    """What `as_json` made; raises TypeError where a field is missing or unknown."""
    return tuple(OutlineNode(**node) for node in data)
