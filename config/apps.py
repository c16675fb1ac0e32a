from django.apps import AppConfig, apps

# Of packages that name themselves in English alone, as the admin shows them.
_NAMES = {"axes": "登录防护", "django_tasks_database": "后台任务"}


class SiteConfig(AppConfig):
    name = "config"
    verbose_name = "站点"

    def ready(self) -> None:
        from config import checks  # noqa: F401 - registers them

        for label, verbose_name in _NAMES.items():
            apps.get_app_config(label).verbose_name = verbose_name
