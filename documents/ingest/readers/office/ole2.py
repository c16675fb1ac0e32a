"""The container of old Office and WPS files (.doc, .xls, .wps, .et): what stands in its first level."""

import struct

OLE2_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE = 0xFFFFFFFA  # sector numbers from here on are marks
_ENTRY_BYTES = 128
_HEADER_FATS = 109
_KNOWN = ("WordDocument", "Workbook", "Book", "EncryptedPackage", "PowerPoint Document")


def stream_names(data: bytes) -> frozenset[str]:
    """Return the names of the root's streams; for a damaged container those of the known names that its bytes hold."""
    try:
        names = _root_names(_directory(data))
    except (struct.error, ValueError, IndexError):
        names = frozenset()
    return names or frozenset(name for name in _KNOWN if name.encode("utf-16-le") in data)


def _directory(data: bytes) -> bytes:
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
    heads = struct.unpack_from(f"<{_HEADER_FATS}I", data, 76)
    fat: list[int] = []
    for sector in heads:
        if sector < _FREE:
            fat.extend(struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size))
    found = bytearray()
    sector = struct.unpack_from("<I", data, 48)[0]
    for _ in range(len(fat)):
        if sector >= _FREE:
            break
        found += data[(sector + 1) * size : (sector + 2) * size]
        sector = fat[sector]
    return bytes(found)


def _root_names(directory: bytes) -> frozenset[str]:
    """Walk the tree of the root's children; entries of embedded objects stand deeper."""
    names: set[str] = set()
    seen: set[int] = set()
    waiting = [struct.unpack_from("<I", directory, 76)[0]] if directory else []
    while waiting:
        number = waiting.pop()
        at = number * _ENTRY_BYTES
        if number in seen or at + _ENTRY_BYTES > len(directory):
            continue
        seen.add(number)
        length = struct.unpack_from("<H", directory, at + 64)[0]
        names.add(directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"))
        waiting.extend(struct.unpack_from("<2I", directory, at + 68))
    return frozenset(names)
