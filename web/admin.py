"""What the site adds to the admin by itself."""

from web.desk import accounts  # noqa: F401 - registers the accounts admin
