"""The process that looks at scanned pages: `python -m documents.ingest.recognising.child MEMORY_BYTES`.

From stdin: a line with the kind of the file, its name and the numbers of the pages as JSON, then the file. To stdout: a line of JSON
a page, in that order: its lines, or {"problem": …} and the end. Two pages are looked at at once, by a thread each: the models gain
less from a second core than they spend on waiting for it.
"""

import json
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

from documents.ingest.parsed import IngestError
from documents.ingest.readers import READERS
from documents.ingest.readers.child import bound
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.recognising.pictures import Picture
from documents.ingest.recognising.scans import ScanLine

_DAY = 24 * 60 * 60  # seconds of the processor: whoever asks holds each page to a time of its own


def main() -> None:
    memory_bytes = int(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    asked = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    engines = [started() for _ in range(min(AT_ONCE, os.cpu_count() or 1, len(asked["numbers"])))]
    bound(Limits(memory_bytes=memory_bytes, seconds=_DAY), maps=MAPPED)
    render = READERS[FileKind(asked["kind"])].render
    if render is None:
        return
    try:
        picture_of = render(data, file_name=asked["file_name"])
        for lines in in_order(asked["numbers"], picture_of, engines):
            tell(answers, [asdict(line) for line in lines])
    except IngestError as error:
        tell(answers, {"problem": str(error)})


def tell(answers: Any, answer: Any) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def in_order(
    numbers: Sequence[int], picture_of: Callable[[int], Picture], engines: Sequence[Any]
) -> Iterator[list[ScanLine]]:
    """Yield the lines of each page. Pictures are made here, one after the other: what makes them bears no second thread. Raises
    IngestError at a page that cannot be shown, after those before it."""
    waiting: deque[Future[list[ScanLine]]] = deque()
    with ThreadPoolExecutor(len(engines)) as pool:
        for place, number in enumerate(numbers):
            if len(waiting) == len(engines):
                yield waiting.popleft().result()
            try:
                picture = picture_of(number)
            except Exception:
                yield from (each.result() for each in waiting)
                raise
            waiting.append(pool.submit(page_lines, picture, engines[place % len(engines)]))
        yield from (each.result() for each in waiting)


AT_ONCE = 2  # pages; both take 730 MB with the models
MAPPED = 8  # times the memory that models and threads may map; what they fill is bounded


PARAMETERS = {
    "Global.log_level": "critical",
    "Global.text_score": 0.0,  # what is dim is told and not dropped: the caller decides by the score
    # Lines are looked for on a smaller picture, and read on the whole one, one by one: without the blanks that a batch fills up.
    # Of 34 made pages of 7.5 to 16 points, sharp, blurred, noisy and askew, 3 lines in 1,453 were read wrong; 6 where lines were
    # looked for on the whole picture and read by six, which took twice the time and the memory.
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
}


def started() -> Any:
    from rapidocr import RapidOCR  # an extra, and slow to load

    return RapidOCR(params=PARAMETERS)


def page_lines(picture: Picture, engine: Any) -> list[ScanLine]:
    found = engine(picture.dots)
    if found.txts is None:
        return []
    return [
        line_of(
            text,
            [(float(x) / picture.scale, picture.height - float(y) / picture.scale) for x, y in box],
            float(score),
        )
        for text, box, score in zip(found.txts, found.boxes, found.scores, strict=True)
    ]


def line_of(text: str, corners: list[tuple[float, float]], score: float) -> ScanLine:
    across, up = zip(*corners, strict=True)
    return ScanLine(text, min(across), min(up), max(across), max(up), score)


if __name__ == "__main__":
    main()
