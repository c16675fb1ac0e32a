"""Whatever a byte is turned into, a reader reads or refuses; no other exception comes out."""

import random
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.read import read
from documents.ingest.readers import LIST_KINDS
from documents.ingest.readers.tables.lists import read_list
from documents.ingest.readers.uploads import open_upload
from tests.documents.ingest.readers.archives.test_mail import PAGE, mail, saved
from tests.documents.ingest.readers.ofd_factory import content, lines, make_ofd
from tests.documents.ingest.readers.office_factory import make_docx, make_zip, with_part
from tests.documents.ingest.readers.pages.test_epub import make_epub
from tests.documents.ingest.readers.pdf_factory import make_pdf, write_article
from tests.documents.ingest.readers.pictures.picture_factory import encoded, paper
from tests.documents.ingest.readers.tables.test_lists import GOOD, HEADER, make_csv, make_xlsx
from tests.documents.ingest.readers.tables.test_table_page import XML

TEXT = "近年来，我县推动茶产业与乡村振兴有效衔接，统筹衔接资金5600万元。"
DOCX = make_docx(lambda document: document.add_paragraph(TEXT))
WHOLE = {
    "a.docx": DOCX,
    "a.pdf": make_pdf(lambda canvas: write_article(canvas, [TEXT])),
    "a.xlsx": make_xlsx(HEADER, GOOD),
    "a.csv": make_csv(HEADER, GOOD),
    "a.ofd": make_ofd(content(lines([TEXT]))),
    "a.epub": make_epub(f"<p>{TEXT}</p>"),
    "a.eml": mail(TEXT, files=[("b.docx", DOCX)]),
    "a.mhtml": saved(PAGE),
    "a.xls": XML.encode(),
    "a.html": PAGE.encode(),
    "a.png": encoded(paper()),
    "a.tif": encoded(paper(), paper(), form="TIFF"),
    "a.zip": make_zip({"a.docx": DOCX, "a.txt": TEXT.encode()}),
}
ROUNDS = 40


def damaged(data, chance):
    """Change, drop or cut off a few bytes."""
    data = bytearray(data)
    for _ in range(chance.choice([1, 3, 30])):
        place = chance.randrange(len(data))
        change = chance.random()
        if change < 0.6:
            data[place] = chance.randrange(256)
        elif change < 0.8:
            del data[place : place + chance.randrange(1, min(100, len(data)))]
        else:
            del data[max(20, place) :]
        if len(data) < 30:
            break
    return bytes(data)


def damaged_part(data, chance):
    """Damage one part of an Office package and leave its container whole."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        name = chance.choice(
            [name for name in package.namelist() if name.endswith((".xml", ".rels", ".opf", ".xhtml"))]
        )
        return with_part(data, name, damaged(package.read(name), chance))


def read_all(data, name):
    for file in open_upload(data, file_name=name).files:
        if file.kind in LIST_KINDS:
            read_list(file.data, file.kind, file_name=file.path, find_region=lambda text: "")
        else:
            read(file.data, file_name=file.path)


@pytest.mark.parametrize("name", WHOLE)
def test_damage_is_read_or_refused(name):
    chance = random.Random(name)
    for _ in range(ROUNDS):
        with suppress(IngestError):
            read_all(damaged(WHOLE[name], chance), name)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.ofd", "a.epub"])
def test_damage_inside_a_package_is_read_or_refused(name):
    chance = random.Random(name)
    for _ in range(ROUNDS):
        with suppress(IngestError):
            read_all(damaged_part(WHOLE[name], chance), name)
