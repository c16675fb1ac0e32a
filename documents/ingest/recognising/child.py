"""The process that looks at scanned pages: `python -m documents.ingest.recognising.child MEMORY_BYTES`.

From stdin: a line with the kind of the file, its name and the numbers of the pages as JSON, then the file. To stdout: a line of JSON
a page, in that order: its lines, or {"problem": …} and the end.
"""

import json
import os
import sys
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
    engine = started()
    bound(Limits(memory_bytes=memory_bytes, seconds=_DAY), maps=MAPPED)
    render = READERS[FileKind(asked["kind"])].render
    if render is None:
        return
    try:
        picture_of = render(data, file_name=asked["file_name"])
        for number in asked["numbers"]:
            tell(answers, [asdict(line) for line in page_lines(picture_of(number), engine)])
    except IngestError as error:
        tell(answers, {"problem": str(error)})


def tell(answers: Any, answer: Any) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


MAPPED = 8  # times the memory that models and threads may map; what they fill is bounded


def started() -> Any:
    from rapidocr import RapidOCR  # an extra, and slow to load

    # What is dim is told and not dropped: the caller decides by the score.
    return RapidOCR(params={"Global.log_level": "critical", "Global.text_score": 0.0})


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
