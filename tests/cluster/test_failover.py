"""Under mixed load a standby dies, one is cut off, the primary dies: readers go on, and nothing answered is lost."""

import time

import pytest

from config.standbys import MOST_SILENCE
from tests.cluster.load import Load, readiness
from tests.cluster.postgres import running_cluster, wait_for
from tests.cluster.sites import PASSWORD, running_sites

MOST_TROUBLE = 2.0  # seconds
# After which a page that waits for a standby that hangs is made again.
MOST_WAIT = 2.5  # seconds


@pytest.fixture(scope="module")
def cluster():
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def sites(cluster, tmp_path_factory):
    with running_sites(tmp_path_factory.mktemp("sites"), cluster) as sites:
        yield sites


@pytest.fixture
def load(sites):
    return Load(sites.address, "admin", PASSWORD)


def test_a_standby_that_dies_is_missed_by_nobody_and_taken_back(cluster, sites, load):
    victim = cluster.standbys[0]
    with load.running():
        time.sleep(3)
        victim.kill()
        wait_for(lambda: sites.are_reading_from("standby2"), "the dead standby to be left out")
        time.sleep(3)
        victim.start()
        wait_for(lambda: sites.are_reading_from("standby1", "standby2"), "it to be taken back")
    print(f"\na standby killed: {load.statuses()}, slowest {load.slowest():.2f} s")
    assert set(load.statuses()["read"]) == {200}
    assert not load.refused()


def test_a_standby_that_hangs_keeps_nobody_waiting_and_is_taken_back(cluster, sites, load):
    victim = cluster.standbys[0]
    with load.running():
        time.sleep(3)
        usual = load.slowest()
        victim.hang()
        hung_at = time.monotonic()
        try:
            wait_for(lambda: sites.are_reading_from("standby2"), "the hanging standby to be left out")
            left_out_after = time.monotonic() - hung_at
            time.sleep(5)
        finally:
            victim.go_on()
        wait_for(lambda: sites.are_reading_from("standby1", "standby2"), "it to be taken back")
        time.sleep(1)
    print(
        f"\na standby hung: left out after {left_out_after:.2f} s, {load.statuses()}, slowest {load.slowest():.2f} s "
        f"(before {usual:.2f} s)"
    )
    assert set(load.statuses()["read"]) == {200}
    assert not load.refused()
    # Beside what a page takes anyway on this machine.
    assert load.slowest() <= usual * 2 + MOST_WAIT


def test_a_standby_that_lags_is_not_read(cluster, sites):
    victim = cluster.standbys[0]
    victim.receive_from("host=127.0.0.1 port=1")
    wait_for(lambda: not victim.ask("SELECT 1 FROM pg_stat_wal_receiver"), "the standby to be cut off")
    cluster.primary.ask("CREATE TABLE moved_on (number int)")
    began = time.monotonic()
    wait_for(lambda: sites.are_reading_from("standby2"), "the standby to be left out")
    print(f"\na standby cut off: left out after {time.monotonic() - began:.2f} s")
    victim.receive_from(victim.conninfo(cluster.primary))
    wait_for(lambda: sites.are_reading_from("standby1", "standby2"), "it to be taken back")


def test_a_primary_that_hangs_is_told_of_to_writers_and_readers_go_on(cluster, sites, load):
    with load.running():
        time.sleep(3)
        usual = load.slowest()
        cluster.primary.hang()
        hung_at = time.monotonic()
        try:
            asked = [readiness(port) for port in sites.ports]
            time.sleep(MOST_SILENCE + 8)
        finally:
            went_on_at = time.monotonic()
            cluster.primary.go_on()
        wait_for(lambda: sites.are_reading_from("standby1", "standby2"), "both standbys to be read")
        time.sleep(3)
    refused = load.refused()
    waited = max(each.seconds for each in refused)
    answered = [each.at for log in load.written for each in log if each.status == 302]
    print(
        f"\nthe primary hung: {load.statuses()}, writers were told after {waited:.2f} s at most, slowest page "
        f"{load.slowest():.2f} s (before {usual:.2f} s)"
    )
    assert {each.status for each in refused} == {503}
    assert all("请过几秒再试" in each.text for each in refused)
    # Each is there before the next one is asked.
    assert all(each.status == 503 and "数据库没有应答" in each.text for each in asked)
    assert all(each.seconds <= MOST_SILENCE + 2 * MOST_WAIT + usual for each in asked)
    assert min(each.at for each in refused) >= hung_at - MOST_SILENCE
    assert waited <= MOST_SILENCE + 2 * MOST_WAIT + usual
    assert set(load.statuses()["read"]) == {200}
    assert any(at > went_on_at for at in answered)
    stored = {name for (name,) in cluster.primary.ask("SELECT name FROM documents_source")}
    assert load.accepted() <= stored


def test_the_primary_dies_and_a_standby_takes_its_place(cluster, sites, load):
    with load.running():
        time.sleep(4)
        cluster.primary.kill()
        killed_at = time.monotonic()
        time.sleep(2)
        heir, other = sorted(cluster.standbys, key=lambda standby: -standby.received())
        heir.promote()
        other.receive_from(other.conninfo(heir))
        promoted_at = time.monotonic()
        time.sleep(8)
    stored = {name for (name,) in heir.ask("SELECT name FROM documents_source")}
    answered = [each.at for log in load.written for each in log if each.status == 302]
    print(
        f"\nthe primary killed: {load.statuses()}, longest trouble of a reader {load.longest_trouble():.2f} s, "
        f"slowest page {load.slowest():.2f} s, no writing for "
        f"{min(at for at in answered if at > killed_at) - killed_at:.2f} s, of them {promoted_at - killed_at:.2f} s "
        f"until the standby was promoted; {len(load.accepted())} writes answered, "
        f"{len(load.accepted() - stored)} lost"
    )
    assert load.accepted() <= stored
    assert any(at > promoted_at for at in answered)
    assert load.longest_trouble() <= MOST_TROUBLE
    assert {each.status for each in load.refused()} <= {503}
    assert all("请过几秒再试" in each.text for each in load.refused())
    assert "一致" in sites.command("check_integrity")
