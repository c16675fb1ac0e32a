"""Two sites with a worker each, as on two machines, and a proxy that sends readers to whichever answers."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import requests
from django.conf import settings

from tests.cluster.postgres import WAIT_SECONDS, free_port, wait_for

METRICS_KEY = "k" * 40
# As settings name the two of a cluster.
STANDBYS = ("standby1", "standby2")
PASSWORD = "a-password-of-the-tests"

_PROXY = """
defaults
    mode http
    timeout connect 2s
    timeout client 30s
    timeout server 30s
    # On a busy machine a site that lives may take its time to say so.
    timeout check 10s
    retries 3
    option redispatch
    option httpchk GET /healthz
    http-check send hdr Host 127.0.0.1
    retry-on conn-failure empty-response
frontend readers
    bind 127.0.0.1:{port}
    http-request disable-l7-retry if !METH_GET
    default_backend sites
backend sites
    balance roundrobin
    default-server inter 300ms fall 2 rise 1 check
{sites}
"""


class Sites:
    def __init__(self, folder, url, replicas):
        self.folder, self.ports, self.proxy_port = folder, [free_port(), free_port()], free_port()
        self.address = f"http://127.0.0.1:{self.proxy_port}"
        self.environment = {
            **os.environ,
            "DATABASE_URL": url,
            "XIANJIE_REPLICA_URLS": replicas,
            "XIANJIE_DATA_DIR": str(folder / "data"),
            "XIANJIE_METRICS_KEY": METRICS_KEY,
            "XIANJIE_ALLOWED_HOSTS": "127.0.0.1",
            # Each page is to be read from the database.
            "XIANJIE_KEEP_SECONDS": "0",
            # Who writes here is no person.
            "XIANJIE_PERSON_RATE": "100000",
            "XIANJIE_ADDRESS_RATE": "100000",
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        }
        self.environment.pop("PYTHONWARNINGS", None)

    def make(self):
        """A library of the samples, with an administrator."""
        self.command("quickstart")
        self.command("createsuperuser", "--noinput", "--username", "admin", "--email", "")

    def command(self, *arguments):
        """What a command of the site prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def metrics(self, port):
        """The gauges of one site, by their names with labels."""
        answer = requests.get(
            f"http://127.0.0.1:{port}/metrics",
            headers={"Authorization": f"Bearer {METRICS_KEY}"},
            timeout=WAIT_SECONDS,
        )
        lines = (line.rpartition(" ") for line in answer.text.splitlines() if not line.startswith("#"))
        return {name: float(number) for name, _, number in lines}

    def are_reading_from(self, *aliases):
        """Whether both sites hold exactly these standbys for fit."""
        for port in self.ports:
            told = self.metrics(port)
            fit = {alias for alias in STANDBYS if told.get(f'xianjie_standby_fit{{standby="{alias}"}}')}
            if fit != set(aliases):
                return False
        return True

    def answers(self):
        try:
            return requests.get(self.address, timeout=20).status_code == 200
        except requests.RequestException:
            return False


@contextmanager
def serving(sites):
    """Both sites with their workers, and the proxy before them."""
    listed = "\n".join(f"    server site{n} 127.0.0.1:{port}" for n, port in enumerate(sites.ports))
    proxy = sites.folder / "haproxy.cfg"
    proxy.write_text(_PROXY.format(port=sites.proxy_port, sites=listed))
    commands = [[sys.executable, "-m", "config.serve", str(port)] for port in sites.ports]
    commands.append(["haproxy", "-db", "-f", str(proxy)])
    running = []
    try:
        for number, command in enumerate(commands):
            with (sites.folder / f"{number}.log").open("wb") as log:
                process = subprocess.Popen(
                    command,
                    cwd=settings.BASE_DIR,
                    env=sites.environment,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
            running.append(process)
        yield
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            process.wait(WAIT_SECONDS)


@contextmanager
def running_sites(folder, cluster):
    """Sites that read from a cluster's standbys."""
    sites = Sites(folder, cluster.url, " ".join(standby.url for standby in cluster.standbys))
    sites.make()
    with serving(sites):
        wait_for(sites.answers, "the sites behind the proxy")
        wait_for(lambda: sites.are_reading_from(*STANDBYS), "both standbys to be read")
        yield sites
