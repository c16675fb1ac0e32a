"""Whether a figure is that of its text's place as a whole: a county's, and not one village's or that of the villages among its.

What a sentence says of it stands with the figure (`extent`, measures/extraction/telling.py). Where it says nothing, an office that reports on its
place or regulates it means the place; news mean whatever they tell of.
"""

from dataclasses import dataclass

OF_AN_OFFICE = frozenset({"signed", "interview", "plan", "report", "notice"})


@dataclass(frozen=True, slots=True)
class Teller:
    """An article as it bears on its figures: the `name` and `short_name` of its place, and what kind of text it is."""

    name: str
    short_name: str
    kind: str

    def tells_of_whole(self, extent: str) -> bool:
        if not extent:
            return self.kind in OF_AN_OFFICE
        # 县 of 全县, or the place by its name.
        return extent in (self.name, self.short_name + extent[-1]) or (
            len(extent) == 1 and self.name.endswith(extent)
        )
