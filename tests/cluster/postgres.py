"""PostgreSQL servers of their own, with real streaming replication between them."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

ACCOUNT = "postgres"
DATABASE = "xianjie"
# A machine may be busy: patience alone, no bound of anything.
WAIT_SECONDS = 600


def programs():
    """Where Debian keeps the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert found, "PostgreSQL's server programs are missing: apt install postgresql"
    return found[-1].parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, what, seconds=WAIT_SECONDS):
    """Return what the condition gives as soon as it gives anything."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s for {what}")


class Server:
    """One server, primary or standby; `name` is what it is called among the primary's standbys."""

    def __init__(self, folder, name):
        self.folder, self.name, self.port = folder / name, name, free_port()
        self.is_killed = False
        self.url = f"postgres://{ACCOUNT}@127.0.0.1:{self.port}/{DATABASE}"

    def make(self):
        self._run("initdb", "-D", self.folder, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C")

    def follow(self, primary):
        """As a standby: a copy of the primary that goes on receiving what it writes."""
        self._run("pg_basebackup", "-D", self.folder, "-R", "--checkpoint=fast", "-d", self.conninfo(primary))

    def conninfo(self, primary):
        return f"host=127.0.0.1 port={primary.port} user={ACCOUNT} application_name={self.name}"

    def start(self):
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=60"
        self.is_killed = False
        self._run(
            "pg_ctl",
            "start",
            "-w",
            "-t",
            WAIT_SECONDS,
            "-D",
            self.folder,
            "-l",
            f"{self.folder}.log",
            "-o",
            options,
        )

    def kill(self):
        """All its processes at once, as a machine that loses its power."""
        self.is_killed = True
        self._send(signal.SIGKILL)

    def hang(self):
        """It keeps its connections and takes new ones, and says nothing any more."""
        self._send(signal.SIGSTOP)

    def go_on(self):
        self._send(signal.SIGCONT)

    def _send(self, number):
        postmaster = int((self.folder / "postmaster.pid").read_text().splitlines()[0])
        children = subprocess.run(
            ["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=False
        ).stdout.split()
        for process in (postmaster, *map(int, children)):
            with suppress_gone():
                os.kill(process, number)

    def stop(self):
        if not self.is_killed and (self.folder / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-m", "immediate", "-D", self.folder)

    def promote(self):
        self._run("pg_ctl", "promote", "-w", "-D", self.folder)

    def receive_from(self, conninfo):
        """Where a standby receives from, from now on."""
        self.ask(f"ALTER SYSTEM SET primary_conninfo = '{conninfo}'", database="postgres")
        self.ask("SELECT pg_reload_conf()", database="postgres")

    def ask(self, sql, *params, database=DATABASE):
        """The rows of one statement; None where it gives none."""
        address = f"host=127.0.0.1 port={self.port} user={ACCOUNT} dbname={database} connect_timeout=2"
        with closing(psycopg2.connect(address)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql, params)
                return cursor.fetchall() if cursor.description else None

    def received(self):
        """How far a standby has received the primary's log, in bytes."""
        return float(self.ask("SELECT pg_last_wal_receive_lsn() - '0/0'::pg_lsn")[0][0])

    def _run(self, program, *arguments):
        as_root = {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [programs() / program, *map(str, arguments)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd="/",
            **as_root,
        )
        assert done.returncode == 0, f"{program}: {done.stderr}"


@contextmanager
def suppress_gone():
    try:
        yield
    except ProcessLookupError:
        return


class Cluster:
    """A primary that answers a commit when one of its two standbys has it too."""

    def __init__(self, folder):
        self.primary, *self.standbys = (Server(folder, name) for name in ("first", "second", "third"))

    def start(self):
        self.primary.make()
        self.primary.start()
        self.primary.ask(f"CREATE DATABASE {DATABASE}", database="postgres")
        for standby in self.standbys:
            standby.follow(self.primary)
            standby.start()
        self.primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (second, third)'")
        self.primary.ask("SELECT pg_reload_conf()")

    @property
    def servers(self):
        return [self.primary, *self.standbys]

    @property
    def url(self):
        """All hosts in one address, as libpq reads it: whoever takes writes is the primary."""
        hosts = ",".join(f"127.0.0.1:{server.port}" for server in self.servers)
        return f"postgres://{ACCOUNT}@{hosts}/{DATABASE}"

    def stop(self):
        for server in self.servers:
            server.stop()


@contextmanager
def running_cluster():
    folder = Path(tempfile.mkdtemp(prefix="xianjie-cluster-"))
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    cluster = Cluster(folder)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder)
