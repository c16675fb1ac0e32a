"""The installation's settings as the environment and `.env` give them; what is wrong with one is kept, not raised.

A wrong setting is a sentence for whoever runs the site (`config.problems`), never a traceback and never a default that
opens what was meant to be shut: nothing starts while one is wrong.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import environ

from config.parsed import (
    POSTGRESQL,
    WrongError,
    parsed_address,
    parsed_contact,
    parsed_database,
    parsed_databases,
    parsed_hosts,
    parsed_key,
    parsed_log_level,
    parsed_mail,
    parsed_number,
    parsed_origins,
    parsed_own_address,
    parsed_roles,
    parsed_seconds,
    parsed_switch,
    parsed_time_zone,
)
from config.secret import keep_private

Value = TypeVar("Value")
OURS, OF_TESTS = "XIANJIE_", "XIANJIE_TEST_"


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

    def seconds(self, name: str, default: float) -> float:
        return self.read(name, default, "config.E019", parsed_seconds)

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
