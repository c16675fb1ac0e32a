"""What the interface says and its English: `make messages` reads templates and modules, brings locale/ up to date and
compiles it.

Babel does the work of GNU gettext, which a bare machine has not. The compiled catalogue stands in the repository beside
its source, so that a site has nothing to make; tests/config/test_messages.py tells when it was forgotten.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
COMPILED = SOURCE.with_suffix(".mo")
# The Chinese of what libraries show in the admin and have no Chinese for; written by hand.
OF_LIBRARIES = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
ROOMS = ("comparison", "config", "documents", "intake", "measures", "regions", "web")
KEYWORDS = dict.fromkeys(
    "_ gettext gettext_lazy ngettext ngettext_lazy pgettext pgettext_lazy npgettext npgettext_lazy".split()
)


def declared() -> Catalog:
    """Everything that templates and modules say through gettext, with the files that say it."""
    catalog = Catalog(locale="en", charset="utf-8")
    for path, code in _sources():
        for _line, function, said, _comments in extract_python(io.BytesIO(code.encode()), KEYWORDS, [], {}):
            texts = [text for text in ([said] if isinstance(said, str) else said or ()) if text]
            if texts:
                stem = function.removesuffix("_lazy")
                context = texts.pop(0) if stem in ("pgettext", "npgettext") else None
                message = tuple(texts[:2]) if stem in ("ngettext", "npgettext") else texts[0]
                catalog.add(message, locations=[(path, None)], context=context)
    return catalog


def _sources() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "templates").rglob("*.html")):
        # As Python, which Babel reads: lines begin where they like in a template.
        code = templatize(path.read_text(encoding="utf-8"))
        yield path.relative_to(ROOT).as_posix(), "\n".join(line.lstrip() for line in code.splitlines())
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def read(source: Path = SOURCE) -> Catalog:
    with source.open("rb") as file:
        return read_po(file, locale=source.parts[-3])


def refresh() -> Catalog:
    """The stored English for what is declared now, new messages without any; what is said no longer is left out."""
    stored = read() if SOURCE.exists() else Catalog(locale="en", charset="utf-8")
    stored.update(declared(), no_fuzzy_matching=True)
    stored.obsolete.clear()
    return stored


def main() -> None:
    django.setup()
    catalog = refresh()
    SOURCE.parent.mkdir(parents=True, exist_ok=True)
    with SOURCE.open("wb") as file:
        write_po(file, catalog, width=0, sort_output=True, include_lineno=False, omit_header=False)
    with COMPILED.open("wb") as file:
        write_mo(file, catalog)
    with OF_LIBRARIES.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(OF_LIBRARIES))
    # Fuzzy: one that got a plural, whose English did not.
    without = [each.id for each in catalog if each.id and (each.fuzzy or not _is_said(each.string))]
    print(f"{len(catalog)} messages, {len(without)} without English")
    for message in without:
        print(f"  {message}")


def _is_said(string: str | tuple[str, ...]) -> bool:
    return bool(string) and all(string)


if __name__ == "__main__":
    main()
