from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "导入"

    def ready(self) -> None:
        from intake.jobs.recounting import recount
        from measures.models.theme import themes_regrouped

        themes_regrouped.follow(recount)
