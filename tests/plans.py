"""How the database means to answer what a piece of code asks: by which index, in which order."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

# What is told to PostgreSQL's planner.
TOLD = "SET LOCAL enable_"


def plans(act: Callable[[], object]) -> dict[str, str]:
    """The plan of every SELECT that `act` sends, by its text, under what it told the planner before.

    A small table is read whole by PostgreSQL unless told not to.
    """
    with CaptureQueriesContext(connection) as asked:
        act()
    found = {}
    is_postgresql = connection.vendor == "postgresql"
    explain = "EXPLAIN" if is_postgresql else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        for sql in (each["sql"] for each in asked):
            question = sql
            while question.startswith(TOLD):
                told, _, question = question.partition("; ")
                cursor.execute(told)
            if question.startswith("SELECT"):
                if is_postgresql:
                    cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute(f"{explain} {question}")
                found[question] = "\n".join(str(row[-1]) for row in cursor.fetchall())
        if is_postgresql:
            cursor.execute("SET LOCAL enable_seqscan = on")
    return found


def plan_of(act: Callable[[], object], *words: str) -> str:
    """The plan of the one SELECT among them that holds all these words."""
    [plan] = [plan for sql, plan in plans(act).items() if all(word in sql for word in words)]
    return plan
