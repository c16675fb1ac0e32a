"""System checks of the settings: what `manage.py check` tells, with an id and a hint each."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks


@checks.register()
def settings_are_right(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """config.E001–E018: a setting that is wrong, by what it should be; config.W001: one that nobody reads."""
    found: list[checks.CheckMessage] = [
        checks.Error(f"设置 {problem.name} {problem.what}。", hint=problem.hint, id=problem.id)
        for problem in settings.SETTING_PROBLEMS
    ]
    found += [
        checks.Warning(
            f"没有名为 {name} 的设置。", hint="请对照 .env.example 核对名称，或删去它。", id="config.W001"
        )
        for name in settings.UNKNOWN_SETTINGS
    ]
    return found
