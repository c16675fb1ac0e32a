"""Workers killed at their steps: no job is lost, and none is taken from a worker that lives (kill_driver.py)."""

import os

from tests.processes import run_python

KILLS = os.environ.get("KILLS", "30")
SEED = 20210225


def test_workers_of_two_machines_killed_at_any_step_lose_and_double_nothing(server, tmp_path):
    where = {"database": server.url, "folder": tmp_path}
    run_python("manage.py", "migrate", "--verbosity=0", **where)
    told = run_python("-m", "tests.cluster.kill_driver", KILLS, str(SEED), **where)
    print(f"\n{told.strip()}")
    assert "nothing amiss" in told
