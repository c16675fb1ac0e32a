from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "documents.search"
    label = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from documents.search import checks  # noqa: F401 - registers them
