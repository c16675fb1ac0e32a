"""A server without standbys that hangs (SIGSTOP): whoever waits for it is told so in time, and nobody waits for ever."""

import time

import pytest

from config.standbys import MOST_SILENCE
from tests.cluster.load import Load, readiness
from tests.cluster.postgres import wait_for
from tests.cluster.sites import PASSWORD, Sites, serving

# What whoever comes just before it is said to hang waits for a new connection, and what a busy machine adds.
MOST_WAIT = 5.0  # seconds


@pytest.fixture
def sites(server, tmp_path):
    sites = Sites(tmp_path, server.url, "")
    sites.make()
    with serving(sites):
        wait_for(sites.answers, "the site")
        yield sites


def test_a_single_server_that_hangs_is_told_of_and_taken_back(server, sites):
    # Past the proxy, which takes a site that says it is not alive for dead.
    port = sites.ports[0]
    load = Load(f"http://127.0.0.1:{port}", "admin", PASSWORD)
    with load.running():
        time.sleep(3)
        usual = load.slowest()
        server.hang()
        hung_at = time.monotonic()
        try:
            asked = [readiness(port) for _ in range(2)]
            time.sleep(MOST_SILENCE + 3)
        finally:
            server.go_on()
        went_on_at = time.monotonic()
        wait_for(lambda: readiness(port).status == 200, "the site to be ready again")
        wait_for(lambda: any(each.at > went_on_at for each in accepted(load)), "forms to be stored again")
        time.sleep(2)
    told = [each for log in (*load.read, *load.written) for each in log if each.is_error]
    print(
        f"\na single server hung: {load.statuses()}, told after {max(each.seconds for each in told):.2f} s at most, "
        f"/readyz after {asked[0].seconds:.2f} and {asked[1].seconds:.2f} s; slowest before {usual:.2f} s"
    )
    bound = MOST_SILENCE + MOST_WAIT + 2 * usual
    assert all(each.status == 503 and "数据库没有应答" in each.text for each in asked)
    assert {each.status for each in told} == {503}
    assert max(each.seconds for each in (*asked, *told)) <= bound
    assert all("请过几秒再试" in each.text for log in load.written for each in log if each.status == 503)
    assert min(each.at + each.seconds for each in told) >= hung_at
    assert max(each.at for each in told) <= went_on_at + bound
    stored = {name for (name,) in server.ask("SELECT name FROM documents_source")}
    assert load.accepted() <= stored
    assert "一致" in sites.command("check_integrity")


def accepted(load):
    return [each for log in load.written for each in log if each.status == 302]
