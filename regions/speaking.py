"""Which language a page is made in, and what follows from it. Names ask for each name, and Django's own answer takes two microseconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import override

_in_english: ContextVar[bool] = ContextVar("in_english", default=False)


def is_english() -> bool:
    """Whether what is made now is for a reader of English; Chinese outside of a request."""
    return _in_english.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is made inside is in this language: Django's messages and names alike."""
    before = _in_english.set(language == "en")
    try:
        with override(language):
            yield
    finally:
        _in_english.reset(before)


def grouped(count: int) -> str:
    """A count as a page says it: in thousands on an English one."""
    return f"{count:,}" if is_english() else str(count)
