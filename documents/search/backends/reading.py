"""The connection that searches read over, as Django's routers say."""

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model


def reading() -> BaseDatabaseWrapper:
    """That of the site's reads just now: the primary's, or a standby's. For statements that no query set writes."""
    return connections[router.db_for_read(Model)]
