from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "measures"
    verbose_name = "举措与主题"

    def ready(self):
        from documents.followers import articles_moved
        from measures import checks  # noqa: F401 - registers them
        from measures.actions.tallies import add_to_tallies, refresh_tallies

        articles_moved.follow(refresh_tallies, adding=add_to_tallies)
