import stat
from concurrent.futures import ThreadPoolExecutor

from config.secret import keep_private, keep_private_file, read_or_create_secret_key


def test_the_key_is_made_once(tmp_path):
    path = tmp_path / "secret_key"
    assert read_or_create_secret_key(path) == read_or_create_secret_key(path)


def test_only_its_owner_can_read_it(tmp_path):
    path = tmp_path / "secret_key"
    read_or_create_secret_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_installations_have_two_keys(tmp_path):
    assert read_or_create_secret_key(tmp_path / "a") != read_or_create_secret_key(tmp_path / "b")


def test_processes_that_start_together_agree(tmp_path):
    path = tmp_path / "secret_key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(read_or_create_secret_key, [path] * 32))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50


def test_a_data_folder_is_its_owners_alone(tmp_path):
    for folder in (tmp_path / "new" / "data", tmp_path / "open"):
        if folder.name == "open":
            folder.mkdir(mode=0o755)
        keep_private(folder)
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_database_file_is_its_owners_alone(tmp_path):
    new, old = tmp_path / "new.sqlite3", tmp_path / "old.sqlite3"
    old.write_bytes(b"rows")
    old.chmod(0o644)
    for path in (new, old):
        keep_private_file(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert old.read_bytes() == b"rows"
    keep_private_file(tmp_path / "nowhere" / "x.sqlite3")
