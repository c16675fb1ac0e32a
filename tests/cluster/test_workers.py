"""Workers killed at their steps: no job is lost, and none is taken from a worker that lives (kill_driver.py)."""

import os
import subprocess
import sys

from django.conf import settings

KILLS = os.environ.get("KILLS", "30")
SEED = 20210225


def test_workers_of_two_machines_killed_at_any_step_lose_and_double_nothing(server, tmp_path):
    environment = {**os.environ, "DATABASE_URL": server.url, "XIANJIE_DATA_DIR": str(tmp_path)}
    environment.pop("PYTHONWARNINGS", None)
    for command in (
        ["manage.py", "migrate", "--verbosity=0"],
        ["-m", "tests.cluster.kill_driver", KILLS, str(SEED)],
    ):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    print(f"\n{done.stdout.strip()}")
    assert "nothing amiss" in done.stdout
