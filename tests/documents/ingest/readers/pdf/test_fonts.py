"""Fonts that do not say which characters they draw; near misses first: names that tell all the same, a table that tells."""

import pytest

from documents.ingest.readers.pdf.glyphs import UNREADABLE
from documents.ingest.readers.pdf.pages import read_pdf
from documents.ingest.recognising.scans import ScanError, ScanLine
from tests.documents.ingest.readers.pdf.test_pages import LONG

LINES = [LONG[start : start + 25] for start in range(0, len(LONG) // 25 * 25, 25)]
HAN = sorted(set("".join(LINES)))
_MASK = 0x1111  # no character is its own code


def stream(content):
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def table(known):
    lines = "\n".join(
        f"1 beginbfchar\n<{ord(each) ^ _MASK:04X}><{ord(each):04X}>\nendbfchar" for each in known
    )
    return stream(
        f"begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange\n{lines}\nendcmap".encode()
    )


def pdf(known, mask=_MASK, encoding="Identity-H"):
    """A page of LINES in a font whose table names the characters of `known` alone."""
    words = b"".join(
        b"<%s> Tj T*\n" % b"".join((ord(each) ^ mask).to_bytes(2, "big") for each in line).hex().encode()
        for line in LINES
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        stream(b"BT /F 16 Tf 28 TL 72 750 Td\n" + words + b"ET"),
        f"<</Type/Font/Subtype/Type0/BaseFont/A+X/Encoding/{encoding}/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>".encode(),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A+X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/DW 1000/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/A+X/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859/Descent -141"
        b"/CapHeight 700/StemV 80>>",
        table(known),
    ]
    written, places = bytearray(b"%PDF-1.5\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    index = len(written)
    written += b"xref\n0 9\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % each for each in places)
    return bytes(written + b"trailer<</Size 9/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % index)


def read(data, **more):
    return read_pdf(data, file_name="文.pdf", **more)


@pytest.mark.parametrize("data", [pdf(HAN), pdf([], mask=0)], ids=["table", "codes that are characters"])
def test_what_can_be_told_is_read(data):
    source = read(data)
    assert source.text.replace("\n", "") == "".join(LINES)
    assert source.warnings == ()


def test_single_characters_that_cannot_be_told_are_marked_and_not_made_up():
    source = read(pdf(HAN[8:]))
    said = "".join(UNREADABLE if each in HAN[:8] else each for each in "".join(LINES))
    assert source.text.replace("\n", "") == said
    assert source.warnings == (
        f"第 1 页有 {said.count(UNREADABLE)} 个字的字体没有文字编码，读不出来，文中以 {UNREADABLE} 标出，请与原件核对。",
    )


def test_a_page_of_them_is_refused_or_read_as_a_picture():
    data = pdf(HAN[::2])
    with pytest.raises(ScanError, match=r"字体没有文字编码.*文字识别") as refusal:
        read(data)
    assert refusal.value.pages == (1,)
    lines = [ScanLine(line, 72, 750 - 28 * row, 472, 766 - 28 * row, 1) for row, line in enumerate(LINES)]
    source = read(data, recognised={1: lines})
    assert source.text.replace("\n", "") == "".join(LINES)
    assert source.is_recognised
