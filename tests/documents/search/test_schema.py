"""The tables and indexes that the backends rely on, as the database's own catalogue tells them.

They are made by migrations alone. Who wants another shape writes a migration and changes what is said here.
"""

import time
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from config.watched import MARK
from documents.models import ArticleIndex
from documents.search.backends import TOKEN_COLUMNS, postgresql, sqlite
from documents.search.index import loading
from documents.search.keys import FOLLOWING, grams_of
from documents.search.rebuild import problems
from documents.search.tokenizer import tokens
from measures.models import MeasureIndex
from tests.factories import make_article, make_measure

pytestmark = pytest.mark.django_db

TABLES = {
    ArticleIndex._meta.db_table: (
        "article_id",
        "documents.migrations",
        "0006_search_index",
        "0011_index_shape",
        "0027_grams_follow",
        "0028_grams_made_for_the_index",
    ),
    MeasureIndex._meta.db_table: (
        "measure_id",
        "measures.migrations",
        "0006_search_index",
        "0015_index_shape",
        "0033_grams_follow",
        "0034_grams_made_for_the_index",
    ),
}
VECTOR = (
    "array_to_tsvector(((xianjie_grams(title_grams, title_words) || xianjie_grams(body_grams, body_words)) "
    "|| (' '::text || ({} / 4096))))"
)
COMPRESSED = ("title_words", "title_grams", "body_words", "body_grams")
# A row of before, whose vector stood in it.
BEFORE = [
    "DROP INDEX {0}_grams",
    "ALTER TABLE {0} ADD COLUMN grams tsvector GENERATED ALWAYS AS (array_to_tsvector("
    "array_remove(string_to_array(title_grams || ' ' || body_grams, ' '), ''))) STORED",
    "CREATE INDEX {0}_grams ON {0} USING gin (grams)",
]

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="FTS5 is SQLite's")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="GIN is PostgreSQL's")


