"""Bytes as received → text: knows the kind, hands the bytes to its reader, refuses what holds no text.

Knows nothing of articles: furniture, titles and dates are later steps.
"""

from documents.ingest.parsed import IngestError
from documents.ingest.readers import LIST_KINDS, READERS
from documents.ingest.readers.limits import refuse_size
from documents.ingest.readers.recognise import kind_of
from documents.ingest.source_text import SourceText


def read(data: bytes, *, file_name: str) -> SourceText:
    """Return the text in `data`; raise IngestError naming the file where it holds none."""
    if not data.strip(b"\x00 \t\r\n"):
        raise IngestError(f"{file_name}：文件是空的，没有可导入的内容，请检查后重新提供。")
    refuse_size(data, file_name=file_name)
    kind = kind_of(data, file_name=file_name)
    if kind in READERS:
        return READERS[kind].read(data, file_name=file_name)
    if kind in LIST_KINDS:
        raise IngestError(f"{file_name}：这是{LIST_KINDS[kind].label}；每行一篇的文章清单请在导入页面上传。")
    raise IngestError(f"{file_name}：这是压缩包，请在导入页面上传，或先解压再逐个导入。")
