"""What the machine looks at: upright, on white, no larger than it needs."""

import numpy as np
import pytest
from PIL import Image

from documents.ingest.parsed import IngestError
from documents.ingest.readers.pictures.rendering import render_picture
from documents.ingest.recognising.pictures import MOST_PIXELS, MOST_SIDE
from tests.documents.ingest.readers.pictures.picture_factory import encoded, paper


def seen(data, number=1):
    return render_picture(data, file_name="扫描.png")(number)


def with_a_black_corner(mode="RGB", size=(60, 80)):
    image = Image.new("RGB", size, "white")
    image.paste("black", (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_page_that_breaks_off_is_named(form):
    noise = Image.effect_noise((300, 300), 90)
    data = encoded(noise, form=form, **({"compression": "tiff_lzw"} if form == "TIFF" else {}))
    cut = data[: len(data) * 2 // 3] if form != "TIFF" else data[:2000] + bytes(1000) + data[3000:]
    with pytest.raises(IngestError, match=r"^扫描\.png：第 1 页图像已损坏或不完整"):
        seen(cut)


def test_a_page_that_is_not_there_is_named():
    with pytest.raises(IngestError, match="第 3 页图像已损坏"):
        seen(encoded(paper(), paper(), form="TIFF"), 3)


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("1", "TIFF"),
        ("L", "PNG"),
        ("P", "PNG"),
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("CMYK", "JPEG"),
        ("RGB", "BMP"),
    ],
)
def test_it_has_three_colours_whatever_the_file_has(mode, form):
    dots = seen(encoded(with_a_black_corner(mode), form=form)).dots
    assert (dots.shape, dots.dtype) == ((80, 60, 3), np.uint8)
    assert dots[5, 5].max() < 40
    assert dots[70, 50].min() > 215


def test_what_is_clear_is_white():
    image = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    assert seen(encoded(image)).dots.min() == 255


def test_sixteen_bits_of_grey_are_eight():
    deep = Image.fromarray(np.asarray(with_a_black_corner("L"), dtype=np.uint16) * 257)
    dots = seen(encoded(deep)).dots
    assert (dots[5, 5, 0], dots[70, 50, 0]) == (0, 255)


def test_it_stands_as_the_camera_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned clockwise
    picture = seen(encoded(with_a_black_corner(), form="JPEG", exif=exif))
    assert picture.dots.shape == (60, 80, 3)
    assert picture.dots[5, 75].max() < 40
    assert picture.dots[5, 5].min() > 215


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_large_one_is_made_smaller(form):
    for size in ((3000, 4200), (4000, 4000), (9000, 60)):
        height, width, _ = seen(encoded(paper(*size), form=form)).dots.shape
        assert max(height, width) <= MOST_SIDE
        assert height * width <= MOST_PIXELS * 1.002
        assert abs(height - width * size[1] / size[0]) < 1


def test_the_sharpness_that_a_file_tells_is_used():
    assert seen(encoded(paper(600, 900), dpi=(300, 300))).dots.shape == (450, 300, 3)
    assert seen(encoded(paper(600, 900), dpi=(72, 72))).dots.shape == (900, 600, 3)


def test_each_page_is_its_own():
    data = encoded(paper(colour=0), paper(30, 30), form="TIFF")
    assert [seen(data, number).dots.shape for number in (1, 2)] == [(80, 60, 3), (30, 30, 3)]


def test_a_page_is_as_wide_as_paper():
    upright, across = seen(encoded(paper(595, 842))), seen(encoded(paper(842, 595)))
    assert (upright.scale, upright.height) == (1.0, 842.0)
    assert (across.scale, across.height) == (1.0, 595.0)
