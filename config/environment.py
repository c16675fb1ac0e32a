"""The installation's settings as the environment and `.env` give them; what is wrong with one is kept, not raised.

A wrong setting is a sentence for whoever runs the site (`config.problems`), never a traceback and never a default that
opens what was meant to be shut: nothing starts while one is wrong.
"""

import logging
import os
import warnings
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import environ

from config.secret import keep_private

Value = TypeVar("Value")
TRUE, FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})
POSTGRESQL = "django.db.backends.postgresql"
ENGINES = frozenset({"django.db.backends.sqlite3", POSTGRESQL})
# Of several hosts, the one that takes writes; a host that is gone is given up soon.
OF_SEVERAL_HOSTS = {"target_session_attrs": "read-write", "connect_timeout": 2}
SHORTEST_KEY = 32
# Those of web.accounts.roles, which cannot be asked before there are settings.
ROLES = ("读者", "编辑", "审核", "管理员")
OURS, OF_TESTS = "XIANJIE_", "XIANJIE_TEST_"


class WrongError(ValueError):
    """(what is wrong, what to do about it), both in Chinese; neither repeats the value, which may be a secret."""


@dataclass(frozen=True, slots=True)
class Problem:
    id: str
    name: str
    what: str
    hint: str

    def __str__(self) -> str:
        return f"设置 {self.name} {self.what}。{self.hint}"


class Environment:
    """Every method reads one setting; the name, the value where there is none, and how it must look."""

    def __init__(self, path: Path) -> None:
        environ.Env.read_env(path)
        self.problems: list[Problem] = []
        self.asked: set[str] = set()

    def read(self, name: str, default: Value, check_id: str, parse: Callable[[str], Value]) -> Value:
        """What is set, parsed; the default where nothing is or where it is wrong."""
        self.asked.add(name)
        text = os.environ.get(name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except WrongError as error:
            self.problems.append(Problem(check_id, name, *error.args))
            return default

    def database(self, name: str, default: str) -> dict[str, Any]:
        return self.read(name, environ.Env.db_url_config(default), "config.E001", parsed_database)

    def standbys(self, name: str, *, of: dict[str, Any]) -> list[dict[str, Any]]:
        """Databases that follow `of`, which must be PostgreSQL; the same options where an address names none."""
        found: list[dict[str, Any]] = self.read(name, [], "config.E014", parsed_databases)
        if found and of["ENGINE"] != POSTGRESQL:
            what, hint = "要主库也是 PostgreSQL", "请写上 DATABASE_URL，或删去这一行。"
            self.problems.append(Problem("config.E014", name, what, hint))
            return []
        return found

    def folder(self, name: str, default: Path) -> Path:
        """A folder that this process may write to; made, and shut to others."""
        self.asked.add(name)
        folder = Path(os.environ.get(name, "").strip() or default)
        try:
            keep_private(folder)
            # Named in the settings of static files, which want it there.
            (folder / "static").mkdir(exist_ok=True)
            probe = folder / f".{os.getpid()}.probe"
            probe.touch()
            probe.unlink()
        except OSError as error:
            what = f"所指的目录不能写入（{error.strerror}）"
            hint = "请换一个目录，或让运行本程序的用户有权写入。"
            self.problems.append(Problem("config.E002", name, what, hint))
        return folder

    def switch(self, name: str, default: bool) -> bool:
        return self.read(name, default, "config.E003", parsed_switch)

    def number(self, name: str, default: float) -> float:
        return self.read(name, default, "config.E004", parsed_number)

    def hosts(self, name: str, default: list[str]) -> list[str]:
        return self.read(name, default, "config.E005", parsed_hosts)

    def origins(self, name: str) -> list[str]:
        return self.read(name, [], "config.E006", parsed_origins)

    def time_zone(self, name: str, default: str) -> str:
        return self.read(name, default, "config.E007", parsed_time_zone)

    def log_level(self, name: str, default: str) -> str:
        return self.read(name, default, "config.E008", parsed_log_level)

    def choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        def parse(text: str) -> str:
            if text.lower() not in choices:
                raise WrongError("不在可选之列", f"请写 {' 或 '.join(choices)}，或删去这一行。")
            return text.lower()

        return self.read(name, default, "config.E016", parse)

    def address(self, name: str, *, needed_by: str = "") -> str:
        return self._needed(name, self.read(name, "", "config.E009", parsed_address), needed_by)

    def contact(self, name: str) -> str:
        return self.read(name, "", "config.E012", parsed_contact)

    def mail(self, name: str) -> dict[str, Any]:
        """Django's own settings of a mail server, by their names."""
        return self.read(name, {}, "config.E013", parsed_mail)

    def key(self, name: str) -> str:
        return self.read(name, "", "config.E010", parsed_key)

    def roles(self, name: str) -> dict[str, str]:
        """From a group of the identity provider to a role of the site."""
        return self.read(name, {}, "config.E015", parsed_roles)

    def own_address(self, name: str, default: str = "", *, needed_by: str = "") -> str:
        """An IPv4 address of a machine."""
        return self._needed(name, self.read(name, default, "config.E018", parsed_own_address), needed_by)

    def text(self, name: str, *, needed_by: str = "") -> str:
        return self._needed(name, self.read(name, "", "", str), needed_by)

    def needs_package(self, name: str, module: str) -> None:
        """A setting in use that asks for a package of an extra which was not installed."""
        if find_spec(module) is None:
            what, hint = "要用附加组件 sso，它没有安装", "请运行 make setup，或删去这一行。"
            self.problems.append(Problem("config.E017", name, what, hint))

    def _needed(self, name: str, text: str, needed_by: str) -> str:
        if needed_by and not text:
            self.problems.append(
                Problem("config.E011", name, f"没有写，而 {needed_by} 要用它", "请补上，或把两行都删去。")
            )
        return text

    def unknown(self) -> list[str]:
        """Names that look like settings and are none: misspelt, or of another version."""
        ours = {name for name in os.environ if name.startswith(OURS) and not name.startswith(OF_TESTS)}
        return sorted(ours - self.asked)


def parsed_database(text: str) -> dict[str, Any]:
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
    if "," in str(found.get("HOST")):
        found["OPTIONS"] = {**OF_SEVERAL_HOSTS, **found.get("OPTIONS", {})}
    return found


def parsed_databases(text: str) -> list[dict[str, Any]]:
    found = [parsed_database(each) for each in text.split()]
    if any(each["ENGINE"] != POSTGRESQL for each in found):
        raise WrongError(
            "不是 PostgreSQL 的地址", "请写成 postgres://用户:密码@主机:5432/库名，几个之间用空格隔开。"
        )
    for each in found:
        # One that hangs takes connections and says nothing.
        each["OPTIONS"] = {"connect_timeout": 2, **each.get("OPTIONS", {})}
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
