"""Server and worker killed at forty random moments: nothing lost, doubled or half-written (kill_driver.py)."""

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.conf import settings

KILLS = 40
SEED = 20210301


@pytest.fixture
def empty_database(tmp_path):
    """The address of an empty database of the suite's kind, gone after the test."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{tmp_path / 'kills.sqlite3'}"
        return
    name = f"xianjie_kills_{os.getpid()}"
    server = psycopg2.connect(urlunsplit(urlsplit(url)._replace(path="/postgres")))
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


def test_kills_at_random_moments_lose_double_and_halve_nothing(empty_database, tmp_path):
    environment = {**os.environ, "DATABASE_URL": empty_database, "XIANJIE_DATA_DIR": str(tmp_path)}
    environment.pop("PYTHONWARNINGS", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.measures.desk.kill_driver", str(KILLS), str(SEED)],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing amiss" in done.stdout
