"""Run the suite on every database that answers, and say by name what was left out.

`python -m tests.run_suite [pytest arguments]`. SQLite always; every test that touches a database again on PostgreSQL where TEST_DATABASE_URL, or else a server
on 127.0.0.1:5432 (user postgres), answers; browser tests where Chromium is installed. Both run at once: what one waits
for (servers that start, pages that are drawn) leaves its core to the other. With XIANJIE_TEST_ALL=1, as in CI, anything
left out is a failure.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import psycopg2

from documents.ingest.recognising.recogniser import is_installed
from tests.programs import PROGRAMS, chromium, missing

LOCAL_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"


def main(arguments: list[str]) -> int:
    left_out = []
    runs = {"SQLite": ""}
    url = os.environ.get("TEST_DATABASE_URL", LOCAL_POSTGRESQL)
    problem = why_unreachable(url)
    if problem:
        left_out.append(f"PostgreSQL: {problem}")
    else:
        runs["PostgreSQL"] = url
    if chromium() is None:
        left_out.append(
            "browser tests: no chromium on this machine (apt install chromium-headless-shell fonts-noto-cjk)"
        )
    if not is_installed():
        left_out.append("scans: the extra ocr is not installed (make setup)")
    left_out += [f"{name}: not on this machine (apt install {PROGRAMS[name]})" for name in missing()]
    with tempfile.TemporaryDirectory(prefix="xianjie-suite-") as folder, ThreadPoolExecutor() as side_by_side:
        codes = list(side_by_side.map(lambda run: run_pytest(*run, folder, arguments), runs.items()))
    failed = [name for name, code in zip(runs, codes, strict=True) if code != 0]
    for line in left_out:
        print(f"LEFT OUT {line}")
    for name in failed:
        print(f"FAILED on {name}")
    return 1 if failed or (left_out and os.environ.get("XIANJIE_TEST_ALL") == "1") else 0


def why_unreachable(url: str) -> str:
    """Return "" where the server answers, else the first line of what it said."""
    try:
        psycopg2.connect(url, connect_timeout=3).close()
    except psycopg2.OperationalError as error:
        return str(error).strip().splitlines()[0]
    return ""


def run_pytest(name: str, database: str, folder: str, arguments: list[str]) -> int:
    """Return pytest's exit code. SQLite's lines are shown as they come, what another database says in one piece at its end.

    What all runs may make once stands in the folder (tests/databases.py).
    """
    environment = {**os.environ, "PYTHONWARNINGS": "default", "XIANJIE_TEST_RUN": folder}
    environment.pop("DATABASE_URL", None)
    # The processes that tests start read compiled modules, whatever the caller's shell prefers.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *arguments]
    if not database:
        return subprocess.run(command, env=environment, check=False).returncode
    environment["DATABASE_URL"] = database
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        command.append("--database-only")
        done = subprocess.run(command, env=environment, stdout=said, stderr=subprocess.STDOUT, check=False)
        said.seek(0)
        print(f"\n== {name}\n{said.read()}", flush=True)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
