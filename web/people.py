"""People by name, as a page tells who did something."""

from django.contrib.auth.models import User


def name_of(account: User | None) -> str:
    """Family name first, as Chinese names are written; the account's own where no name was given, "" for nobody."""
    if account is None:
        return ""
    written = f"{account.last_name}{account.first_name}"
    return (account.get_full_name() if written.isascii() else written) or account.get_username()
