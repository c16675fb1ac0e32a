from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "measures"
    verbose_name = "举措与主题"

    def ready(self):
        from measures import checks  # noqa: F401 - registers them
