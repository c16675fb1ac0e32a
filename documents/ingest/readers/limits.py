"""How much a file may ask of the machine. Passed in, so that a test or a setting can tighten them."""

from dataclasses import dataclass

from documents.ingest.parsed import IngestError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`unpacked_ratio` counts bytes unpacked for each byte packed, in members above one megabyte."""

    file_bytes: int = 25 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    unpacked_ratio: int = 200
    archive_members: int = 1_000
    pdf_pages: int = 1_000
    list_rows: int = 20_000
    memory_bytes: int = 1024 * MEGABYTE  # of a child process that reads one file
    seconds: int = 60


DEFAULT_LIMITS = Limits()


def refuse_size(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> None:
    """Raise IngestError where the file is empty or over the limit."""
    if not data:
        raise IngestError(f"{file_name}：文件是空的（0 字节）。请检查后重新提供。")
    if len(data) > limits.file_bytes:
        raise IngestError(
            f"{file_name}：文件有 {len(data) / MEGABYTE:.1f} MB，超过单个文件 {limits.file_bytes / MEGABYTE:.0f} MB 的上限。"
            "请拆分成几个文件，或删去其中的图片后再导入。"
        )
