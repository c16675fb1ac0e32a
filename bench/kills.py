"""Work of every kind, killed at random moments on both databases: `python -m bench.kills [--kills 100] [--seed 1]`.

`tests/kill_driver.py` says what is killed and what is looked at; each database is one of the bench's own, made anew.
"""

import argparse
import os
import subprocess
import sys
import tempfile

from bench.search import ROOT, database_urls


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="sqlite or postgresql")
    options = parser.parse_args()
    failed = 0
    for vendor, url in database_urls("kills", anew=True).items():
        if options.only not in {"", vendor}:
            continue
        with tempfile.TemporaryDirectory(prefix="xianjie-kills-") as folder:
            environment = {**os.environ, "DATABASE_URL": url, "XIANJIE_DATA_DIR": folder}
            for arguments in (
                ["manage.py", "migrate", "--verbosity=0"],
                ["-m", "tests.kill_driver", str(options.kills), str(options.seed)],
            ):
                failed += subprocess.run(  # noqa: S603 - our own commands
                    [sys.executable, *arguments], cwd=ROOT, env=environment, check=False
                ).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
