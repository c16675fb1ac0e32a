"""A query in PostgreSQL's own language, and the SQL for what a vector cannot promise of it.

The vector has no positions: they end at 16,383, and the index knows none. A text of three characters or more is
asked for by its pairs and then looked for in the grams themselves.
"""

from collections.abc import Iterable

from documents.search.query import Leaf, Query
from documents.search.tokenizer import LONGEST_WORD

# The grams of a row as they are searched; OFFSET keeps the planner from unpacking them for each thing sought.
_TEXTS = (
    "SELECT ' ' || hits.title_grams || ' ' AS title, "
    "' ' || hits.title_grams || E' \\n ' || hits.body_grams || ' ' AS held OFFSET 0"
)


def expression(query: Query) -> str:
    """A tsquery that holds wherever the query does."""
    clauses = [f"({' | '.join(map(_leaf, clause))})" for clause in query.clauses]
    excluded = [f"!{_leaf(leaf)}" for leaf in query.excluded if leaf.grams and _is_certain(leaf)]
    return " & ".join([*clauses, *excluded])


def _leaf(leaf: Leaf) -> str:
    *grams, last = leaf.grams
    pairs = [*map(quoted, grams), quoted(last) + (":*" if leaf.ends_in_prefix else "")]
    return f"({' & '.join(pairs)})"


def quoted(lexeme: str) -> str:
    """A lexeme of a tsquery, whatever characters it holds."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _is_certain(leaf: Leaf) -> bool:
    return len(leaf.grams) == 1 and not leaf.in_title


def beside_vector(query: Query) -> tuple[str, list[str]]:
    """SQL that looks for the texts which the vector cannot promise."""
    parts, params = [], []
    for clause in query.clauses:
        if not all(map(_is_certain, clause)):
            sql, values = _any_of(clause)
            parts.append(f"AND ({sql})")
            params += values
    for leaf in query.excluded:
        if leaf.grams and not _is_certain(leaf):
            sql, values = _any_of((leaf,))
            parts.append(f"AND NOT ({sql})")
            params += values
    return " ".join(parts), params


def _any_of(clause: Iterable[Leaf]) -> tuple[str, list[str]]:
    """One of the leaves stands in the text: vector and grams are unpacked once for all of them."""
    parts, params = [], []
    # Words of the dictionary are lexemes themselves, and cheaper to look for than a text.
    runs = [leaf.run for leaf in clause if not leaf.in_title]
    if lexemes := [quoted(run) for run in runs if 2 < len(run) <= LONGEST_WORD]:
        parts.append("hits.grams @@ %s::tsquery")
        params.append(" | ".join(lexemes))
    tests = []
    for leaf in clause:
        # LIKE would try its pattern at every blank, and there is one after each gram.
        tests.append(f"strpos({'title' if leaf.in_title else 'held'}, %s) > 0")
        params.append(f" {' '.join(leaf.grams)}" + ("" if leaf.ends_in_prefix else " "))
    parts.append(f"EXISTS (SELECT 1 FROM ({_TEXTS}) AS texts WHERE {' OR '.join(tests)})")  # noqa: S608
    return " OR ".join(parts), params
