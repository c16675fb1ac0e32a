"""A standby is read while it answers and lacks nothing that the primary had a second ago."""

import socket
import time
from threading import Event, Thread

import pytest
from django.db import connections
from psycopg2 import OperationalError

from config.standbys import MOST_LAG, MOST_SILENCE, Log, Standby, Watch, cut


@pytest.fixture
def log():
    log = Log()
    for second, written in enumerate((100, 200, 300)):
        log.note(second * MOST_LAG, written)
    return log


@pytest.mark.parametrize(
    ("replayed", "answered_at", "is_fit"),
    [(200, 1.9, True), (300, 2.0, True), (199, 2.0, False), (300, 1.0, False)],
)
def test_at_the_third_second_it_must_have_what_stood_at_the_second(log, replayed, answered_at, is_fit):
    standby = Standby()
    standby.note(answered_at * MOST_LAG, replayed)
    assert standby.is_fit(log, 2.0 * MOST_LAG) is is_fit


def test_where_the_primary_is_gone_what_it_last_wrote_is_asked_for(log):
    standby = Standby()
    standby.note(9 * MOST_LAG, 299)
    assert not standby.is_fit(log, 9 * MOST_LAG)
    standby.note(9 * MOST_LAG, 300)
    assert standby.is_fit(log, 9 * MOST_LAG)


def test_one_that_was_promoted_lacks_nothing(log):
    standby = Standby()
    standby.note(2 * MOST_LAG, float("inf"))
    assert standby.is_fit(log, 2 * MOST_LAG)


def test_before_the_primary_is_known_nobody_is_fit():
    log, standby = Log(), Standby()
    standby.note(5.0, 100)
    assert not standby.is_fit(log, 5.0)
    log.note(5.0, 50)
    assert not standby.is_fit(log, 5.0)
    assert standby.is_fit(log, 5.0 + MOST_LAG / 2) is False


def test_one_that_failed_a_request_is_left_out_until_it_answers_again(log):
    standby = Standby()
    standby.note(2 * MOST_LAG, 300)
    standby.leave_out()
    assert not standby.is_fit(log, 2 * MOST_LAG)
    standby.note(2 * MOST_LAG, 300)
    assert standby.is_fit(log, 2 * MOST_LAG)


def test_the_choice_is_among_the_fit(monkeypatch):
    watch = Watch(["standby1", "standby2"])
    monkeypatch.setattr("config.standbys.time.monotonic", lambda: 10.0)
    assert watch.choose() is None
    watch.log.note(10.0 - MOST_LAG, 40)
    watch.standbys["standby2"].note(10.0, 50)
    watch.standbys["standby1"].note(10.0, 30)
    assert {watch.choose() for _ in range(20)} == {"standby2"}
    assert watch.behind() == {"standby1": 10.0, "standby2": 0.0}


class Wrapper:
    """Django's, as far as it is asked here: what it wraps has a number of the system's."""

    def __init__(self, connection):
        self.connection = connection

    def get_new_connection(self):
        return "new"


def answers(watch, alias):
    if alias == "default":
        watch.primary_answered_at = time.monotonic()
    else:
        watch.standbys[alias].note(time.monotonic(), 0)


def is_silent(watch, alias):
    if alias == "default":
        watch.primary_answered_at -= MOST_SILENCE
    else:
        watch.leave_out(alias)


@pytest.mark.parametrize("alias", ["default", "standby1"])
def test_who_waits_for_a_database_that_hangs_is_let_go(alias):
    """A client of the database waits for what a stopped server never sends; so does this one."""
    watch = Watch(["standby1"])
    ours, theirs = socket.socketpair()
    read, is_reading = [], Event()

    def page():
        connections[alias] = Wrapper(ours)
        with watch.using(alias):
            is_reading.set()
            read.append(ours.recv(1))
            with pytest.raises(OperationalError, match=f"{alias} does not answer"):
                connections[alias].get_new_connection()
            answers(watch, alias)
            read.append(connections[alias].get_new_connection())

    with ours, theirs:
        reader = Thread(target=page)
        reader.start()
        is_reading.wait(5)
        answers(watch, alias)
        assert watch.cut_hanging() == 0
        is_silent(watch, alias)
        assert watch.cut_hanging() == 1
        reader.join(5)
        assert read == [b"", "new"]
        assert watch.cut_hanging() == 0


def test_where_nobody_looks_nobody_is_said_to_hang():
    """As in commands, which wait as long as they must."""
    assert Watch([]).is_answering("default", time.monotonic() + MOST_SILENCE)


def test_what_this_process_did_not_run_for_is_no_silence_of_the_primary():
    watch = Watch([])
    watch.primary_answered_at = 100.0
    assert not watch.is_answering("default", 100.0 + MOST_SILENCE)
    watch.forgive(100.0 + MOST_SILENCE, MOST_SILENCE / 2)
    assert watch.is_answering("default", 100.0 + MOST_SILENCE)
    assert not watch.is_answering("default", 100.0 + MOST_SILENCE * 1.5)
    watch.forgive(110.0, 1000.0)
    assert not watch.is_answering("default", 110.0 + MOST_SILENCE)


def test_a_connection_that_is_not_there_yet_is_left_alone():
    assert not cut(Wrapper(None))
