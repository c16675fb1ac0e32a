from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "文章与来源"

    def ready(self):
        from documents.search import checks  # noqa: F401 - registers them
