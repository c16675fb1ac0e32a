"""Lines of the log: each with its request's number, and as JSON without a word that anybody wrote.

In JSON (`XIANJIE_LOG_FORMAT=json`) stands what the program itself says and numbers: an address, a query, a title, a name or
what a database says of a row may hold a person. So of a message that is known to be a fixed text its other arguments are left
out, of every other the whole message, and of an exception all but its class and the places in the code.
"""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from django.utils.crypto import get_random_string

ROOT = Path(__file__).resolve().parents[1]
PROXYS_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{7,63}")
# Their messages are fixed texts with arguments; others put together theirs of what came in.
FIXED_TEXTS = ("config", "web", "comparison", "intake", "measures", "documents", "regions")
FIXED_TEXTS += ("django.request", "django.security.csrf")
LEFT_OUT = "…"
# What a line may hold beside them, given as `extra`.
FIELDS = ("method", "route", "status", "milliseconds")
MOST_PLACES = 40

request_number: ContextVar[str] = ContextVar("request_number", default="")


def new_number() -> str:
    return get_random_string(16, "0123456789abcdef")


class WithRequest(logging.Filter):
    """Gives each record its request's number ("" outside of any), for formats of any kind."""

    def filter(self, record: logging.LogRecord) -> bool:
        # Django tells of an answer when all middleware is done with it.
        request = getattr(record, "request", None)
        record.request_number = getattr(request, "request_number", "") or request_number.get()
        return True


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_number", ""),
            "message": message_of(record),
            "at": place(record.pathname, record.lineno),
        }
        told |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        # Django tells it so, beside a message of which nothing is left.
        if hasattr(record, "status_code"):
            told["status"] = int(record.status_code)
        if record.exc_info and record.exc_info[1] is not None:
            told["errors"] = list(classes_of(record.exc_info[1]))
            told["trace"] = list(places_of(record.exc_info[2]))[-MOST_PLACES:]
        return json.dumps({name: value for name, value in told.items() if value != ""}, ensure_ascii=False)


def message_of(record: logging.LogRecord) -> str:
    """The message without what is no number; "" where it is no fixed text."""
    is_fixed = any(record.name == name or record.name.startswith(f"{name}.") for name in FIXED_TEXTS)
    if not is_fixed or not isinstance(record.msg, str):
        return ""
    if not record.args:
        return record.msg
    try:
        if isinstance(record.args, Mapping):
            return record.msg % {name: shown(value) for name, value in record.args.items()}
        return record.msg % tuple(map(shown, record.args))
    except (TypeError, ValueError):
        return record.msg


def shown(argument: object) -> object:
    return argument if type(argument) in {int, float} else LEFT_OUT


def classes_of(error: BaseException) -> Iterator[str]:
    """The exception's and those of what it came from, the last first."""
    seen: BaseException | None = error
    while seen is not None:
        yield type(seen).__qualname__
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def places_of(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(trace):
        yield f"{place(frame.f_code.co_filename, line)} {frame.f_code.co_name}"


def place(file: str, line: int) -> str:
    """A module as the program knows it, whoever's home it is installed in."""
    _, _, package = file.rpartition("/site-packages/")
    return f"{(package or file).removeprefix(f'{ROOT}/')}:{line}"
