"""Server and worker killed at twenty random moments: nothing lost, doubled or half-written (kill_driver.py)."""

import os
import subprocess
import sys

from django.conf import settings

KILLS = 20
SEED = 20210301


def test_kills_at_random_moments_lose_double_and_halve_nothing(migrated_database, tmp_path):
    environment = {**os.environ, "DATABASE_URL": migrated_database, "XIANJIE_DATA_DIR": str(tmp_path)}
    environment.pop("PYTHONWARNINGS", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.desk.kill_driver", str(KILLS), str(SEED)],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing amiss" in done.stdout
