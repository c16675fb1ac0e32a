"""What holds for every rule: it stands in the listing, says what it takes, has a test module and a recorded version."""

import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

import pytest

import measures.extraction
from measures.extraction import versions
from measures.extraction.rule import HOW_TO_RECORD, Kind, Rule
from measures.extraction.rules import RULES

HERE = Path(__file__).parent
PACKAGE = "measures.extraction"
by_id = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(measures.extraction.__path__, f"{PACKAGE}.")
    return [importlib.import_module(module.name) for module in found]


def test_every_rule_of_a_module_stands_in_the_listing():
    listed = {rule.module: rule for rule in RULES}
    bearing = {module.__name__: module.RULE for module in modules() if hasattr(module, "RULE")}

    assert bearing == listed


def test_no_two_rules_share_an_id():
    assert len({rule.id for rule in RULES}) == len(RULES)


@by_id
def test_it_has_a_test_module(rule: Rule[object]):
    parts = rule.module.removeprefix(f"{PACKAGE}.").split(".")

    assert HERE.joinpath(*parts[:-1], f"test_{parts[-1]}.py").exists()


@by_id
def test_its_module_says_what_it_takes_and_what_not(rule: Rule[object]):
    assert "ear miss" in rule.docstring


@by_id
def test_its_version_is_recorded(rule: Rule[object]):
    assert len(rule.version) == 8


def test_a_rule_without_a_recorded_version_says_how_to_record_it():
    with pytest.raises(LookupError, match=HOW_TO_RECORD):
        _ = Rule("measure.unheard_of", Kind.MEASURE, len, __name__).version


def test_no_rule_has_changed_without_a_new_version():
    assert versions.differing() == [], f"Run {HOW_TO_RECORD}"
