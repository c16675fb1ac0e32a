"""A unit of the outline while it is being built: mutable, linked to parent and children."""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Unit:
    """A headed or enumerated stretch `start:end`; `body_start` is past the marker, `words_start` past the heading.

    `beside` is the section next to which a box is printed.
    """

    rule: str
    rule_version: int
    confidence: float
    number: int
    start: int
    body_start: int
    inline: bool = False
    end: int = 0
    words_start: int = 0
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
    def is_last(self) -> bool:
        return self.siblings[-1] is self


def walk(units: list[Unit]) -> list[Unit]:
    """All units under `units`, in text order."""
    found: list[Unit] = []
    stack = list(reversed(units))
    while stack:
        unit = stack.pop()
        found.append(unit)
        stack.extend(reversed(unit.children))
    return found
