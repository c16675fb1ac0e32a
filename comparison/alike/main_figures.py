"""Which figures of a place are its main ones: money first, then people, then targets, the largest of each first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from comparison.alike.figures import unit_of

AT_LEAST = ">="
_MONEY = frozenset({"元", "美元", "欧元", "港元"})
_PEOPLE = frozenset({"人", "户", "人次", "户次"})
_WHO = ("人口", "群众", "农民", "劳动力", "农户", "贫困户", "脱贫户")


class Kind(Enum):
    MONEY = "资金"
    PEOPLE = "人数、户数"
    TARGET = "目标与比例"
    OTHER = "其他"


# How many of each kind stand among the main figures; what one leaves free the others take.
SHARES = {Kind.MONEY: 5, Kind.PEOPLE: 5, Kind.TARGET: 3, Kind.OTHER: 3}


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that says what it counts; `key` names it to whoever asks."""

    key: int
    about: str
    unit: str
    value: Decimal
    qualifier: str = ""


def kind_of(figure: Stated) -> Kind:
    unit = unit_of(figure.unit)
    if unit in _MONEY:
        return Kind.MONEY
    if unit in _PEOPLE or (not unit and figure.about.endswith(_WHO)):
        return Kind.PEOPLE
    if figure.qualifier == AT_LEAST or unit == "％":
        return Kind.TARGET
    return Kind.OTHER


def main_figures(figures: Iterable[Stated]) -> Mapping[Kind, list[int]]:
    """The keys of the main figures by kind, those that say the same once; kinds without any are left out.

    Within a kind the largest stand first, but for what is neither money, people nor target: there as given.
    """
    said: dict[tuple[str, str, Decimal], Stated] = {}
    for figure in figures:
        said.setdefault((figure.about, unit_of(figure.unit), figure.value), figure)
    of_kind: dict[Kind, list[Stated]] = {kind: [] for kind in Kind}
    for figure in said.values():
        of_kind[kind_of(figure)].append(figure)
    for kind in (Kind.MONEY, Kind.PEOPLE):
        of_kind[kind].sort(key=lambda figure: -figure.value)
    return {
        kind: [each.key for each in of_kind[kind][:most]] for kind, most in _room(of_kind).items() if most
    }


def _room(of_kind: Mapping[Kind, list[Stated]]) -> dict[Kind, int]:
    room = {kind: min(SHARES[kind], len(found)) for kind, found in of_kind.items()}
    free = sum(SHARES.values()) - sum(room.values())
    for kind, found in of_kind.items():
        more = min(free, len(found) - room[kind])
        room[kind] += more
        free -= more
    return room
