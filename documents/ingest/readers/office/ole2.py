"""The container of old Office and WPS files (.doc, .xls, .wps, .et): what stands in its first level, and its long streams."""

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


def stream_of(data: bytes, *names: str) -> bytes:
    """Return the first of the root's streams of these names; b"" where there is none, or it is short and packed with others."""
    try:
        directory = _directory(data)
        for at in range(0, len(directory), _ENTRY_BYTES):
            sector, size = struct.unpack_from("<2I", directory, at + 116)
            if _name_at(directory, at) in names and size >= struct.unpack_from("<I", data, 56)[0]:
                return _chain(data, sector)[:size]
    except (struct.error, ValueError, IndexError):
        pass
    return b""


def _directory(data: bytes) -> bytes:
    return _chain(data, struct.unpack_from("<I", data, 48)[0])


def _chain(data: bytes, sector: int) -> bytes:
    """The bytes of a chain of sectors, by the table that names each one's next; as far as its first part, in the head, goes."""
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
    heads = struct.unpack_from(f"<{_HEADER_FATS}I", data, 76)
    fat: list[int] = []
    for head in heads:
        if head < _FREE:
            fat.extend(struct.unpack_from(f"<{size // 4}I", data, (head + 1) * size))
    found = bytearray()
    for _ in range(len(fat)):
        if sector >= _FREE:
            break
        found += data[(sector + 1) * size : (sector + 2) * size]
        sector = fat[sector]
    return bytes(found)


def _name_at(directory: bytes, at: int) -> str:
    length = struct.unpack_from("<H", directory, at + 64)[0]
    return directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")


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
        names.add(_name_at(directory, at))
        waiting.extend(struct.unpack_from("<2I", directory, at + 68))
    return frozenset(names)
