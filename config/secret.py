"""The signing key of an installation that was given none: made once, kept beside its data."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path


def read_or_create_secret_key(path: Path) -> str:
    """Return the key in `path`, making one (readable by its owner only) where none is.

    Several processes may start at once: each writes a whole file of its own, the first link wins, all read that.
    """
    if not path.exists():
        descriptor, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text()
