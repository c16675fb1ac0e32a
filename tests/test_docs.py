"""What the documentation points to is there: links and their headings, make targets, management commands, settings."""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from config.licences import dependencies, licence_of

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`|```.*?```", re.S)
TARGETS = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def anchors(page: Path) -> set[str]:
    """The fragments of a page's headings, as a forge makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(text: str) -> str:
    """What a page writes as code: there a command is meant to be run."""
    return "\n".join(match[0] for match in CODE.finditer(text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_points_to_what_is_there(page):
    text = page.read_text(encoding="utf-8")
    missing = []
    for link in LINK.findall(text):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            missing.append(link)
    code = commands(text)
    missing += [
        f"make {name}"
        for name in re.findall(r"(?:^|`|&& )make ([a-z][\w-]*)", code, re.M)
        if name not in TARGETS
    ]
    known = get_commands()
    asked = set(re.findall(r"\bmanage(?:\.py)? ([a-z_]+)", code))
    missing += [f"manage.py {name}" for name in asked if name not in known]
    assert missing == []


def test_every_command_that_the_pages_name_can_say_how_it_is_called():
    known = get_commands()
    named = {
        name for page in PAGES for name in re.findall(r"manage\.py ([a-z_]+)", commands(page.read_text()))
    }
    for name in named & set(known):
        app = known[name]
        assert load_command_class(app, name).create_parser("manage.py", name).format_help()


def test_the_version_is_the_same_wherever_it_stands():
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M)
    assert cited[1] == package


def test_nothing_of_a_running_site_is_under_a_licence_that_we_refuse():
    licences = {each.metadata["Name"]: licence_of(each) for each in dependencies()}
    assert {"Django", "jieba", "lxml"} <= set(licences)
    # A choice of licences, and the lesser GPL of a library, leave us free.
    refused = {
        name: told
        for name, told in licences.items()
        if re.search(r"(?<!L)\bA?GPL|(?<!Lesser )General Public", told)
    }
    assert {name: told for name, told in refused.items() if " OR " not in told and "LGPL" not in told} == {}
