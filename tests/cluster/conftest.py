import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.cluster.postgres import ACCOUNT, DATABASE, Server


@pytest.fixture
def server():
    """One server with an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="xianjie-server-"))
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    server = Server(folder, "alone")
    try:
        server.make()
        server.start()
        server.ask(f"CREATE DATABASE {DATABASE}", database="postgres")
        server.ask(f"ALTER ROLE {ACCOUNT} SET jit = off", database="postgres")
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)
