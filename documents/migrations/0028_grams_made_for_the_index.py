"""PostgreSQL keeps no grams that follow from the words beside them, and no vector: both are made for the index alone.

`xianjie_grams` gives what the function of that name gives on SQLite (documents.search.keys.grams_of), as a list in another order, and never changes either.
"""

from django.db import migrations

TABLE, KEY = "documents_articleindex", "article_id"
# As `keys.HAN` was when the first row was written so.
HAN = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x3005, 0x3005), (0x3007, 0x3007), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


def is_han(text):
    """SQL for: its first character is an ideograph."""
    return "(" + " OR ".join(f"ascii({text}) BETWEEN {first} AND {last}" for first, last in HAN) + ")"


MAIN, INNER = (f"split_part(words, E'\\t', {number})" for number in (1, 2))
FUNCTION = f"""
CREATE FUNCTION xianjie_grams(kept text, words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN kept <> E'\\t' THEN array_remove(string_to_array(kept, ' '), '') ELSE ARRAY(
    SELECT CASE WHEN {is_han("following")} THEN each || following ELSE each END
    FROM (SELECT string_to_array(replace({MAIN}, ' ', ''), NULL) AS characters) AS joined,
        unnest(characters, characters[2:]) AS neighbours(each, following)
    WHERE {is_han("each")}
    UNION ALL
    SELECT word FROM unnest(string_to_array({MAIN}, ' ')) AS word
    WHERE word NOT IN ('', ',', ';', E'\\n') AND (length(word) > 2 OR NOT {is_han("word")})
    UNION ALL
    SELECT word FROM unnest(string_to_array({INNER}, ' ')) AS word WHERE length(word) > 2 AND {is_han("word")}
) END
"""
# A word inside another that is none of Han characters is one with a hyphen; grams that were cut off are fewer.
FOLLOWS = f"""
CREATE FUNCTION xianjie_follows(kept text, words text) RETURNS boolean LANGUAGE sql
RETURN NOT EXISTS (SELECT FROM unnest(string_to_array({INNER}, ' ')) AS word WHERE word <> '' AND NOT {is_han("word")})
    AND NOT EXISTS (SELECT unnest(xianjie_grams(E'\\t', words)) EXCEPT SELECT unnest(xianjie_grams(kept, '')))
"""


def kept(part):
    return f"CASE WHEN xianjie_follows({part}_grams, {part}_words) THEN E'\\t' ELSE {part}_grams END"


# A row's place among the keys is a lexeme as well: a common word is sought among the newest rows alone.
VECTOR = (
    "array_to_tsvector(xianjie_grams(title_grams, title_words) || xianjie_grams(body_grams, body_words) "
    f"|| (' ' || {KEY} / 4096))"
)
# What does not follow is written in the compression of the words beside it, as before.
COMPRESS = f"""
DO $$ BEGIN
    IF (SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
        ALTER TABLE {TABLE} ALTER COLUMN title_grams SET COMPRESSION lz4, ALTER COLUMN body_grams SET COMPRESSION lz4;
    END IF;
END $$
"""
SHAPE = [
    FOLLOWS,
    # One pass over the rows, which come to stand without what is gone.
    f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS grams, "
    + ", ".join(f"ALTER COLUMN {part}_grams TYPE text USING {kept(part)}" for part in ("title", "body")),
    "DROP FUNCTION xianjie_follows",
    COMPRESS,
    f"CREATE INDEX {TABLE}_grams ON {TABLE} USING gin (({VECTOR}))",
    # How common a word is our own statistics tell; ANALYZE would make the grams of thousands of rows.
    f"ALTER INDEX {TABLE}_grams ALTER COLUMN 1 SET STATISTICS 0",
]


def bring_to_shape(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in (FUNCTION, *SHAPE):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("documents", "0027_grams_follow")]
    operations = [migrations.RunPython(bring_to_shape)]
