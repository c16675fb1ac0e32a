"""OFD whose pages are pictures: refused with their numbers, put on paper for the machine, read as recognised."""

import pytest
from PIL import Image

from documents.ingest.parsed import IngestError
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.ofd.pages import read_ofd
from documents.ingest.readers.ofd.rendering import render_ofd
from documents.ingest.recognising.scans import ScanError, ScanLine
from tests.documents.ingest.readers.ofd_factory import SPACE, content, lines, make_ofd
from tests.documents.ingest.readers.office_factory import with_part
from tests.documents.ingest.readers.pictures.picture_factory import encoded, paper

NAME = "扫描.ofd"
LINE = ScanLine("一是建茶园3万亩，带动农户增收，乡亲就业。", 72, 700, 72 + 16 * 20, 716, 0.99)
WHOLE = "0 0 210 297"
MATRIX = 'CTM="210 0 0 297 0 0"'


def shown(boundary=WHOLE, more=MATRIX, resource="7"):
    return f'<ofd:ImageObject ID="5" ResourceID="{resource}" Boundary="{boundary}" {more}/>'


def scanned(*pages, picture=None, path="image_7.png"):
    """An OFD whose pages show picture 7 of the document's resources."""
    resources = (
        f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image">'
        f"<ofd:MediaFile>{path}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
    )
    parts = {"Doc_0/DocumentRes.xml": resources, "Doc_0/Res/image_7.png": picture or encoded(corner())}
    data = make_ofd(*map(content, pages), parts=parts)
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    document = (
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    return with_part(data, "Doc_0/Document.xml", document.encode())


def corner():
    """White, with the upper left quarter black."""
    image = paper(mode="RGB", colour="white")
    image.paste("black", (0, 0, 30, 40))
    return image


def dark(picture, across, down):
    """Whether the place, in shares of the page, is dark."""
    height, width, _ = picture.dots.shape
    return picture.dots[int(down * height), int(across * width)].max() < 60


def test_pages_that_are_pictures_wait_with_their_numbers():
    data = scanned(shown(), lines(["一、健全监测机制。建立监测网格120个。"]), shown())
    with pytest.raises(ScanError, match=f"^{NAME}：第 1、3 页是扫描图像") as refused:
        read_source(data, FileKind.OFD, file_name=NAME)
    assert refused.value.pages == (1, 3)
    with pytest.raises(ScanError, match="这个 OFD 是扫描件") as refused:
        read_ofd(scanned(shown()), file_name=NAME)
    assert refused.value.pages == (1,)


def test_one_of_several_is_told_and_waits():
    read = read_ofd(scanned(*[lines([LINE.text])] * 2, shown()), file_name=NAME)
    assert read.scanned == (3,)
    assert "第 3 页是扫描图像" in read.warnings[0]


def test_an_emblem_is_no_scan():
    read = read_ofd(scanned(lines([LINE.text]) + shown("20 20 30 30", 'CTM="30 0 0 30 0 0"')), file_name=NAME)
    assert (read.scanned, [each.what for each in read.left_out]) == ((), ["picture"])


def test_what_was_recognised_is_read_beside_characters():
    data = scanned(shown(), lines([LINE.text]))
    read = read_source(data, FileKind.OFD, file_name=NAME, recognised={1: [LINE]})
    assert "".join(read.text.split()) == LINE.text * 2
    assert (read.is_recognised, read.left_out) == (True, ())


@pytest.mark.parametrize(
    ("objects", "places"),
    [
        (shown(), (0.25, 0.25)),
        (shown(more=""), (0.25, 0.25)),
        (shown("0 0 105 148.5", 'CTM="105 0 0 148.5 0 0"'), (0.12, 0.12)),
        (shown("105 148.5 105 148.5", 'CTM="105 0 0 148.5 0 0"'), (0.62, 0.62)),
        (shown(more='CTM="-210 0 0 -297 210 297"'), (0.75, 0.75)),
        (shown(more='CTM="0 297 -210 0 210 0"'), (0.75, 0.25)),
        (f'<ofd:PageBlock Boundary="0 0 9 9">{shown()}</ofd:PageBlock>', (0.25, 0.25)),
    ],
)
def test_pictures_stand_where_the_page_says(objects, places):
    picture = render_ofd(scanned(objects), file_name=NAME)(1)
    assert picture.dots.shape == (1754, 1240, 3)
    assert dark(picture, *places)
    mirrored = [(1 - across, down) for across, down in [places]] + [(places[0], 1 - places[1])]
    assert not any(dark(picture, *place) for place in mirrored)


def test_strips_make_one_page():
    strips = shown("0 0 210 148.5", 'CTM="210 0 0 148.5 0 0"') + shown(
        "0 148.5 210 148.5", 'CTM="210 0 0 148.5 0 0"'
    )
    with pytest.raises(ScanError):
        read_ofd(scanned(strips), file_name=NAME)
    picture = render_ofd(scanned(strips), file_name=NAME)(1)
    assert dark(picture, 0.25, 0.1)
    assert dark(picture, 0.25, 0.6)


@pytest.mark.parametrize(
    "data",
    [
        scanned(shown(), picture=b"\x97JB2\r\n\x1a\n"),
        scanned(shown(), path="none.png"),
        scanned(shown(resource="8")),
        scanned(shown(), picture=encoded(Image.effect_noise((200, 200), 90))[:9000]),
        scanned(shown(more='CTM="0 0 0 0 0 0"')),
    ],
)
def test_a_page_that_cannot_be_shown_is_named(data):
    with pytest.raises(IngestError, match=f"^{NAME}.*(?:第 1 页图像已损坏|图片打不开).*[。]"):
        render_ofd(data, file_name=NAME)(1)


def test_a_broken_file_is_named():
    with pytest.raises(IngestError, match="已损坏"):
        render_ofd(scanned(shown())[:-60], file_name=NAME)
