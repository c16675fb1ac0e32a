from django.apps import AppConfig
from django.db.backends.signals import connection_created


class SearchConfig(AppConfig):
    name = "documents.search"
    label = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from documents.search import checks  # noqa: F401 - registers them
        from documents.search.backends.following import teach

        connection_created.connect(teach, dispatch_uid="documents.search")
