"""What the colour of a cell of the matrix says: how many measures, in how much of the articles, how much of the row."""

from enum import StrEnum

from django.utils.translation import gettext, gettext_lazy


class Shading(StrEnum):
    """The figure that a cell shows and is coloured by."""

    NUMBER = "number"
    ARTICLES = "articles"
    SHARE = "share"

    @property
    def label(self) -> str:
        return str(_LABELS[self])

    def weigh(self, *, measures: int, writing: int, articles: int, of_row: int) -> float:
        """What the colour goes by: `writing` of the articles have a measure on the theme, `of_row` are all measures."""
        match self:
            case Shading.ARTICLES:
                return writing / articles if articles else 0
            case Shading.SHARE:
                return measures / of_row if of_row else 0
        return measures

    def step(self, value: float) -> int:
        """0 for nothing, up to 4 for the darkest."""
        return sum(value >= threshold for threshold in _FROM[self]) if value else 0

    @property
    def steps(self) -> list[tuple[int, str]]:
        """Each step of colour with what it stands for, lightest first."""
        unit = gettext("{number}条") if self == Shading.NUMBER else "{number}%"
        words = [
            unit.format(number=f"{number:.0f}") for number in (each * self._scale for each in _FROM[self])
        ]
        first = gettext("有") if self != Shading.NUMBER else words[0]
        return list(
            enumerate([first, *(gettext("{least}起").format(least=word) for word in words[1:])], start=1)
        )

    @property
    def _scale(self) -> int:
        return 1 if self == Shading.NUMBER else 100


_LABELS = {
    Shading.NUMBER: gettext_lazy("按举措条数"),
    Shading.ARTICLES: gettext_lazy("按写到的文章占比"),
    Shading.SHARE: gettext_lazy("按占该地举措的比例"),
}
# The values at which each step begins. Judged on the seed documents and 265 further texts: most cells hold one or two measures,
# and of twenty themes an even share is a twentieth of the row.
_FROM = {
    Shading.NUMBER: (1, 3, 6, 12),
    Shading.ARTICLES: (0, 0.25, 0.5, 0.75),
    Shading.SHARE: (0, 0.05, 0.1, 0.2),
}
