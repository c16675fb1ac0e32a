"""How a found measure stands in its row, and what of the row is searched. Knows no database: a measure is cut for the
index before anything is locked.
"""

from collections.abc import Mapping, Sequence

from documents.search.tokenizer import Tokens, tokens
from measures.extraction import Extraction
from measures.extraction.spans import Found

LONGEST_TITLE, LONGEST_SECTION = 200, 500

# Start and end of a measure in its body → the tokens of its title, and of its quote and section.
CutMeasures = Mapping[tuple[int, int], tuple[Tokens, Tokens]]


def title_of(found: Found) -> str:
    return found.title[:LONGEST_TITLE]


def section_label(section: Sequence[str]) -> str:
    return " › ".join(section)[:LONGEST_SECTION]


def cut_measures(extraction: Extraction, body: str) -> CutMeasures:
    """The tokens of the texts that MeasureIndex.texts_of will find when the measures are stored."""
    return {
        (span.start, span.end): (
            tokens(title_of(span.found)),
            tokens("\n".join(filter(None, (body[span.start : span.end], section_label(span.found.section))))),
        )
        for span in extraction.measures
    }
