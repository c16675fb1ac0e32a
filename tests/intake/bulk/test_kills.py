"""A bulk load killed after each of its first batches and run again: nothing lost, doubled or out of step."""


def test_a_load_that_is_killed_is_resumed_without_loss(drive, tmp_path):
    assert "nothing amiss" in drive("tests.intake.bulk.kill_driver", str(tmp_path))
