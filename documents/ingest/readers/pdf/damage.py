"""Whether a PDF's packed contents are whole: PDFium shows what it can unpack of a page and says nothing of the rest."""

import base64
import re
import zlib
from collections.abc import Iterator

# An object's dictionary and its stream, packed by Flate alone or inside ASCII85; other filters are pictures'.
_STREAM = re.compile(
    rb"<<(?P<head>[^\x00]{0,400}?/Filter\s{0,9}\[?\s{0,9}(?P<ascii>/(?:ASCII85Decode|A85)\s{0,9})?/(?:FlateDecode|Fl)\b[^\x00]{0,400}?)>>\s{0,9}stream\r?\n"
)
_PIECE_BYTES = 1024 * 1024


def damaged_streams(data: bytes) -> int:
    """Count the streams that do not unpack to their end; 0 in an encrypted file, whose streams nobody can check."""
    if b"/Encrypt" in data:
        return 0
    return sum(not _is_whole(packed) for packed in _packed(data))


def _packed(data: bytes) -> Iterator[bytes]:
    for match in _STREAM.finditer(data):
        end = data.find(b"endstream", match.end())
        packed = data[match.end() : end if end >= 0 else len(data)]
        if not match["ascii"]:
            yield packed
            continue
        try:
            yield base64.a85decode(packed.strip().removesuffix(b"~>"))
        except ValueError:
            yield b""


def _is_whole(packed: bytes) -> bool:
    """Whether the bytes unpack to an end that their checksum confirms; unpacked in pieces, for a small stream may be a bomb."""
    unpacking, rest = zlib.decompressobj(), packed
    try:
        while rest and not unpacking.eof:
            unpacking.decompress(rest, _PIECE_BYTES)
            rest = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof
