"""Who reads the texts of a bulk load: this process, some of its own beside it, or the workers of a Dask cluster.

All three take lists of texts and give back what was computed, in order; the caller goes on meanwhile.
"""

import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache

from documents.search.tokenizer import dictionary, set_dictionary
from intake.computed import Computed, Text, compute_texts
from measures.extraction import Lexicon

# Texts handed to a process at a time: a quarter of a second's work, beside which handing over is nothing.
CHUNK_TEXTS = 25
# Fewer texts than these are read before another process has loaded its models.
WORTH_A_CREW = 100


class Crew:
    """Reads lists of texts; its processes are started with the first long list."""

    def __init__(self, lexicon: Lexicon | None, start: Callable[[], Executor] | None) -> None:
        # Told with each task, so that no executor needs a start of its own; a process unpacks it once.
        self._equipment = pickle.dumps((lexicon, dictionary()))
        self._start = start
        self._executor: Executor | None = None

    def begin(self, texts: Sequence[Text]) -> Callable[[], list[Computed]]:
        """Begin to read; the function returned waits for what was computed, in the order of the texts."""
        if self._executor is None and self._start is not None and len(texts) >= WORTH_A_CREW:
            self._executor = self._start()
        if self._executor is None:
            return lambda: read(self._equipment, texts)
        chunks = [texts[first : first + CHUNK_TEXTS] for first in range(0, len(texts), CHUNK_TEXTS)]
        begun = [self._executor.submit(read, self._equipment, chunk) for chunk in chunks]
        return lambda: gathered(begun)

    def end(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)


def gathered(begun: Sequence[Future[list[Computed]]]) -> list[Computed]:
    return [each for chunk in begun for each in chunk.result()]


def read(equipment: bytes, texts: Sequence[Text]) -> list[Computed]:
    """In whichever process: all that follows from the texts by computing alone, but for their signatures."""
    lexicon, terms = unpacked(equipment)
    set_dictionary(terms)
    return compute_texts(texts, lexicon=lexicon, signs=False)


@lru_cache(maxsize=1)
def unpacked(equipment: bytes) -> tuple[Lexicon | None, tuple[str, ...]]:
    # Only this program has packed it.
    return pickle.loads(equipment)  # noqa: S301


@contextmanager
def crew(*, lexicon: Lexicon | None, jobs: int = 0) -> Iterator[Crew]:
    """`jobs` processes, as many as there are cores by default; with one, this process reads itself."""
    jobs = jobs or os.cpu_count() or 1
    hands = Crew(lexicon, (lambda: processes(jobs)) if jobs > 1 else None)
    try:
        yield hands
    finally:
        hands.end()


def processes(jobs: int) -> Executor:
    # A forked child would share this process's connection to the database.
    spawning = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=spawning, initializer=die_with_parent)


def die_with_parent() -> None:
    """A load that is killed leaves nobody behind who waits for work."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
