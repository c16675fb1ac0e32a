"""Who reads the texts of a bulk load: this process, some of its own beside it, or the workers of a Dask cluster.

All three take lists of texts and give back what was computed, in order; the caller goes on meanwhile.
"""

import hashlib
import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path

from documents.search.tokenizer import dictionary, fingerprint, set_dictionary
from intake.bulk.cluster import OtherProgramError, workers_of
from intake.computed import Computed, Text, compute_texts
from measures.extraction import Lexicon
from measures.extraction.reading_version import reading_version

# Texts handed to a process at a time: a quarter of a second's work, beside which handing over is nothing.
CHUNK_TEXTS = 25
# Fewer texts than these are read before another process has loaded its models.
WORTH_A_CREW = 100
# The rooms whose code decides what is read from a text.
READING = ("documents", "intake", "measures")
ROOT = Path(__file__).parents[2]
# The words in force are one dictionary a process, and a worker of Dask may have several threads.
_one_at_a_time = threading.Lock()


class Crew:
    """Reads lists of texts; without an executor `start` makes one for the first long list."""

    def __init__(
        self, lexicon: Lexicon | None, start: Callable[[], Executor] | None, executor: Executor | None = None
    ) -> None:
        # Told with each task, so that no executor needs a start of its own; a process unpacks it once.
        self._equipment = equipment_of(lexicon)
        self._start = start
        self._executor = executor

    def begin(self, texts: Sequence[Text]) -> Callable[[], list[Computed]]:
        """Begin to read; the function returned waits for what was computed, in the order of the texts."""
        if self._executor is None and self._start is not None and len(texts) >= WORTH_A_CREW:
            self._executor = self._start()
        if self._executor is None:
            return lambda: read(self._equipment, texts)
        chunks = [texts[first : first + CHUNK_TEXTS] for first in range(0, len(texts), CHUNK_TEXTS)]
        begun = [self._executor.submit(read, self._equipment, chunk) for chunk in chunks]
        return lambda: gathered(begun)


def gathered(begun: Sequence[Future[list[Computed]]]) -> list[Computed]:
    return [each for chunk in begun for each in chunk.result()]


def equipment_of(lexicon: Lexicon | None) -> bytes:
    return pickle.dumps((lexicon, dictionary(), program(), fingerprint()))


def read(equipment: bytes, texts: Sequence[Text]) -> list[Computed]:
    """In whichever process: all that follows from the texts by computing alone, but for their signatures."""
    with _one_at_a_time:
        lexicon, terms = unpacked(equipment)
        set_dictionary(terms)
        return compute_texts(texts, lexicon=lexicon, signs=False)


@lru_cache(maxsize=1)
def unpacked(equipment: bytes) -> tuple[Lexicon | None, tuple[str, ...]]:
    # Only this program has packed it.
    lexicon, terms, *wanted = pickle.loads(equipment)  # noqa: S301
    set_dictionary(terms)
    found = [program(), fingerprint()]
    if found != wanted:
        raise OtherProgramError(f"{'-'.join(found)}，本机 {'-'.join(wanted)}")
    return lexicon, terms


@lru_cache(maxsize=1)
def program() -> str:
    """Names the code, rules and models that this process reads with."""
    digest = hashlib.sha256(reading_version().encode())
    for room in READING:
        for path in sorted((ROOT / room).rglob("*.py")):
            digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def crew(*, lexicon: Lexicon | None, jobs: int = 0, cluster: str = "") -> Iterator[Crew]:
    """The workers of the cluster at this address, else `jobs` processes, as many as there are cores by default; with one job
    this process reads itself.

    Raises IngestError where the cluster does not serve.
    """
    jobs = jobs or os.cpu_count() or 1
    with ExitStack() as stack:
        if cluster:
            yield Crew(lexicon, None, stack.enter_context(workers_of(cluster)))
        else:
            yield Crew(lexicon, (lambda: stack.enter_context(processes(jobs))) if jobs > 1 else None)


@contextmanager
def processes(jobs: int) -> Iterator[Executor]:
    # A forked child would share this process's connection to the database.
    spawning = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(jobs, mp_context=spawning, initializer=die_with_parent)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def die_with_parent() -> None:
    """A load that is killed leaves nobody behind who waits for work."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
