"""What the site adds to the admin by itself."""

from web.desk import accounts, theme_words  # noqa: F401 - register their admins
