"""A wrong setting is a sentence in Chinese and exit code 2, whoever starts what; a right one is read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks

from config.checks import databases_are_reached_by_tls
from config.environment import Environment
from config.standbys import MOST_SILENCE

NOTHING = Path("/nowhere/.env")
FALSE_WORDS = ("0", "false", "No", "OFF")


@pytest.fixture
def env(monkeypatch):
    def make(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return Environment(NOTHING)

    return make


@pytest.mark.parametrize(
    ("method", "arguments", "value", "check_id"),
    [
        ("database", ("sqlite:///x",), "garbage", "config.E001"),
        ("database", ("sqlite:///x",), "mysql://a/b", "config.E001"),
        ("database", ("sqlite:///x",), "postgres://a:hidden@b:c/d", "config.E001"),
        ("folder", (Path("/x"),), "/etc/passwd/x", "config.E002"),
        ("switch", (False,), "ja", "config.E003"),
        ("number", (1.0,), "nan", "config.E004"),
        ("number", (1.0,), "-1", "config.E004"),
        ("seconds", (1.0,), "nan", "config.E019"),
        ("seconds", (1.0,), "3601", "config.E019"),
        ("hosts", ([],), "https://a.example", "config.E005"),
        ("hosts", ([],), ",", "config.E005"),
        ("origins", (), "a.example", "config.E006"),
        ("origins", (), "https://a.example/path", "config.E006"),
        ("time_zone", ("UTC",), "Mars/Olympus", "config.E007"),
        ("log_level", ("WARNING",), "LOUD", "config.E008"),
        ("address", (), "file:///etc/passwd", "config.E009"),
        ("key", (), "short", "config.E010"),
        ("own_address", (), "db1:8000", "config.E018"),
        ("own_address", (), "::1", "config.E018"),
        ("contact", (), "someone", "config.E012"),
        ("mail", (), "mail.example.gov.cn", "config.E013"),
        ("mail", (), "smtp://", "config.E013"),
        ("choice", ("line", ("line", "json")), "xml", "config.E016"),
    ],
)
def test_what_is_wrong_is_kept_and_never_taken(env, method, arguments, value, check_id):
    environment = env(XIANJIE_TRIED=value)
    getattr(environment, method)("XIANJIE_TRIED", *arguments)
    (problem,) = environment.problems
    assert problem.id == check_id
    assert problem.hint.endswith("。")
    assert "XIANJIE_TRIED" in str(problem)
    assert "hidden" not in str(problem)


def test_several_hosts_are_tried_for_the_one_that_takes_writes(env):
    found = env(XIANJIE_TRIED="postgres://u@a:5432,b:5433/x").database("XIANJIE_TRIED", "sqlite:///x")
    assert (found["HOST"], found["PORT"]) == ("a,b", "5432,5433")
    assert found["OPTIONS"]["target_session_attrs"] == "read-write"
    told = env(XIANJIE_TRIED="postgres://u@a,b/x?target_session_attrs=primary").database(
        "XIANJIE_TRIED", "sqlite:///x"
    )
    assert told["OPTIONS"]["target_session_attrs"] == "primary"
    alone = env(XIANJIE_TRIED="postgres://u@a/x").database("XIANJIE_TRIED", "sqlite:///x")
    assert "target_session_attrs" not in alone["OPTIONS"]


def test_a_server_that_lost_its_power_is_not_waited_for_unless_the_address_says_so(env):
    found = env(XIANJIE_TRIED="postgres://u@a/x").database("XIANJIE_TRIED", "sqlite:///x")
    assert found["OPTIONS"]["tcp_user_timeout"] == 10_000
    told = env(XIANJIE_TRIED="postgres://u@a/x?tcp_user_timeout=0").database("XIANJIE_TRIED", "sqlite:///x")
    assert int(told["OPTIONS"]["tcp_user_timeout"]) == 0
    standbys = env(XIANJIE_TRIED="postgres://u@b/x").standbys("XIANJIE_TRIED", of=found)
    assert standbys[0]["OPTIONS"]["tcp_user_timeout"] == 10_000
    assert "OPTIONS" not in env(XIANJIE_TRIED="sqlite:///x").database("XIANJIE_TRIED", "sqlite:///y")


def test_a_server_that_takes_connections_and_says_nothing_is_waited_for_a_few_seconds(env):
    def seconds(address):
        return int(
            env(XIANJIE_TRIED=address).database("XIANJIE_TRIED", "sqlite:///x")["OPTIONS"]["connect_timeout"]
        )

    alone, of_several = seconds("postgres://u@a/x"), seconds("postgres://u@a,b/x")
    assert 0 < of_several < alone <= MOST_SILENCE
    assert (
        seconds("postgres://u@a/x?connect_timeout=9") == seconds("postgres://u@a,b/x?connect_timeout=9") == 9
    )
    main = env(XIANJIE_TRIED="postgres://u@a/x").database("XIANJIE_TRIED", "sqlite:///x")
    (standby,) = env(XIANJIE_TRIED="postgres://u@b/x").standbys("XIANJIE_TRIED", of=main)
    assert standby["OPTIONS"]["connect_timeout"] == of_several


@pytest.mark.parametrize(
    ("value", "engine", "count", "problems"),
    [
        ("postgres://u@a/x postgres://u@b/x", "postgresql", 2, 0),
        ("postgres://u@a/x", "sqlite3", 0, 1),
        ("postgres://u@a/x sqlite:///y", "postgresql", 0, 1),
        ("postgres://u@a/x, garbage", "postgresql", 0, 1),
    ],
)
def test_standbys_follow_a_postgresql(env, value, engine, count, problems):
    environment = env(XIANJIE_TRIED=value)
    found = environment.standbys("XIANJIE_TRIED", of={"ENGINE": f"django.db.backends.{engine}"})
    assert len(found) == count
    assert [problem.id for problem in environment.problems] == ["config.E014"] * problems


def test_what_is_right_is_read(env):
    environment = env(XIANJIE_TRIED=" On ")
    assert environment.switch("XIANJIE_TRIED", False) is True
    for word in FALSE_WORDS:
        assert env(XIANJIE_TRIED=word).switch("XIANJIE_TRIED", True) is False
    assert env(XIANJIE_TRIED="a.example, 127.0.0.1").hosts("XIANJIE_TRIED", []) == ["a.example", "127.0.0.1"]
    assert env(XIANJIE_TRIED="https://a.example/").origins("XIANJIE_TRIED") == ["https://a.example"]
    assert env(XIANJIE_TRIED="postgres://a@b/c").database("XIANJIE_TRIED", "sqlite:///x")["NAME"] == "c"
    assert env(XIANJIE_TRIED="debug").log_level("XIANJIE_TRIED", "") == "DEBUG"
    assert environment.problems == []


def test_an_empty_line_is_none(env):
    environment = env(XIANJIE_TRIED="")
    assert environment.number("XIANJIE_TRIED", 5) == 5
    assert environment.database("XIANJIE_TRIED", "sqlite:///x")["NAME"] == "x"
    assert environment.problems == []


def test_what_another_setting_needs_is_missed(env):
    environment = env()
    environment.text("XIANJIE_MODEL", needed_by="XIANJIE_URL")
    assert "XIANJIE_URL" in str(environment.problems[0])


def test_the_check_tells_problems_and_unknown_names(env, settings):
    environment = env(XIANJIE_TRIED="ja", XIANJIE_MISSPELT="1")
    environment.switch("XIANJIE_TRIED", False)
    settings.SETTING_PROBLEMS, settings.UNKNOWN_SETTINGS = environment.problems, environment.unknown()
    told = {message.id: message for message in run_checks()}
    assert told["config.E003"].hint
    assert "XIANJIE_MISSPELT" in told["config.W001"].msg


@pytest.mark.parametrize(
    ("host", "options", "is_told"),
    [
        ("", {}, False),
        ("/var/run/postgresql", {}, False),
        ("127.0.0.1,localhost", {}, False),
        ("db1.example", {}, True),
        ("127.0.0.1,db1.example", {"sslmode": "require"}, True),
        ("db1.example", {"sslmode": "verify-full"}, False),
    ],
)
def test_a_database_of_another_machine_is_to_show_its_certificate(monkeypatch, host, options, is_told):
    # Django warns of DATABASES that are set anew, for it does not look at them again; this check does.
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", host)
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", options)
    assert [each.id for each in databases_are_reached_by_tls()] == ["config.W002"] * is_told


def run(*arguments, **variables):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"DATABASE_URL": "garbage"}, "设置 DATABASE_URL 不是数据库的地址"),
        ({"DATABASE_URL": "postgres://u:hidden@127.0.0.1:9/x"}, "数据库没有应答"),
        ({"DATABASE_URL": "sqlite:////proc/x.sqlite3"}, "数据库没有应答"),
        ({"XIANJIE_REQUIRE_LOGIN": "ja"}, "设置 XIANJIE_REQUIRE_LOGIN 不是开关"),
        ({"XIANJIE_DATA_DIR": "/etc/passwd/x"}, "不能写入"),
    ],
)
@pytest.mark.parametrize("arguments", [("manage.py", "check_integrity"), ("-m", "config.serve", "0")])
def test_nothing_starts_on_wrong_settings(arguments, variables, words):
    done = run(*arguments, **variables)
    assert done.returncode == 2
    assert done.stderr.startswith(words) or words in done.stderr
    assert done.stderr.count("\n") == 1
    assert "hidden" not in done.stderr


def test_a_database_without_tables_asks_for_them(tmp_path):
    done = run("manage.py", "check_integrity", DATABASE_URL=f"sqlite:///{tmp_path / 'x'}")
    assert done.returncode == 2
    assert "migrate" in done.stderr


def test_a_setting_asks_for_the_package_that_it_needs(env):
    environment = env()
    environment.needs_package("XIANJIE_OIDC_ISSUER", "authlib")
    assert environment.problems == []
    environment.needs_package("XIANJIE_OIDC_ISSUER", "no_such_package")
    assert [problem.id for problem in environment.problems] == ["config.E017"]
