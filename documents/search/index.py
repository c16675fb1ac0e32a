"""Cut many texts at once, on every core, for callers that write many rows.

Single rows are kept in step by their models' save and delete (documents/models).
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.pool import Pool
from typing import Self

from documents.search.backends import backend
from documents.search.models.state import IndexState
from documents.search.models.token_row import TokenRow
from documents.search.tokenizer import Tokens, dictionary, set_dictionary, tokens
from documents.search.vocabulary import dictionary_in_force

# Fewer texts than these are cut before another process has loaded its dictionary.
WORTH_A_POOL = 200
# Texts handed to a process at a time.
CHUNK_TEXTS = 25


@contextmanager
def loading(*token_rows: type[TokenRow]) -> Iterator[None]:
    """While many rows of these come, cut with the dictionary of the indexes: the vendor's indexes are kept in the way
    that is quickest for many."""
    dictionary_in_force()
    with backend().loading(*(each._meta.db_table for each in token_rows)):
        yield


def settle(token_row: type[TokenRow]) -> IndexState:
    """After many rows came: estimate how common tokens are, and tidy the vendor's index."""
    state = IndexState.objects.take(token_row)
    described = token_row._meta.pk.related_model
    backend().settle(token_row._meta.db_table, described._meta.db_table)
    return state


class Cutter:
    """Cuts lists of texts; processes are started with the first long list and ended on leaving the context.

    With one process, this one does it all.
    """

    def __init__(self, processes: int = 0) -> None:
        self.processes = processes or os.cpu_count() or 1
        self.pool: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self.pool is not None:
            self.pool.terminate()
            self.pool.join()

    def start(self, texts: Iterable[str]) -> Callable[[], list[Tokens]]:
        """Begin to cut; the function returned waits for the tokens, in the order of the texts."""
        texts = list(texts)
        if self.processes == 1 or (self.pool is None and len(texts) < WORTH_A_POOL):
            return lambda: [tokens(text) for text in texts]
        if self.pool is None:
            # A forked child would share this process's connection to the database.
            spawning = multiprocessing.get_context("spawn")
            self.pool = spawning.Pool(self.processes, set_dictionary, (dictionary(),))
        return self.pool.map_async(tokens, texts, chunksize=CHUNK_TEXTS).get
