"""A restore killed while the search index is made: the database is as it was before, searched as before."""


def test_a_restore_killed_before_its_index_is_made_leaves_search_whole(drive, tmp_path):
    assert "nothing amiss" in drive("tests.documents.backup.kill_driver", str(tmp_path))
