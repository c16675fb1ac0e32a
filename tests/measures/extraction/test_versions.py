"""What changes the version of a rule and what does not, on copies of the package."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from measures.extraction import versions

Changed = Callable[[str, str, str], set[str]]


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """The ids whose version changes when `old` becomes `new` in one module of a copy."""
    package = tmp_path / "measures" / "extraction"
    shutil.copytree(Path(versions.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))

    def change(module: str, old: str, new: str) -> set[str]:
        source = (package / module).read_text(encoding="utf-8")
        assert old in source
        (package / module).write_text(source.replace(old, new, 1), encoding="utf-8")
        before, now = versions.present_versions(), versions.present_versions(tmp_path)
        return {rule for rule in now if now[rule] != before[rule]}

    return change


def test_a_comment_changes_none(changed: Changed):
    assert changed("figures/rules/ordinal.py", "# 某村3组", "# 某村4组") == set()


def test_the_docstring_of_a_module_changes_none(changed: Changed):
    assert changed("figures/rules/ordinal.py", "Near miss", "Near misses") == set()


def test_a_pattern_changes_its_own_rule(changed: Changed):
    assert changed("figures/rules/ordinal.py", "村|社区|屯", "村|社区|屯|寨子") == {"figure.not.ordinal"}


def test_a_word_list_changes_the_rules_that_rest_on_it(changed: Changed):
    found = changed("finders/sentence.py", "设立|成立|", "设立|")

    assert {"measure.prose", "measure.headed", "outline.spoken"} <= found
    assert not {"figure.counted", "transition.from_to"} & found


def test_how_lists_nest_changes_the_rules_of_the_outline(changed: Changed):
    found = changed("outline/nesting.py", "_MAX_PASSES = 4", "_MAX_PASSES = 5")

    assert {"outline.spoken", "outline.han", "measure.enumerated"} <= found
    assert "figure.counted" not in found


def test_a_rule_that_another_names_changes_it_too(changed: Changed):
    found = changed("outline/inline_leads.py", "_LONGEST_LEAD = 22", "_LONGEST_LEAD = 24")

    assert {"outline.inline_lead", "outline.paragraph_lead"} <= found
    assert "outline.demand" not in found


def test_how_measures_are_cut_and_named_changes_what_is_read_again(changed: Changed):
    assert changed(
        "cutting/naming/shortening.py", "SHORTEST, LONGEST = 4, 24", "SHORTEST, LONGEST = 4, 22"
    ) == {versions.STEPS}
