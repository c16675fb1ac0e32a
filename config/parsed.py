"""What each kind of setting must look like: from its text to its value."""

import logging
import warnings
import zoneinfo
from ipaddress import IPv4Address
from typing import Any
from urllib.parse import urlsplit

import environ

TRUE, FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})
POSTGRESQL = "django.db.backends.postgresql"
ENGINES = frozenset({"django.db.backends.sqlite3", POSTGRESQL})
# A server that hangs takes connections and says nothing: so many seconds are waited for one that stands alone, and for one of several.
ALONE, AMONG_OTHERS = 5, 2
# A machine that lost its power or its cable closes no connection: libpq gives it up after some ten seconds, instead of two hours.
OF_LOST_MACHINES = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
# Of several hosts, the one that takes writes.
OF_SEVERAL_HOSTS = {"target_session_attrs": "read-write", "connect_timeout": AMONG_OTHERS}
SHORTEST_KEY = 32
# Those of web.accounts.roles, which cannot be asked before there are settings.
ROLES = ("读者", "编辑", "审核", "管理员")


class WrongError(ValueError):
    """(what is wrong, what to do about it), both in Chinese; neither repeats the value, which may be a secret."""


def parsed_database(text: str, connect_timeout: int = ALONE) -> dict[str, Any]:
    wrong = WrongError(
        "不是数据库的地址", "请写成 postgres://用户:密码@主机:5432/库名；用自带的 SQLite 就删去这一行。"
    )
    try:
        with warnings.catch_warnings(action="ignore"):
            found = environ.Env.db_url_config(text)
    except Exception:
        # A parser of somebody else's, of what may be anything.
        raise wrong from None
    if found.get("ENGINE") not in ENGINES or not found.get("NAME"):
        raise wrong
    if found["ENGINE"] == POSTGRESQL:
        ours = {**OF_LOST_MACHINES, "connect_timeout": connect_timeout}
        ours |= OF_SEVERAL_HOSTS if "," in str(found.get("HOST")) else {}
        found["OPTIONS"] = ours | found.get("OPTIONS", {})
    return found


def parsed_databases(text: str) -> list[dict[str, Any]]:
    found = [parsed_database(each, AMONG_OTHERS) for each in text.split()]
    if any(each["ENGINE"] != POSTGRESQL for each in found):
        raise WrongError(
            "不是 PostgreSQL 的地址", "请写成 postgres://用户:密码@主机:5432/库名，几个之间用空格隔开。"
        )
    return found


def parsed_switch(text: str) -> bool:
    if text.lower() not in TRUE | FALSE:
        raise WrongError("不是开关", "请写 1（开）或 0（关），或删去这一行。")
    return text.lower() in TRUE


def parsed_number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number < 1_000_000:
        raise WrongError("不是大于 0 的数", "请写一个数，如 120，或删去这一行。")
    return number


def parsed_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= 3600:
        raise WrongError("不是 0 到 3600 之间的秒数", "请写一个数，如 600，或删去这一行。")
    return seconds


def parsed_hosts(text: str) -> list[str]:
    hosts = [host.strip() for host in text.split(",") if host.strip()]
    if not hosts or any("/" in host or " " in host for host in hosts):
        raise WrongError(
            "不是主机名",
            "请只写主机名，用逗号隔开，如 xianjie.example.gov.cn,127.0.0.1；不带 https:// 与路径。",
        )
    return hosts


def parsed_origins(text: str) -> list[str]:
    origins = [origin.strip().rstrip("/") for origin in text.split(",") if origin.strip()]
    if not all(is_web_address(origin) and not urlsplit(origin).path for origin in origins):
        raise WrongError(
            "不是网站的完整地址", "请写上 https:// 和主机名，用逗号隔开，如 https://xianjie.example.gov.cn。"
        )
    return origins


def parsed_time_zone(text: str) -> str:
    if text not in zoneinfo.available_timezones():
        raise WrongError("不是时区的名称", "请写如 Asia/Shanghai。")
    return text


def parsed_log_level(text: str) -> str:
    if text.upper() not in logging.getLevelNamesMapping():
        raise WrongError("不是日志的级别", "请写 DEBUG、INFO、WARNING 或 ERROR。")
    return text.upper()


def parsed_address(text: str) -> str:
    if not is_web_address(text):
        raise WrongError("不是网址", "请写成 http://主机:端口/路径。")
    return text


def parsed_own_address(text: str) -> str:
    try:
        return str(IPv4Address(text))
    except ValueError:
        raise WrongError(
            "不是 IPv4 地址", "请写成 10.0.0.7 这样；要在本机的所有地址上接受连接，写 0.0.0.0。"
        ) from None


def parsed_roles(text: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    found = {group.strip(): role.strip() for group, _, role in pairs}
    if not all(group and role in ROLES for group, role in found.items()):
        raise WrongError(
            "不是组与角色的对照", f"请写成 组名=角色，用逗号隔开；角色是 {'、'.join(ROLES)} 之一。"
        )
    return found


def parsed_contact(text: str) -> str:
    if not text.startswith(("mailto:", "https://", "tel:")) or any(mark.isspace() for mark in text):
        raise WrongError("不是联系方式", "请写成 mailto:邮箱、tel:电话或 https:// 开头的网址。")
    return text


def parsed_mail(text: str) -> dict[str, Any]:
    wrong = WrongError(
        "不是邮件服务器的地址", "请写成 smtp://用户:密码@主机:25，加密的用 smtp+tls:// 或 smtp+ssl://。"
    )
    try:
        found = environ.Env.email_url_config(text)
    except Exception:
        # A parser of somebody else's, of what may be anything.
        raise wrong from None
    if text.startswith("smtp") and not found.get("EMAIL_HOST"):
        raise wrong
    return found


def is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def parsed_key(text: str) -> str:
    if len(text) < SHORTEST_KEY:
        raise WrongError(
            f"太短，至少要 {SHORTEST_KEY} 个字符", "请换成一长串随机字符；删去这一行，程序就自己生成一个。"
        )
    return text
