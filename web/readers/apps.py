from django.apps import AppConfig


class ReadersConfig(AppConfig):
    name = "web.readers"
    label = "readers"
    verbose_name = "读者"
