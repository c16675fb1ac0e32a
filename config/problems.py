"""What keeps the program from starting, told in a sentence; exit code 2."""

import sys
from collections.abc import Callable

WRONG_SETTINGS = 2
# SQLite and PostgreSQL on a table that is not there.
NO_TABLE = ("no such table", "no such column", "does not exist")


def refuse_wrong_settings() -> None:
    """End the program where a setting is wrong."""
    from django.conf import settings

    if settings.SETTING_PROBLEMS:
        tell(*map(str, settings.SETTING_PROBLEMS))
        sys.exit(WRONG_SETTINGS)


def refuse_missing_database() -> None:
    """End the program where the database does not answer."""
    from django.db import connection

    telling_of_the_database(connection.ensure_connection)
    connection.close()


def telling_of_the_database(run: Callable[[], object]) -> None:
    """Run it; where the database fails it, say so and end the program."""
    from django.db import OperationalError, ProgrammingError

    try:
        run()
    except (OperationalError, ProgrammingError) as error:
        tell(sentence_of(str(error)))
        sys.exit(WRONG_SETTINGS)


def sentence_of(error: str) -> str:
    first = error.strip().splitlines()[0] if error.strip() else ""
    if any(words in first for words in NO_TABLE) and "database" not in first:
        return f"数据库还没有建表，或没有升级（{first}）。请先运行 python manage.py migrate。"
    return f"数据库没有应答，或拒绝了操作（{first}）。请核对 DATABASE_URL、数据库是否在运行、磁盘是否已满。"


def tell(*sentences: str) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
