"""Programs of the project as processes of their own, on a database that is not the suite's."""

import os
import subprocess
import sys

from django.conf import settings


def run_python(*arguments, database, folder):
    """What Python printed, given these arguments; fails where it did not end well."""
    environment = {**os.environ, "DATABASE_URL": database, "XIANJIE_DATA_DIR": str(folder)}
    # The suite's own settings of warnings would stop other programs.
    environment.pop("PYTHONWARNINGS", None)
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
