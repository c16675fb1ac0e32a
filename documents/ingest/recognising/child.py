"""The process that looks at scanned pages: `python -m documents.ingest.recognising.child MEMORY_BYTES`.

From stdin: a line with the numbers of the pages as JSON, then the PDF. To stdout: a line of JSON a page, in that order.
"""

import json
import math
import os
import sys
from dataclasses import asdict
from typing import Any

import pypdfium2

from documents.ingest.readers.child import bound
from documents.ingest.readers.limits import Limits
from documents.ingest.recognising.scans import ScanLine

DOTS_AN_INCH = (
    150  # sharp enough for a page's smallest print; 200 takes a quarter more memory and reads no line better
)
POINTS_AN_INCH = 72
MOST_PIXELS = 4_000_000  # A3 at the same sharpness; a page may call itself as large as it likes
_DAY = 24 * 60 * 60  # seconds of the processor: whoever asks holds each page to a time of its own


def main() -> None:
    memory_bytes = int(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    numbers = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    engine = started()
    bound(Limits(memory_bytes=memory_bytes, seconds=_DAY), maps=MAPPED)
    document = pypdfium2.PdfDocument(data)
    for number in numbers:
        lines = [asdict(line) for line in page_lines(document, number, engine)]
        answers.write(json.dumps(lines).encode() + b"\n")
        answers.flush()


MAPPED = 8  # times the memory that models and threads may map; what they fill is bounded


def started() -> Any:
    from rapidocr import RapidOCR  # an extra, and slow to load

    # What is dim is told and not dropped: the caller decides by the score.
    return RapidOCR(params={"Global.log_level": "critical", "Global.text_score": 0.0})


def page_lines(document: pypdfium2.PdfDocument, number: int, engine: Any) -> list[ScanLine]:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DOTS_AN_INCH / POINTS_AN_INCH, math.sqrt(MOST_PIXELS / max(width * height, 1)))
        picture = page.render(scale=scale).to_numpy()
    finally:
        page.close()
    found = engine(picture)
    if found.txts is None:
        return []
    return [
        line_of(text, [(float(x) / scale, height - float(y) / scale) for x, y in box], float(score))
        for text, box, score in zip(found.txts, found.boxes, found.scores, strict=True)
    ]


def line_of(text: str, corners: list[tuple[float, float]], score: float) -> ScanLine:
    across, up = zip(*corners, strict=True)
    return ScanLine(text, min(across), min(up), max(across), max(up), score)


if __name__ == "__main__":
    main()
