"""What PDF, OFD and picture files share: pages that are pictures, with or without what was recognised on them."""

from collections.abc import Sequence
from dataclasses import replace

from documents.ingest.readers.laid_out import pages_text
from documents.ingest.readers.pdf.glyphs import Page
from documents.ingest.recognising.scans import (
    Recognised,
    ScanError,
    ScanLine,
    glyphs_of,
    unread,
    unsure_notice,
)
from documents.ingest.source_text import LeftOut, SourceText, left_out

_LONGEST_LISTED = 3  # numbers in a row that are named one by one
_MOST_RUNS = 10


def with_recognised(pages: Sequence[Page], recognised: Recognised) -> tuple[list[Page], Recognised]:
    """Return the pages with what was recognised on those that are pictures, and what of it was taken."""
    taken = {
        number: lines
        for number, lines in recognised.items()
        if lines and number <= len(pages) and is_scanned(pages[number - 1])
    }
    return [_recognised_page(page, taken.get(number)) for number, page in enumerate(pages, start=1)], taken


def _recognised_page(page: Page, lines: Sequence[ScanLine] | None) -> Page:
    """A page of which something was recognised: its characters stand for the picture that it is."""
    if lines is None:
        return page
    return replace(page, glyphs=glyphs_of(lines), is_image=False, pictures=max(page.pictures - 1, 0))


def scanned_text(
    pages: Sequence[Page],
    taken: Recognised,
    *,
    media_type: str,
    damaged: int = 0,
    more: tuple[LeftOut, ...] = (),
) -> SourceText:
    """The text of the pages, with what is to be said of those that are pictures still or were recognised, of `damaged` places,
    and what `more` was left out of the file."""
    laid = pages_text([page.glyphs for page in pages])
    scanned = scanned_numbers(pages)
    warnings = (f"第 {told(scanned)} 页是扫描图像，其中的文字没有读出，请核对。",) if scanned else ()
    if taken:
        source = f"第 {told(sorted(taken))} 页由扫描件识别而来，字句和数字请与原件核对。"
        warnings = (*warnings, *filter(None, (source, unsure_notice(taken))))
    said = (
        *left_out("unread", unread(taken)),
        *left_out("damaged", [""] * damaged),
        *left_out("scanned_page", [""] * len(scanned)),
        *left_out("turned", [page.turned for page in pages if page.turned]),
        *left_out("running_head", laid.heads),
        *left_out("line_number", laid.numbers),
        *left_out("picture", [""] * sum(page.pictures for page in pages if not is_scanned(page))),
        *more,
    )
    return SourceText(
        laid.text,
        media_type,
        warnings=warnings,
        left_out=said,
        scanned=scanned,
        is_recognised=bool(taken),
    )


def refuse_mostly_scanned(pages: Sequence[Page], file_name: str) -> None:
    """Raise ScanError where most pages are pictures still: what they hold would be missed."""
    numbers = scanned_numbers(pages)
    if len(numbers) > len(pages) / 2:
        raise ScanError(
            f"{file_name}：第 {told(numbers)} 页是扫描图像，需要先做文字识别（OCR）。识别后再导入，以免漏掉这些页。",
            numbers,
        )


def is_scanned(page: Page) -> bool:
    return page.is_image and not page.glyphs


def scanned_numbers(pages: Sequence[Page]) -> tuple[int, ...]:
    return tuple(number for number, page in enumerate(pages, start=1) if is_scanned(page))


def told(numbers: Sequence[int]) -> str:
    """Return the numbers as a sentence has them, long runs as 1–20; "" for none."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [
        f"{run[0]}–{run[-1]}" if len(run) > _LONGEST_LISTED else "、".join(map(str, run)) for run in runs
    ]
    return "、".join(shown[:_MOST_RUNS]) + (" 等" if len(shown) > _MOST_RUNS else "")
