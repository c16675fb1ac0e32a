"""What lies on a PDF's pages and beside them: the values of a form are read, notes and files within are named."""

import io

import pypdfium2
import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.pdf.pages import read_pdf
from tests.documents.ingest.readers.pdf.test_pages import LONG, PARAGRAPHS
from tests.documents.ingest.readers.pdf_factory import LEFT, WIDTH, make_pdf, write, write_article


def read(data):
    source = read_pdf(data, file_name="文.pdf")
    return source.text, {each.what: each.sample for each in source.left_out}


def with_files(data, *names):
    document = pypdfium2.PdfDocument(data)
    for name in names:
        document.new_attachment(name).set_data(b"file")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def page(draw):
    def drawn(canvas):
        for row, paragraph in enumerate(PARAGRAPHS[:3]):
            write(canvas, LEFT, 760 - 30 * row, paragraph[:26])
        draw(canvas)
        canvas.showPage()

    return make_pdf(drawn)


def test_a_link_is_nothing_left_out():
    assert read(page(lambda canvas: canvas.linkURL("http://a.cn", (LEFT, 700, 200, 720))))[1] == {}


def test_the_values_of_a_form_stand_where_they_are_shown():
    def draw(canvas):
        write(canvas, LEFT, 400, "带动农户")
        canvas.acroForm.textfield(name="户数", value="1300", x=LEFT + 70, y=396, width=60, height=22)
        write(canvas, LEFT + 140, 400, "户，已经核实。")

    text, left_out = read(page(draw))
    assert "带动农户 1300 户，已经核实。" in text
    assert left_out == {}


def test_notes_are_left_out_by_name():
    def draw(canvas):
        canvas.textAnnotation("这个数再核实", (400, 600, 420, 620))
        canvas.freeTextAnnotation("补：两个乡镇", (100, 100, 300, 130))

    text, left_out = read(page(draw))
    assert "核实" not in text
    assert left_out == {"comment": "这个数再核实"}


def test_files_within_are_named():
    data = with_files(
        make_pdf(lambda canvas: write_article(canvas, PARAGRAPHS[:3])), "分工表.xlsx", "方案.docx"
    )
    text, left_out = read(data)
    assert text.split("\n") == PARAGRAPHS[:3]
    assert left_out == {"enclosed": "分工表.xlsx"}


def test_a_text_that_names_a_program_is_read():
    text = "附件请用 Acrobat 打开。" + LONG
    data = make_pdf(lambda canvas: write_article(canvas, [text]))
    assert read(with_files(data, "分工表.xlsx"))[0] == text


@pytest.mark.parametrize(
    ("line", "files", "message"),
    [
        (
            "为获得最佳体验，请在 Acrobat 或 Adobe Reader 中打开此 PDF 包。",
            ["做法一.pdf"],
            r"文件包.*做法一\.pdf.*另存出来",
        ),
        ("Please wait... If this message is not eventually replaced", [], "动态表单.*打印为 PDF"),
    ],
)
def test_a_page_that_stands_for_what_another_program_shows_is_refused(line, files, message):
    data = make_pdf(lambda canvas: write(canvas, WIDTH / 8, 700, line, 12))
    with pytest.raises(IngestError, match=rf"^文\.pdf：.*{message}"):
        read_pdf(with_files(data, *files), file_name="文.pdf")
