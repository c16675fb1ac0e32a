"""Each page loads the styles and scripts that it uses, and no others."""

import re
from functools import cache

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
# What a script looks for, or makes of what stands in a template.
USED_BY = {
    "django_htmx/htmx-2.min.js": r"\bhx-(?:boost|get)=",
    "js/copy.js": r"data-copy=",
    "js/clips.js": r"data-clip\b",
    "js/print.js": r"data-print\b",
    "js/reading.js": r'id="text"',
    "js/desk.js": r"data-key=",
    "js/desk-choose.js": r"data-choose-all\b",
    "js/desk-drop.js": r"data-drop\b",
    "js/desk-answers.js": r'hx-target="#main"[^>]*hx-(?:replace-url|swap="outerHTML")|hx-trigger="every',
    "js/desk-narrow.js": r"data-narrows=",
    "js/offers.js": r"data-offers=",
}
SHARED = ("base", "components", "dark", "pages", "print", "tokens")
# Classes that code and scripts give.
GIVEN = {
    "measure",
    "own-term",
    "is-over",
    "clip--dragged",
    "hit",
    *(f"h{step}" for step in (1, 2, 3, 4)),
    *"smnx",
    "side-entry",
    *(f"side-entry__{part}" for part in ("title", "text", "whole", "figures")),
    *(f"scale__{part}" for part in ("bar", "high", "low")),
}


def pages() -> list[str]:
    """The templates of whole pages in the frame of the site."""
    names = [str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")]
    whole = [
        name for name in names if not name.rpartition("/")[2].startswith("_") and name != "desk/base.html"
    ]
    return sorted(name for name in whole if "base.html" in parts_of(name) and name != "base.html")


@cache
def parts_of(name: str) -> frozenset[str]:
    """A template with all that it extends and includes, by name."""
    parts, waiting = set(), [name]
    while waiting:
        part = waiting.pop()
        if part in parts or not (TEMPLATES / part).exists():
            continue
        parts.add(part)
        text = (TEMPLATES / part).read_text()
        waiting += re.findall(r'{% (?:include|extends) "([^"]+)"', text)
        waiting += ["measures/_citation.html"] * ("{% citation" in text)
    return frozenset(parts)


@cache
def source(name: str) -> str:
    return "\n".join((TEMPLATES / part).read_text() for part in sorted(parts_of(name)))


@cache
def sheet_classes(sheet: str) -> frozenset[str]:
    text = re.sub(r"/\*.*?\*/", "", (settings.BASE_DIR / f"static/css/{sheet}.css").read_text(), flags=re.S)
    return frozenset(re.findall(r"\.([a-zA-Z_][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", text)))


def classes_of(name: str) -> set[str]:
    values = re.findall(r'class="((?:[^"{]|{%.*?%}|{{.*?}})*)"', source(name))
    return {
        word for value in values for word in re.findall(r"[\w-]+", re.sub(r"{%.*?%}|{{.*?}}", " ", value))
    }


def loaded(name: str, kind: str) -> set[str]:
    return set(re.findall(rf"{{% static '({kind})' %}}", source(name)))


@pytest.mark.parametrize("name", pages())
def test_a_page_loads_the_scripts_that_it_uses(name):
    used = {script for script, sign in USED_BY.items() if re.search(sign, source(name))}
    # The search field and the keys stand in the frame of every page.
    assert loaded(name, r"[\w/.-]+\.js") == used | {"js/offers.js", "js/keys.js"}


@pytest.mark.parametrize("name", pages())
def test_a_page_loads_the_styles_that_it_uses(name):
    sheets = {path.stem for path in (settings.BASE_DIR / "static/css").glob("*.css")} - set(SHARED)
    shared = frozenset().union(*map(sheet_classes, SHARED))
    needed = {sheet for sheet in sheets if classes_of(name) & (sheet_classes(sheet) - shared)}
    assert loaded(name, r"css/[\w-]+\.css") == {f"css/{sheet}.css" for sheet in needed | set(SHARED)}


def test_no_sheet_styles_what_no_page_has():
    everything = GIVEN.union(*(classes_of(name) for name in pages()))
    for sheet in ("article", "clippings", "comparison", "matrix", "search"):
        stems = {each.split("--")[0] for each in sheet_classes(sheet)}
        assert stems <= {each.split("--")[0] for each in everything}, sheet
