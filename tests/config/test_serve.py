import os
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings

from config import serve


@pytest.fixture
def taken_port(socket_enabled):
    with socket.socket() as server:
        server.bind((settings.LISTEN, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_taken_port_is_named_with_a_way_out(taken_port, capsys):
    assert serve.main([str(taken_port)]) == 1
    assert f"端口 {taken_port} 已被占用" in capsys.readouterr().err


def test_an_address_of_another_machine_is_refused(settings, capsys):
    settings.LISTEN = "203.0.113.9"
    assert serve.main(["8000"]) == 2
    assert "本机没有 203.0.113.9 这个地址" in capsys.readouterr().err


def script(path, text):
    path.write_text(text, encoding="utf-8")
    return [str(path)]


LOGS = "import os, sys, time; open(sys.argv[0] + '.log', 'a').write(f'{os.getpid()}\\n')\n"


def pids(path):
    log = path.with_name(f"{path.name}.log")
    return [int(line) for line in log.read_text().split()] if log.exists() else []


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_ends_is_started_again_and_ends_with_the_site(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(serve, "PAUSE_BEFORE_RESTART", 0.0)
    worker = script(
        tmp_path / "worker.py",
        f"{LOGS}n = len(open(sys.argv[0] + '.log').readlines())\ntime.sleep(60 if n > 2 else 0)",
    )
    log = tmp_path / "worker.py.log"
    waits = f"import os, time\nwhile not os.path.exists({str(log)!r}) or len(open({str(log)!r}).readlines()) < 3: time.sleep(.01)\nraise SystemExit(7)"
    assert serve.supervise([script(tmp_path / "site.py", waits)], worker) == 7
    started = pids(tmp_path / "worker.py")
    assert len(started) == 3
    assert not any(map(is_alive, started))


def test_a_site_without_worker_has_none(tmp_path):
    assert serve.supervise([script(tmp_path / "site.py", "raise SystemExit(0)")], None) == 0


def test_a_process_of_the_site_that_was_killed_is_started_again(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(serve, "PAUSE_BEFORE_RESTART", 0.0)
    text = f"{LOGS}n = len(open(sys.argv[0] + '.log').readlines())\nos.kill(os.getpid(), 9) if n < 3 else sys.exit(5)"
    assert serve.supervise([script(tmp_path / "site.py", text)], None) == 5
    assert len(pids(tmp_path / "site.py")) == 3


def test_whoever_stops_it_stops_both(tmp_path):
    site = script(tmp_path / "site.py", f"{LOGS}time.sleep(60)")
    worker = script(tmp_path / "worker.py", f"{LOGS}time.sleep(60)")
    code = f"import sys; from config.serve import supervise; sys.exit(supervise([{site!r}] * 2, {worker!r}))"
    with subprocess.Popen([sys.executable, "-c", code], cwd=settings.BASE_DIR) as running:
        while len(pids(tmp_path / "site.py")) < 2 or not pids(tmp_path / "worker.py"):
            time.sleep(0.01)
        running.terminate()
        assert running.wait(30) == 0
    children = pids(tmp_path / "site.py") + pids(tmp_path / "worker.py")
    assert not any(map(is_alive, children))
