"""How often somebody asked in this minute. Each process of the site counts its own."""

import time

from django.core.cache import cache

MINUTE = 60  # seconds


def times_in_minute(what: str) -> int:
    """Count once more, and return how many times that makes."""
    counter = f"web.minutes:{what}:{int(time.time()) // MINUTE}"
    cache.add(counter, 0, timeout=2 * MINUTE)
    return int(cache.incr(counter))


def seconds_left() -> int:
    """Until the next minute begins."""
    return MINUTE - int(time.time()) % MINUTE
