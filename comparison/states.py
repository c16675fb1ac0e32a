"""What the library can say of a place and a theme: five states that must never be confused, and their words."""

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from regions.speaking import grouped


class State(StrEnum):
    MEASURES = "measures"
    """So many measures."""
    SECONDARY = "secondary"
    """None of its own, but measures of another theme touch it."""
    MENTIONED = "mentioned"
    """No measure, but sentences speak of it."""
    NONE = "none"
    """Not mentioned (未提及) in so many articles: no text of the place speaks of it, which is not the same as not done."""
    NO_ARTICLES = "no_articles"
    """The library has no text of the place."""


def state_of(*, measures: int, secondary: int, sentences: int, articles: int) -> State:
    """The state of a place that has so many articles, and in them so many measures and sentences on a theme."""
    if measures:
        return State.MEASURES
    if secondary:
        return State.SECONDARY
    if sentences:
        return State.MENTIONED
    return State.NONE if articles else State.NO_ARTICLES


class Standing:
    """A place on a theme; whoever has `count`, `touched`, `sentences` and `articles` has its state and its words."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def count(self) -> int: ...
        @property
        def touched(self) -> int: ...
        @property
        def sentences(self) -> int: ...
        @property
        def articles(self) -> int: ...

    @property
    def state(self) -> State:
        return state_of(
            measures=self.count, secondary=self.touched, sentences=self.sentences, articles=self.articles
        )

    @property
    def sign(self) -> str:
        """The state in one or two characters, as the matrix prints it."""
        match self.state:
            case State.MEASURES:
                return grouped(self.count)
            case State.SECONDARY:
                return "○"
            case State.MENTIONED:
                return gettext("{sentences}句").format(sentences=grouped(self.sentences))
            case State.NONE:
                return "–"
        return ""

    @property
    def label(self) -> str:
        """The state in words, for screen readers and files."""
        match self.state:
            case State.MEASURES:
                return ngettext("{count}条举措", "{count}条举措", self.count).format(
                    count=grouped(self.count)
                )
            case State.SECONDARY:
                return ngettext(
                    "无专门举措，{count}条举措涉及", "无专门举措，{count}条举措涉及", self.touched
                ).format(count=grouped(self.touched))
            case State.MENTIONED:
                return ngettext("无举措，有提及{count}句", "无举措，有提及{count}句", self.sentences).format(
                    count=grouped(self.sentences)
                )
            case State.NONE:
                return ngettext(
                    "未提及（{count}篇文章中）", "未提及（{count}篇文章中）", self.articles
                ).format(count=grouped(self.articles))
        return gettext("尚无文章")
