"""The workers of a Dask cluster as one executor (extra `cluster`).

A worker needs this checkout and the extra and no database. Tasks and results travel pickled: whoever reaches the scheduler
can run code on the workers and in the load, so it belongs on a network of their own or behind Dask's TLS.
"""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib.util import find_spec

from documents.ingest.parsed import IngestError

PATIENCE_SECONDS = 10


class OtherProgramError(Exception):
    """A worker reads with other code, rules or words than the load, and would leave other rows."""


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
    try:
        if not client.scheduler_info(n_workers=-1)["workers"]:
            raise IngestError(f"集群 {address} 上没有工作进程。请先启动 dask worker。没有写入任何内容。")
        # The same text read twice is read twice: Dask would otherwise compare texts before it hands them on.
        yield client.get_executor(pure=False)
    except OtherProgramError as error:
        raise IngestError(
            f"集群上的程序与本机不同（{error}），读出的结果会不一样。请在各机器上装同一版本，重启 dask worker 后再运行。"
        ) from error
    except (CancelledError, distributed.KilledWorker) as error:
        raise IngestError(
            f"集群 {address} 中断了。已存入的文章都在；集群恢复后再运行同一条命令，会接着装。"
        ) from error
    finally:
        # What nobody waits for any more is dropped by the scheduler.
        client.close()
