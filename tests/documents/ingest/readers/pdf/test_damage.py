import pytest

from documents.ingest.readers.pdf.damage import damaged_streams
from documents.ingest.readers.pdf.pages import read_pdf
from tests.documents.ingest.readers.pdf_factory import make_pdf, write_article
from tests.documents.ingest.readers.test_contained import pdf

LINES = ["近年来，我县推动茶产业与乡村振兴有效衔接，统筹衔接资金5600万元，带动农户增收。"] * 3


def article(**options):
    return make_pdf(lambda canvas: write_article(canvas, LINES), pageCompression=1, **options)


@pytest.mark.parametrize("data", [article(), pdf(b"q Q " * 900), b"%PDF-1.4 stream", article() + b"\n%%EOF"])
def test_whole_streams(data):
    assert damaged_streams(data) == 0


def test_a_stream_that_breaks_off():
    whole = pdf(b"q Q " * 900)
    assert damaged_streams(whole[: whole.index(b"stream\n") + 12]) == 1


def test_a_flipped_bit_is_told_with_the_text():
    whole = bytearray(article())
    place = whole.rindex(b"endstream") - 100
    whole[place] ^= 1
    said = read_pdf(bytes(whole), file_name="a.pdf").left_out
    assert [each.what for each in said] == ["damaged"]
