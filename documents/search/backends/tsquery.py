"""A query in PostgreSQL's own language, and the SQL for what the index cannot promise of it.

The index knows no positions. A text of three characters or more is asked for by its pairs and then looked for in the words of
the rows that hold them all; where it is a word of the dictionary it is a lexeme itself, and such a row needs no second look.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from documents.search.keys import pieces
from documents.search.query import Clause, Leaf, Query
from documents.search.tokenizer import LONGEST_WORD

# The words of a row's title and of the rest of it in order, without those inside longer ones; OFFSET keeps the planner from
# unpacking them for each thing sought.
_TEXTS = (
    "SELECT ' ' || split_part(hits.title_words, E'\\t', 1) || ' ' AS title, "
    "' ' || split_part(hits.title_words, E'\\t', 1) || E' \\t ' || split_part(hits.body_words, E'\\t', 1) || ' ' AS held OFFSET 0"
)
_FLAT = "SELECT title, held, replace(title, ' ', '') AS flat_title, replace(held, ' ', '') AS flat_held"
# Between the pieces of a text, of which two of Han characters are parted by a mark; inside a word that is written with a hyphen.
_GAP, _MARK, _HYPHEN = "[ ,;\n]*", "[ ,;\n]*[,;\n][ ,;\n]*", "( , )?"


def without_implied(query: Query) -> Query:
    """The query without what only stands where another text of its clause does: 防返贫监测 beside 防返贫."""
    return replace(query, clauses=tuple(map(_telling, query.clauses)))


def _telling(clause: Clause) -> Clause:
    runs = {leaf.run for leaf in clause if not leaf.in_title and _is_run(_parts(leaf))}
    return tuple(
        leaf
        for leaf in clause
        if not _is_run(_parts(leaf)) or not any(run != leaf.run and run in leaf.run for run in runs)
    )


def certain(query: Query) -> str:
    """A tsquery that holds only where the query does, but for what is excluded by the text; "" where none is known."""
    clauses = [" | ".join(filter(None, map(_lexeme, clause))) for clause in query.clauses]
    return _joined(clauses, query) if all(clauses) else ""


def possible(query: Query) -> str:
    """A tsquery that holds wherever the query does."""
    return _joined([" | ".join(map(_pairs, clause)) for clause in query.clauses], query)


def _joined(clauses: Iterable[str], query: Query) -> str:
    excluded = [f"!{_pairs(leaf)}" for leaf in query.excluded if leaf.grams and _is_certain(leaf)]
    return " & ".join([*(f"({clause})" for clause in clauses), *excluded])


def _lexeme(leaf: Leaf) -> str:
    """What of the index promises the leaf: its one pair, or itself where it may be a word of the dictionary."""
    if _is_certain(leaf):
        return _pairs(leaf)
    return quoted(leaf.run) if not leaf.in_title and 2 < len(leaf.run) <= LONGEST_WORD else ""


def _pairs(leaf: Leaf) -> str:
    *grams, last = leaf.grams
    found = [*map(quoted, grams), quoted(last) + (":*" if leaf.ends_in_prefix else "")]
    return f"({' & '.join(found)})"


def quoted(lexeme: str) -> str:
    """A lexeme of a tsquery, whatever characters it holds."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _is_certain(leaf: Leaf) -> bool:
    return len(leaf.grams) == 1 and not leaf.in_title


def is_certain(query: Query) -> bool:
    """Whether the index promises all that is asked for."""
    return all(_is_certain(leaf) for leaf in query.leaves)


def sought(query: Query) -> tuple[str, list[str]]:
    """SQL that looks in a row's words for what of the query the index does not promise."""
    clauses = [clause for clause in query.clauses if not all(map(_is_certain, clause))]
    return _conditions("AND", clauses)


def excluded(query: Query) -> tuple[str, list[str]]:
    """SQL that looks in a row's words for what the query leaves out."""
    return _conditions(
        "AND NOT", [(leaf,) for leaf in query.excluded if leaf.grams and not _is_certain(leaf)]
    )


def _conditions(prefix: str, clauses: Iterable[Clause]) -> tuple[str, list[str]]:
    parts, params = [], []
    for clause in clauses:
        tests = []
        for leaf in clause:
            test, value = _stands(leaf)
            tests.append(test)
            params.append(value)
        texts = f"({_FLAT} FROM ({_TEXTS}) AS texts OFFSET 0) AS texts"
        parts.append(f"{prefix} EXISTS (SELECT FROM {texts} WHERE {' OR '.join(tests)})")
    return " ".join(parts), params


def _stands(leaf: Leaf) -> tuple[str, str]:
    """A condition on the texts of a row, and its parameter: characters side by side, or several pieces and what may part them."""
    where = "title" if leaf.in_title else "held"
    parts = _parts(leaf)
    if _is_run(parts):
        return f"strpos(flat_{where}, %s) > 0", leaf.run
    return f"{where} ~ %s", "".join(_pattern(parts))


def _parts(leaf: Leaf) -> list[tuple[str, str]]:
    return [(kind, piece) for kind, piece in pieces(leaf.text) if kind != "gap"]


def _is_run(parts: Sequence[tuple[str, str]]) -> bool:
    """Whether it is one run of Han characters."""
    return [kind for kind, _ in parts] == ["han"]


def _pattern(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    before = ""
    for kind, piece in parts:
        if before:
            yield _MARK if before == kind == "han" else _GAP
        yield " ?".join(piece) if kind == "han" else _word(piece)
        before = kind


def _word(piece: str) -> str:
    """A word in other letters, with or without hyphens, and no part of a longer one."""
    letters = [re.escape(each) for each in piece[:LONGEST_WORD]]
    return f" {(_HYPHEN if piece.isalpha() else '').join(letters)}(?= )"
