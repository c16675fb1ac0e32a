"""Whether two bodies are one text: much shared wording, and the same names and figures at the same places.

Shared wording alone does not tell: two counties fill in one template, and a county's report of this year is last
year's with new figures. There the words around agree and the figures and names between them do not.
"""

import re
from collections import Counter
from dataclasses import dataclass
from operator import eq

from documents.same_text.alignment import Alignment, Substitution, align
from documents.same_text.comparison_key import comparison_key
from documents.same_text.signature import shingles

# Tuned on tests/documents/duplicates: `python -m tests.documents.duplicates.score`.
MIN_CONTAINMENT = 0.5
MIN_SHARED_RUNS = 100  # a shorter text that recurs is a formula: 本办法自公布之日起施行
MAX_CHANGED_FIGURES = 0.25  # share of the figures at aligned places
MAX_RENAMED = 2  # places at which one name consistently stands for another; more in long texts,
MAX_RENAMED_RATE = 1 / 3000  # a character of aligned text, for misprints recur
MAX_REWORDED = 0.012  # words put for others, a character of aligned text

# An outlet prints 云溪县 where the locality wrote 我县: that is a reprint's own kind of change.
FIRST_PERSON = re.compile("[我本全该]")
NUMERALS = re.compile("[〇零一二三四五六七八九十百千万亿两几]+")
# 一是 printed as 第一 says nothing about whose text it is.
ENUMERATOR = re.compile("第?[一二三四五六七八九十]+[是要]?")


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What two bodies share. `containment` is the share of the shorter one's runs that stand in the other."""

    containment: float
    shared_runs: int
    changed_figures: int = 0
    kept_figures: int = 0
    renamed: int = 0
    reworded: int = 0
    aligned_characters: int = 0

    @property
    def is_reprint(self) -> bool:
        return self.shares_wording and not (self.has_other_figures or self.has_other_names)

    @property
    def shares_wording(self) -> bool:
        return self.containment >= MIN_CONTAINMENT and self.shared_runs >= MIN_SHARED_RUNS

    @property
    def has_other_figures(self) -> bool:
        figures = self.changed_figures + self.kept_figures
        return self.changed_figures >= 2 and self.changed_figures > MAX_CHANGED_FIGURES * figures

    @property
    def has_other_names(self) -> bool:
        return self.renamed > max(MAX_RENAMED, MAX_RENAMED_RATE * self.aligned_characters) or (
            self.reworded > max(4, MAX_REWORDED * self.aligned_characters)
        )


def compare(left_body: str, right_body: str) -> Resemblance:
    """Compare two bodies; the order does not matter for the verdict."""
    left, right = comparison_key(left_body), comparison_key(right_body)
    if len(left) > len(right):
        left, right = right, left
    left_runs, right_runs = shingles(left), shingles(right)
    shared = len(left_runs & right_runs)
    smaller = min(len(left_runs), len(right_runs))
    containment = shared / smaller if smaller else 0.0
    if containment < MIN_CONTAINMENT:
        return Resemblance(containment, shared)
    alignment = align(left, right)
    return Resemblance(
        containment,
        shared,
        changed_figures=sum(count_changed_figures(change) for change in alignment.substitutions),
        kept_figures=count_kept_figures(left, alignment),
        renamed=count_renamed(alignment.substitutions),
        reworded=sum(is_reworded(change) for change in alignment.substitutions),
        aligned_characters=sum(alignment.covered),
    )


def count_changed_figures(change: Substitution) -> int:
    if NUMERALS.fullmatch(change.left) and NUMERALS.fullmatch(change.right):
        return 1
    if change.left and change.right and has_digit(change.left) != has_digit(change.right):
        return 0  # a digit misread as something else
    before, after = Counter(change.left_figures), Counter(change.right_figures)
    return min((before - after).total(), (after - before).total())


def has_digit(text: str) -> bool:
    return any(character.isdecimal() for character in text)


def count_kept_figures(key: str, alignment: Alignment) -> int:
    return sum(all(alignment.covered[match.start() : match.end()]) for match in re.finditer(r"[0-9]+", key))


def count_renamed(substitutions: tuple[Substitution, ...]) -> int:
    """Count the places of the pairs of words that were exchanged at two places or more."""
    pairs = Counter((change.left, change.right) for change in substitutions if is_reworded(change))
    return sum(count for count in pairs.values() if count >= 2)


def is_reworded(change: Substitution) -> bool:
    """Tell whether a word stands for a word; single characters are misprints or a bad scan."""
    left, right = change.left, change.right
    if min(len(left), len(right)) < 2 or change.left_figures != change.right_figures:
        return False
    if len(left) == len(right) and 3 * sum(map(eq, left, right)) >= len(left):
        return False
    if ENUMERATOR.fullmatch(left) and ENUMERATOR.fullmatch(right):
        return False
    return not (FIRST_PERSON.match(left) or FIRST_PERSON.match(right))
