"""The frozen corpus: what the rules find in each text of `corpus/`, one line a finding, against what they should.

The learned cut is left out: a model trained anew would read some text in another way each time.

    python -m tests.measures.extraction.corpus_diff             print what changed, exit 1 where anything did
    python -m tests.measures.extraction.corpus_diff --rewrite   take what is found now as what should be found

Look at the diff before you rewrite: an expectation is a reader's judgement, not a record of what the rules do.
"""

import argparse
import difflib
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from measures.extraction import Extraction, Found, Lexicon, extract
from measures.extraction.finders import find_measures
from measures.extraction.outline import Outline, Page

CORPUS = Path(__file__).parent / "corpus"
LEXICON = Path(__file__).parents[3] / "seeds" / "theme_lexicon.toml"
_EDGE = 12


def texts() -> list[Path]:
    return sorted(CORPUS.glob("*.txt"))


def lexicon() -> Lexicon:
    return Lexicon.from_toml(LEXICON.read_text(encoding="utf-8"))


def describe(body: str, found: Extraction) -> str:
    """One line a finding, in text order, under a heading for each kind."""
    return "\n".join([*_outline(found), "", *_measures(body, found), "", *_facts(body, found), ""])


def _outline(found: Extraction) -> Iterator[str]:
    yield "# outline"
    for node in found.outline:
        yield f"{'  ' * (node.level - 1)}{node.marker} {node.title}".rstrip()


def _measures(body: str, found: Extraction) -> Iterator[str]:
    yield "# measures: theme (also) | section | title | first … last words"
    for measure in found.measures:
        words = body[measure.start : measure.end].replace("\n", "/")
        also = f" ({' '.join(measure.secondary_themes)})" if measure.secondary_themes else ""
        edges = f"{words[:_EDGE]} … {words[-_EDGE:]}"
        yield f"{measure.theme}{also} | {' > '.join(measure.found.section)} | {measure.found.title} | {edges}"


def _facts(body: str, found: Extraction) -> Iterator[str]:
    yield "# figures: surface | value unit | about"
    for figure in found.figures:
        value = (
            _number(figure.low)
            if figure.low == figure.high
            else f"{_number(figure.low)}–{_number(figure.high)}"
        )
        yield f"{figure.surface} | {figure.qualifier}{value} {figure.unit} | {figure.about}"
    yield ""
    yield "# transitions"
    for transition in found.transitions:
        yield f"{transition.source} → {transition.target}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def find_each(texts: Sequence[tuple[Page, Outline]]) -> list[list[Found]]:
    return [find_measures(*text) for text in texts]


def differences(path: Path, terms: Lexicon) -> tuple[str, str]:
    """The unified diff of one text, "" where nothing changed, and what is found now."""
    body = path.read_text(encoding="utf-8")
    now = describe(body, extract(body, lexicon=terms, find=find_each))
    expected_path = path.with_suffix(".expected")
    expected = expected_path.read_text(encoding="utf-8") if expected_path.exists() else ""
    lines = difflib.unified_diff(
        expected.splitlines(),
        now.splitlines(),
        f"{path.stem} expected",
        f"{path.stem} found",
        lineterm="",
        n=1,
    )
    return "\n".join(lines), now


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rewrite", action="store_true", help="take what is found now as expected")
    arguments = parser.parse_args()
    terms = lexicon()
    changed = 0
    for path in texts():
        diff, now = differences(path, terms)
        if diff:
            changed += 1
            sys.stdout.write(diff + "\n")
            if arguments.rewrite:
                path.with_suffix(".expected").write_text(now, encoding="utf-8")
    sys.stdout.write(f"{len(texts())} texts, {changed} changed\n")
    return int(changed > 0 and not arguments.rewrite)


if __name__ == "__main__":
    sys.exit(main())
