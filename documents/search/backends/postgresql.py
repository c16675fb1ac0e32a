"""Find rows with a GIN index over a generated tsvector of the grams.

The vector has no positions: they end at 16,383, and the index knows none. A text of three characters or more is
asked for by its pairs and then looked for in the grams themselves.
"""

from django.db import connection

from documents.search.query import Leaf, Query


def key_of(table):
    """The primary key column of a side table: article_id for documents_articleindex."""
    return table.rpartition("_")[2].removesuffix("index") + "_id"


def install(schema_editor, table):
    for statement in statements(table):
        schema_editor.execute(statement)


def statements(table):
    # array_to_tsvector refuses empty lexemes, which string_to_array makes of nothing at all.
    grams = "array_remove(string_to_array(title_grams || ' ' || body_grams, ' '), '')"
    return [
        f"ALTER TABLE {table} ADD COLUMN grams tsvector GENERATED ALWAYS AS (array_to_tsvector({grams})) STORED",
        # Short rows: most questions read the index and a row's key, not its texts.
        f"ALTER TABLE {table} SET (toast_tuple_target = 128)",
        f"CREATE INDEX {table}_grams ON {table} USING gin (grams)",
    ]


def remove(schema_editor, table):
    schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN IF EXISTS grams")


def match(model, query, restriction, limit):
    """The newest primary keys that hold the query, newest first."""
    table, key = model._meta.db_table, key_of(model._meta.db_table)
    conditions, params = _conditions(query)
    rows = _rows(
        f"SELECT hits.{key} FROM {table} hits WHERE hits.grams @@ %s::tsquery {conditions} "  # noqa: S608
        f"{restriction.sql(f'hits.{key}')} ORDER BY hits.{key} DESC LIMIT %s",
        [expression(query), *params, *restriction.params, limit],
    )
    return [pk for (pk,) in rows]


def postings(model, tokens, restriction, limit):
    """For each token, rarest guess first, the newest rows that hold it, until `limit` rows were read in all."""
    table, key = model._meta.db_table, key_of(model._meta.db_table)
    sql = (
        f"SELECT array_agg(pk) FROM (SELECT hits.{key} AS pk FROM {table} hits "  # noqa: S608
        f"WHERE hits.grams @@ %s::tsquery {restriction.sql(f'hits.{key}')} LIMIT %s) AS found"
    )
    found, left = {}, limit
    for token in tokens:
        ((pks,),) = _rows(sql, [f"'{token}'", *restriction.params, limit])
        found[token] = pks or []
        left -= len(found[token])
        if left <= 0:
            break
    return found


def texts(model, pks, restriction):
    """The rows of these keys that pass the restriction, as (pk, title words, body words)."""
    table, key = model._meta.db_table, key_of(model._meta.db_table)
    return _rows(
        f"SELECT hits.{key}, title_words, body_words FROM {table} hits "  # noqa: S608
        f"WHERE hits.{key} = ANY(%s::bigint[]) {restriction.sql(f'hits.{key}')}",
        [list(pks), *restriction.params],
    )


def expression(query: Query) -> str:
    """A tsquery that holds wherever the query does; its lexemes are letters and digits, so quoting is enough."""
    clauses = [f"({' | '.join(map(_leaf, clause))})" for clause in query.clauses]
    excluded = [f"!{_leaf(leaf)}" for leaf in query.excluded if leaf.grams and _is_certain(leaf)]
    return " & ".join([*clauses, *excluded])


def _leaf(leaf: Leaf) -> str:
    *grams, last = leaf.grams
    pairs = [f"'{gram}'" for gram in grams] + [f"'{last}'" + (":*" if leaf.ends_in_prefix else "")]
    return f"({' & '.join(pairs)})"


def _is_certain(leaf):
    return len(leaf.grams) == 1 and not leaf.in_title


def _conditions(query):
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


def _any_of(clause):
    parts, params = [], []
    for leaf in clause:
        grams = " ".join(leaf.grams)
        pattern = f"% {grams}%" if leaf.ends_in_prefix else f"% {grams} %"
        parts.append("' ' || hits.title_grams || ' ' LIKE %s")
        params.append(pattern)
        if not leaf.in_title:
            parts.append("' ' || hits.body_grams || ' ' LIKE %s")
            params.append(pattern)
    return " OR ".join(parts), params


def membership(column, pks):
    """SQL for: the column is one of these integers."""
    return f"{column} = ANY(%s::bigint[])", [list(pks)]


def _rows(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
