"""Server and worker killed at ten random moments: nothing lost, doubled or half-written (kill_driver.py); `make kills` does it by the hundred."""

KILLS = 10
SEED = 20210301


def test_kills_at_random_moments_lose_double_and_halve_nothing(drive):
    assert "nothing amiss" in drive("tests.web.desk.kill_driver", str(KILLS), str(SEED))
