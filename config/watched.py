"""The mark of what visitors may see: another one after every transaction that changed any of it, by whatever door.

The database itself raises it, by triggers on every table that is not named here, in the transaction that changes the row: actions,
bulk loads, the admin, a shell and a restore need not know. `migrate` sets the triggers, on new tables too (docs/adr/0009-the-mark.md).
A mark holds chance, so that none comes back, not even in a copy of the database that is put in its place.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

MARK = "visible_mark"
# Tables of which no page for visitors shows a row, and why.
UNWATCHED = {
    "auth_group": "roles",
    "auth_group_permissions": "roles",
    "auth_permission": "roles",
    "auth_user": "accounts",
    "auth_user_groups": "accounts",
    "auth_user_user_permissions": "accounts",
    "accounts_apikey": "accounts",
    "accounts_event": "a log",
    "accounts_identity": "accounts",
    "accounts_preference": "accounts; a visitor's settings stand in a cookie",
    "accounts_recoverycode": "accounts",
    "accounts_secondfactor": "accounts",
    "axes_accessattempt": "a log",
    "axes_accessattemptexpiration": "a log",
    "axes_accessfailurelog": "a log",
    "axes_accesslog": "a log",
    "django_admin_log": "a log",
    "django_content_type": "names of tables",
    "django_session": "sessions, whose pages are not kept",
    "django_tasks_database_dbtaskresult": "jobs",
    "documents_bodysignature": "what reprints are found by",
    "documents_columnmatching": "the desk's",
    "documents_gatheredlink": "the desk's",
    "documents_historicalwatchedpage": "the desk's",
    "documents_importbatch": "the desk's",
    "documents_loggedquery": "a statistic; words that many asked for are offered as late as a page is kept",
    "documents_recognisedpage": "the desk's",
    "documents_signatureband": "what reprints are found by",
    "documents_stagedarticle": "the desk's",
    "documents_stagedfile": "the desk's",
    "documents_watchedpage": "the desk's",
    "measures_orphan": "the desk's",
    "measures_reviewstep": "the desk's",
    "measures_savedsearch": "of who has a session, whose pages are not kept",
}
# Advisory locks are told apart by two numbers: this one is ours, the other the slot.
_LOCKS = 20_220_728
_EVENTS = ("INSERT", "UPDATE", "DELETE")
# Rows of their own for transactions at the same time: none waits for another, and the mark is the sum. A transaction raises it once,
# which a setting remembers that ends with it; where a savepoint takes the raise back, it takes the setting back as well.
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION raise_{MARK}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE free integer := 0;
BEGIN
  IF current_setting('xianjie.raised', true) = txid_current()::text THEN RETURN NULL; END IF;
  WHILE NOT pg_try_advisory_xact_lock({_LOCKS}, free) LOOP free := free + 1; END LOOP;
  INSERT INTO {MARK} VALUES (free, (random() * 9e15)::bigint)
    ON CONFLICT (slot) DO UPDATE SET token = EXCLUDED.token;
  PERFORM set_config('xianjie.raised', txid_current()::text, true);
  RETURN NULL;
END $$
"""  # noqa: S608 - names of ours


def watched_tables() -> list[str]:
    """Those of all models but the ones named above."""
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models if model._meta.managed} - UNWATCHED.keys())


def mark_of(connection: BaseDatabaseWrapper) -> str:
    """As it stands for this connection: read it before what it is to vouch for, and once more afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sum(token) FROM {MARK}")  # noqa: S608 - a name of ours
        return str(cursor.fetchone()[0])


def watch_tables(connection: BaseDatabaseWrapper) -> None:
    """Set the triggers that are missing, take off those that are not wanted any more, and raise the mark: rows may have moved."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        # Where migrations went back, or not all the way, some tables are not there.
        tables = sorted(set(watched_tables()) & set(connection.introspection.table_names(cursor)))
        wanted = _on_postgresql(tables) if postgresql else _on_sqlite(tables)
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {MARK} (slot integer PRIMARY KEY, token bigint NOT NULL)")
        if postgresql:
            cursor.execute(_FUNCTION)
        found = set_triggers(cursor, postgresql=postgresql)
        for name, table in found.items():
            if name not in wanted:
                cursor.execute(f"DROP TRIGGER {name} ON {table}" if postgresql else f"DROP TRIGGER {name}")
        for name, statement in wanted.items():
            if name not in found:
                cursor.execute(statement)
        token = "(random() * 9e15)::bigint" if postgresql else "random()"
        cursor.execute(
            f"INSERT INTO {MARK} VALUES (-1, {token}) ON CONFLICT (slot) DO UPDATE SET token = EXCLUDED.token"  # noqa: S608
        )


def set_triggers(cursor: Any, *, postgresql: bool) -> dict[str, str]:
    """Those that raise the mark, by name, with their tables."""
    cursor.execute(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s"
        if postgresql
        else "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
        [f"{MARK}%"],
    )
    return dict(cursor.fetchall())


def _on_postgresql(tables: Sequence[str]) -> dict[str, str]:
    """One for a statement, however many rows it writes; COPY counts as one too."""
    return {
        f"{MARK}_{table}": f"CREATE TRIGGER {MARK}_{table} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION raise_{MARK}()"
        for table in tables
    }


def _on_sqlite(tables: Sequence[str]) -> dict[str, str]:
    """SQLite has none but for each row. UPDATE alone raises it whatever the statement does about conflicts (OR IGNORE)."""
    return {
        f"{MARK}_{table}_{event.lower()}": f"CREATE TRIGGER {MARK}_{table}_{event.lower()} AFTER {event} ON {table} "  # noqa: S608 - names of our models
        f"BEGIN UPDATE {MARK} SET token = random(); END"
        for table in tables
        for event in _EVENTS
    }
