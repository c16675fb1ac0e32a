"""What only the installation itself may read: its data, and the signing key that it makes where it was given none."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path


def keep_private(folder: Path) -> None:
    """Make the folder where it is missing, and open it to nobody but its owner: the database holds drafts and passwords.

    A folder of somebody else's stays as it was made for us.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        folder.chmod(0o700)


def keep_private_file(path: Path) -> None:
    """Make the file where it is missing, for its owner alone; SQLite gives its own files beside it the same mode.

    What cannot be made or changed is told by whoever opens it.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))
        path.chmod(0o600)


def read_or_create_secret_key(path: Path) -> str:
    """Return the key in `path`, making one (readable by its owner only) where none is.

    Several processes may start at once: each writes a whole file of its own, the first link wins, all read that. Where
    the folder cannot be used the key is good for nothing but to tell so (config.problems).
    """
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        return secrets.token_urlsafe(50)
    if not path.exists():
        descriptor, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text()
