"""System checks of the settings: what `manage.py check` tells, with an id and a hint each."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

CHECKED = frozenset({"verify-ca", "verify-full"})
HERE = ("127.", "localhost", "::1")


@checks.register()
def settings_are_right(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """config.E001–E019: a setting that is wrong, by what it should be; config.W001: one that nobody reads."""
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


@checks.register(deploy=True)
def databases_are_reached_by_tls(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """config.W002: a PostgreSQL on another machine whose certificate is not looked at."""
    return [
        checks.Warning(
            f"到数据库 {alias} 所在机器的连接没有要求核对证书，密码和内容可能以明文经过网络。",
            hint="请在地址末尾加 ?sslmode=verify-full（要用自签的根证书再加 &sslrootcert=文件）。",
            id="config.W002",
        )
        for alias, database in settings.DATABASES.items()
        if is_in_clear(database)
    ]


def is_in_clear(database: dict[str, Any]) -> bool:
    """Whether it stands on another machine and need not show its certificate."""
    hosts = filter(None, str(database.get("HOST", "")).split(","))
    is_elsewhere = any(not host.startswith((*HERE, "/")) for host in hosts)
    return is_elsewhere and database.get("OPTIONS", {}).get("sslmode") not in CHECKED