def rows(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def written(table):
    """SQLite keeps the statements themselves; the triggers of the mark are those of every table (config.watched)."""
    sql = "SELECT name, sql FROM sqlite_master WHERE name = %s OR (tbl_name = %s AND type = 'trigger')"
    found = dict(rows(sql, f"{table}_fts", table))
    return {name: text for name, text in found.items() if not name.startswith(MARK)}


def kept(row):
    """The grams as a row of before holds them."""
    return f"{row}title_grams, {row}body_grams"


def made(row):
    """The grams as they are made of what a row keeps."""
    return ", ".join(f"xianjie_grams({row}{part}_grams, {row}{part}_words)" for part in ("title", "body"))


def expected_on_sqlite(table, grams=made, content="{}_grams", watched=", title_words, body_words"):
    key, fts = TABLES[table][0], f"{table}_fts"
    columns = "title_grams, body_grams"
    insert = f"INSERT INTO {fts}(rowid, {columns}) VALUES (new.{key}, {grams('new.')});"  # noqa: S608
    delete = f"INSERT INTO {fts}({fts}, rowid, {columns}) VALUES ('delete', old.{key}, {grams('old.')});"  # noqa: S608
    return {
        fts: f"CREATE VIRTUAL TABLE {fts} USING fts5({columns}, content='{content.format(table)}', content_rowid='{key}', "
        "tokenize='ascii')",
        f"{table}_added": f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {insert} END",
        f"{table}_removed": f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {delete} END",
        f"{table}_changed": f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {columns}{watched} ON {table} "
        f"BEGIN {delete} {insert} END",
    }


def expected_before(table):
    return expected_on_sqlite(table, kept, "{}", "")


def migration(table, number):
    _, package, *names = TABLES[table]
    return import_module(f"{package}.{names[number]}")


@on_sqlite
@pytest.mark.parametrize("table", TABLES)
def test_sqlite_has_the_index_and_its_triggers(table):
    assert written(table) == expected_on_sqlite(table)


@on_sqlite
@pytest.mark.parametrize("table", TABLES)
def test_an_sqlite_index_of_before_comes_to_the_same_shape(table):
    editor = connection.schema_editor()
    migration(table, 0).run(migration(table, 0).NO_INDEX)(apps, editor)
    assert written(table) == {}
    migration(table, 0).run(migration(table, 0).INDEX)(apps, editor)
    assert written(table) != expected_before(table)
    for number, expected in ((1, expected_before), (1, expected_before), (2, expected_on_sqlite)):
        migration(table, number).bring_to_shape(apps, editor)
        assert written(table) == expected(table)


@on_sqlite
def test_rows_of_an_sqlite_index_of_before_keep_what_does_not_follow():
    table, texts = ArticleIndex._meta.db_table, ("健全联农带农机制。", "村里有了wi-fi。")
    editor = connection.schema_editor()
    for article in map(make_article, texts):
        ArticleIndex.objects.filter(pk=article.pk).update(body_grams=tokens(article.body).grams)
    migration(table, 0).run(migration(table, 0).NO_INDEX)(apps, editor)
    migration(table, 0).run(migration(table, 0).INDEX)(apps, editor)
    sqlite.make_anew(table)
    found = rows(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH '联农'")  # noqa: S608
    migration(table, 2).bring_to_shape(apps, editor)
    kept_now = ArticleIndex.objects.order_by("pk").values_list("body_grams", flat=True)
    assert list(kept_now) == ["\t", tokens(texts[1]).grams]
    assert rows(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH '联农'") == found  # noqa: S608
    assert len(found) == 1
    sqlite.check(table)
    assert problems(ArticleIndex) == []


def is_as_it_should_be(table):
    """The index is made of what a row keeps and of its key; rows are short, their texts beside them, and nothing is stored twice."""
    (index,) = rows("SELECT indexdef FROM pg_indexes WHERE indexname = %s", f"{table}_grams")
    assert index[0].endswith(f".{table} USING gin ({VECTOR.format(TABLES[table][0])})")
    assert rows("SELECT attstattarget FROM pg_attribute WHERE attrelid = %s::regclass", f"{table}_grams") == [
        (0,)
    ]
    options = rows("SELECT reloptions FROM pg_class WHERE oid = %s::regclass", table)
    assert options == [(["toast_tuple_target=128"],)]
    sql = (
        "SELECT attname::text, attstorage::text FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
    )
    plain, beside = "p", "x"
    assert dict(rows(sql, table)) == {TABLES[table][0]: plain, **dict.fromkeys(TOKEN_COLUMNS, beside)}


@on_postgresql
@pytest.mark.parametrize("table", TABLES)
def test_postgresql_has_the_index_and_no_vector(table):
    is_as_it_should_be(table)


@on_postgresql
@pytest.mark.parametrize("model", [ArticleIndex, MeasureIndex])
def test_rows_of_a_postgresql_index_of_before_keep_what_does_not_follow(model):
    table, texts = model._meta.db_table, ("健全联农带农机制。", "村里有了wi-fi和wifi，wi，fi。", "2万户")
    for text in texts:
        make_measure(make_article(text, title="题"), text, title="题")
    for row in model.objects.all():
        row.title_grams, row.body_grams = (
            grams_of(*each) for each in ((row.title_grams, row.title_words), (row.body_grams, row.body_words))
        )
        row.save()
    with connection.cursor() as cursor:
        for statement in ("SET CONSTRAINTS ALL IMMEDIATE", *BEFORE):
            cursor.execute(statement.format(table))
    assert len(problems(model)) == 1
    for statement in migration(table, 3).SHAPE:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    is_as_it_should_be(table)
    assert problems(model) == []
    kept = sorted(model.objects.values_list("body_grams", flat=True))
    assert [each == FOLLOWING for each in kept] == [True, True, False]


@on_postgresql
@pytest.mark.parametrize(
    ("table", "columns"), [*((table, COMPRESSED) for table in TABLES), ("documents_article", ("body",))]
)
def test_postgresql_compresses_with_what_is_quick_to_undo_where_it_can(table, columns):
    known = rows("SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression'")
    if not known or "lz4" not in known[0][0]:
        pytest.skip("this server was built without lz4")
    sql = "SELECT attcompression FROM pg_attribute WHERE attrelid = %s::regclass AND attname = ANY(%s)"
    assert rows(sql, table, list(columns)) == [("l",)] * len(columns)


@on_postgresql
@pytest.mark.parametrize("model", [ArticleIndex, MeasureIndex])
def test_a_load_inside_a_transaction_that_holds_the_index_ends(model, monkeypatch):
    """The thread that merges beside a load waited for the load's own transaction, which waited for the thread."""
    monkeypatch.setattr(postgresql, "SECONDS_BETWEEN_MERGES", 0.01)
    postgresql.make_anew(model._meta.db_table)
    with loading(model):
        time.sleep(0.3)
    assert model.objects.count() == 0
