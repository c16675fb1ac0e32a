"""What a monitor reads, and who may."""

import os
import re
import time

import pytest
from django.db import DatabaseError, connection

from config import readiness
from intake.jobs.tasks import read_import

KEY = "k" * 32
LINE = re.compile(r"^[a-z_]+(\{status=\"[a-z]+\"\})? -?[0-9.e+]+$")


@pytest.fixture
def read(client, settings):
    settings.METRICS_KEY = KEY

    def read(authorization=f"Bearer {KEY}"):
        return client.get("/metrics", headers={"Authorization": authorization})

    return read


def samples(answer):
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    assert all(map(LINE.match, lines)), lines
    return {name: float(number) for name, number in (line.split(" ") for line in lines)}


def test_without_a_key_in_the_settings_there_is_no_such_page(admin_client):
    assert admin_client.get("/metrics").status_code == 404


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer ", f"Basic {KEY}", KEY, "Bearer 密钥", f"Bearer {KEY}k"]
)
def test_without_the_key_it_is_shut(read, authorization, db):
    answer = read(authorization)
    assert answer.status_code == 401
    assert "xianjie_" not in answer.text


def test_signing_in_opens_nothing(admin_client, settings):
    settings.METRICS_KEY = KEY
    assert admin_client.get("/metrics").status_code == 401


def test_it_counts_what_is_there(read, world):
    read_import.enqueue(1)
    answer = read()
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    found = samples(answer)
    assert found['xianjie_articles{status="published"}'] == 3
    assert found['xianjie_articles{status="draft"}'] == 1
    assert found['xianjie_measures{status="rejected"}'] == 1
    assert found['xianjie_measures{status="confirmed"}'] == 1
    assert found['xianjie_jobs{status="ready"}'] == 1
    assert found["xianjie_job_waiting_seconds"] >= 0
    assert found["xianjie_problems"] == 0
    assert found["xianjie_disk_free_bytes"] > 0


def test_the_age_is_that_of_the_newest_backup_that_proved_good(read, world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert "xianjie_backup_age_seconds" not in samples(read())
    (tmp_path / "backups").mkdir()
    ages = {"xianjie-20260101-023000.backup": 9000, "xianjie-20260102-023000.backup": 5000}
    for name, age in {**ages, "xianjie-20260103-023000.backup.unproven": 0, "other.backup": 0}.items():
        path = tmp_path / "backups" / name
        path.touch()
        os.utime(path, (time.time() - age,) * 2)
    assert 5000 <= samples(read())["xianjie_backup_age_seconds"] < 9000


def test_each_name_is_told_once_with_its_kind(read, world):
    told = re.findall(r"^# TYPE (\w+) gauge$", read().text, re.M)
    assert len(told) == len(set(told))
    assert {name.split("{")[0] for name in samples(read())} == set(told)


def test_what_readyz_finds_is_counted(read, world, monkeypatch):
    monkeypatch.setattr(readiness, "LEAST_FREE_BYTES", 1 << 60)
    assert samples(read())["xianjie_problems"] == 1


def test_a_database_that_is_gone_is_a_problem(read, monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = read()
    assert (answer.status_code, answer.text) == (503, "xianjie_problems 1\n")
