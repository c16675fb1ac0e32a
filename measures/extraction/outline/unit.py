"""A unit of the outline while it is being built: mutable, linked to parent and children."""

from dataclasses import dataclass, field

from measures.extraction.outline.rule import AnyOutlineRule


@dataclass(slots=True, eq=False)
class Unit:
    """A headed or enumerated stretch `start:end`; `body_start` is past the marker, `words_start` past the heading.

    `beside` is the section next to which a box is printed. Units are equal only to themselves.
    """

    rule: AnyOutlineRule
    start: int
    body_start: int
    words_start: int = 0
    end: int = 0
    number: int = 0
    title: str = ""
    parent: "Unit | None" = None
    beside: "Unit | None" = None
    children: list["Unit"] = field(default_factory=list)
    siblings: list["Unit"] = field(default_factory=list)

    @property
    def level(self) -> int:
        level, unit = 1, self.parent
        while unit:
            level, unit = level + 1, unit.parent
        return level

    @property
    def above(self) -> "Unit | None":
        """The unit that gives this one its context."""
        return self.beside or self.parent

    @property
    def inline(self) -> bool:
        return self.rule.inline

    @property
    def is_last(self) -> bool:
        return self.siblings[-1] is self

    def adopt(self, children: list["Unit"]) -> None:
        """Make `children`, in text order, the list that stands inside this unit."""
        self.children = children
        for child in children:
            child.parent, child.siblings = self, children


def walk(units: list[Unit]) -> list[Unit]:
    """All units under `units`, in text order."""
    found: list[Unit] = []
    stack = list(reversed(units))
    while stack:
        unit = stack.pop()
        found.append(unit)
        stack.extend(reversed(unit.children))
    return found
