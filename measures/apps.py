from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "measures"
    verbose_name = "举措与主题"

    def ready(self):
        from documents.followers import follow
        from measures import checks  # noqa: F401 - registers them
        from measures.actions.tallies import refresh_tallies

        follow(refresh_tallies)
