"""The workers of a Dask cluster as one executor (extra `cluster`).

A worker needs this checkout and the extra and no database. Tasks and results travel pickled: whoever reaches the scheduler
can run code on the workers and in the load, so it belongs on a network of their own or behind Dask's TLS.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Event, Lock, Thread
from typing import Any
from weakref import WeakSet

from documents.ingest.parsed import IngestError

PATIENCE_SECONDS = 10
# Workers that all went are waited for so long: whoever starts them anew needs a minute or two.
WORKERS_SECONDS, LOOK_EVERY_SECONDS = 180.0, 2.0


class OtherProgramError(Exception):
    """A worker reads with other code, rules or words than the load, and would leave other rows."""


class Workers(Executor):
    """Hands on to an executor, and gives up what is waited for when for so long nobody was there to do it: Dask itself would wait
    for ever for a worker, and for what was asked of a scheduler that had just gone."""

    def __init__(self, executor: Executor, are_there: Callable[[], bool]) -> None:
        self.are_given_up = False
        self._executor, self._are_there = executor, are_there
        self._begun: WeakSet[Future[Any]] = WeakSet()
        self._lock, self._is_over = Lock(), Event()
        Thread(target=self._look_on_and_on, name="watch-cluster", daemon=True).start()

    def submit(self, task: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        with self._lock:
            if self.are_given_up:
                raise CancelledError
            future: Future[Any] = self._executor.submit(task, *args, **kwargs)
            self._begun.add(future)
            return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._is_over.set()

    def _look_on_and_on(self) -> None:
        seen = time.monotonic()
        while not self._is_over.wait(LOOK_EVERY_SECONDS):
            if self._are_there():
                seen = time.monotonic()
            elif time.monotonic() - seen > WORKERS_SECONDS:
                self._give_up()
                return

    def _give_up(self) -> None:
        with self._lock:
            self.are_given_up = True
            for future in list(self._begun):
                future.cancel()


@contextmanager
def workers_of(address: str) -> Iterator[Executor]:
    """Raises IngestError where the extra, the scheduler or its workers are missing, and where they go away or read otherwise."""
    if find_spec("distributed") is None:
        raise IngestError("--cluster 要用附加组件 cluster，它没有安装。请运行 make setup，或不用 --cluster。")
    import distributed

    try:
        client = distributed.Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise IngestError(
            f"连不上集群 {address}。请核对地址（如 tcp://10.0.0.5:8786），并确认调度器在运行。没有写入任何内容。"
        ) from error

    def are_there() -> bool:
        # A scheduler that has just gone tells nothing at all.
        told = client.scheduler_info(n_workers=-1)
        return client.status == "running" and bool(told.get("workers"))

    # The same text read twice is read twice: Dask would otherwise compare texts before it hands them on.
    workers = Workers(client.get_executor(pure=False), are_there)
    try:
        if not are_there():
            raise IngestError(f"集群 {address} 上没有工作进程。请先启动 dask worker。没有写入任何内容。")
        yield workers
    except OtherProgramError as error:
        raise IngestError(
            f"集群上的程序与本机不同（{error}），读出的结果会不一样。请在各机器上装同一版本，重启 dask worker 后再运行。"
        ) from error
    except (CancelledError, distributed.KilledWorker) as error:
        what = f"上已有 {WORKERS_SECONDS:.0f} 秒没有工作进程" if workers.are_given_up else "中断了"
        raise IngestError(
            f"集群 {address} {what}。已存入的文章都在；集群恢复后再运行同一条命令，会接着装。"
        ) from error
    finally:
        workers.shutdown()
        # What nobody waits for any more is dropped by the scheduler.
        client.close()
