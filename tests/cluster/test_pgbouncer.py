"""The site behind pgbouncer in transaction mode: each transaction may come over another connection of the server."""

import os
import shutil
import subprocess
from contextlib import contextmanager

from tests.cluster.load import Load
from tests.cluster.postgres import ACCOUNT, DATABASE, free_port, wait_for
from tests.cluster.sites import PASSWORD, Sites, serving

_CONFIGURATION = """
[databases]
{database} = host=127.0.0.1 port={server} user={account}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
ignore_startup_parameters = options
logfile = {folder}/pgbouncer.log
"""


@contextmanager
def pooled(server):
    """The address of a pgbouncer with three connections to the server."""
    assert shutil.which("pgbouncer"), "apt install pgbouncer"
    port, path = free_port(), server.folder.parent / "pgbouncer.ini"
    path.write_text(
        _CONFIGURATION.format(
            database=DATABASE, server=server.port, account=ACCOUNT, port=port, folder=server.folder.parent
        )
    )
    as_root = {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []} if os.geteuid() == 0 else {}
    process = subprocess.Popen(["pgbouncer", "-q", str(path)], cwd="/", **as_root)
    try:
        yield f"postgres://{ACCOUNT}@127.0.0.1:{port}/{DATABASE}?disable_server_side_cursors=true"
    finally:
        process.terminate()
        process.wait(30)


def test_pages_forms_and_jobs_go_through_a_pool_of_three(server, tmp_path):
    with pooled(server) as url:
        sites = Sites(tmp_path, url, "")
        sites.make()
        with serving(sites):
            wait_for(sites.answers, "the site behind pgbouncer")
            load = Load(sites.address, "admin", PASSWORD)
            with load.running():
                wait_for(
                    lambda: len(load.accepted()) > 20 and load.reads() > 60, "readers and writers at work"
                )
        stored = {name for (name,) in server.ask("SELECT name FROM documents_source")}
        print(f"\nbehind pgbouncer: {load.statuses()}, slowest {load.slowest():.2f} s")
        assert set(load.statuses()["read"]) == {200}
        assert not load.refused()
        assert load.accepted() <= stored
        assert "一致" in sites.command("check_integrity")
