import io

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.pdf.pages import read_pdf
from tests.documents.ingest.readers.pdf_factory import (
    HEIGHT,
    LEFT,
    PITCH,
    WIDTH,
    make_pdf,
    wrap,
    write,
    write_article,
)
from tests.documents.same_text.corpus import TEXTS

NAME = "做法.pdf"
PARAGRAPHS = [line for text in list(TEXTS.values())[:4] for line in text.splitlines() if line]
LONG = max(PARAGRAPHS, key=len)


def read(draw, **options):
    return read_pdf(make_pdf(draw, **options), file_name=NAME).text.split("\n")


def draw_scan(canvas):
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (60, 80), 200).save(stream, "PNG")
    canvas.drawImage(ImageReader(stream), 0, 0, WIDTH, HEIGHT)
    canvas.showPage()


def draw_scan_with_a_short_cover(canvas):
    write_article(canvas, PARAGRAPHS[:3])
    draw_scan(canvas)
    draw_scan(canvas)


WHOLE = make_pdf(lambda canvas: write_article(canvas, PARAGRAPHS[:3]))
ENCRYPTED = make_pdf(
    lambda canvas: write_article(canvas, PARAGRAPHS[:3]), encrypt=StandardEncryption("secret")
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.4\n%%EOF", "已损坏"),
        (WHOLE[: len(WHOLE) // 3], "已损坏"),
        (ENCRYPTED, "密码"),
        (make_pdf(draw_scan), "扫描件，读不出文字。请先"),
        (make_pdf(draw_scan_with_a_short_cover), "第 2、3 页是扫描图像，需要先做文字识别（OCR）"),
        (make_pdf(lambda canvas: write(canvas, 50, 50, "第1页")), "没有文字（是空白页"),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(data, message):
    with pytest.raises(IngestError, match=f"^{NAME}：.*{message}.*[。]"):
        read_pdf(data, file_name=NAME)


def test_a_scanned_page_among_others_is_named():
    def draw(canvas):
        write_article(canvas, PARAGRAPHS)
        draw_scan(canvas)

    (warning,) = read_pdf(make_pdf(draw), file_name=NAME).warnings
    assert warning.startswith("第 6 页是扫描图像")


def test_more_pages_than_the_limit():
    data = make_pdf(lambda canvas: write_article(canvas, PARAGRAPHS))
    with pytest.raises(IngestError, match="超过 2 页"):
        read_pdf(data, file_name=NAME, limits=Limits(pdf_pages=2))


def test_a_document_that_only_forbids_changes_is_read():
    encryption = StandardEncryption("", "owner", canModify=0)
    assert read(lambda canvas: write_article(canvas, PARAGRAPHS[:3]), encrypt=encryption) == PARAGRAPHS[:3]


def test_paragraphs_run_over_lines_and_pages():
    assert read(lambda canvas: write_article(canvas, PARAGRAPHS)) == PARAGRAPHS


def test_running_headers_go():
    header = "云台农业　2024年第3期　第{page}页"
    assert read(lambda canvas: write_article(canvas, PARAGRAPHS, header=header)) == PARAGRAPHS


def test_a_number_at_the_edge_of_the_text_is_no_page_number():
    def draw(canvas):
        write(canvas, LEFT, 740, "全县农村人居环境整治三年行动的进展情况通报如下（单位：座）：")
        write(canvas, LEFT, 700, "截至年底，完成改造农村户厕的座数为：")
        write(canvas, LEFT, 660, "1200座")
        canvas.showPage()

    assert read(draw)[-1] == "1200座"


def test_the_order_of_writing_means_nothing():
    lines = wrap(LONG)

    def draw(canvas):
        for row, line in reversed(list(enumerate(lines))):
            indent = len(line) - len(line.lstrip("\u3000"))
            for place, character in reversed(list(enumerate(line.strip("\u3000")))):
                if place % 2:
                    write(canvas, LEFT + 16 * (indent + place), 700 - PITCH * row, character)
            for place, character in enumerate(line.strip("\u3000")):
                if not place % 2:
                    write(canvas, LEFT + 16 * (indent + place), 700 - PITCH * row, character)
        canvas.showPage()

    assert "".join(read(draw)).replace(" ", "") == LONG


def test_a_title_on_two_lines_is_one_title():
    def draw(canvas):
        write(canvas, LEFT + 20, 760, "青岭县推进巩固拓展脱贫攻坚成果同", 22)
        write(canvas, LEFT + 90, 722, "乡村振兴有效衔接的探索", 22)
        write(canvas, LEFT + 180, 680, "林青山", 14)
        for row, line in enumerate(wrap(LONG)):
            indent = len(line) - len(line.lstrip("\u3000"))
            write(canvas, LEFT + 16 * indent, 640 - PITCH * row, line.strip("\u3000"))
        canvas.showPage()

    assert read(draw) == [
        "青岭县推进巩固拓展脱贫攻坚成果同乡村振兴有效衔接的探索",
        "林青山",
        LONG,
    ]


def test_two_columns_are_read_one_after_the_other():
    left, right = wrap(PARAGRAPHS[2] + PARAGRAPHS[3], width=13), wrap(PARAGRAPHS[4] + PARAGRAPHS[5], width=13)

    def draw(canvas):
        write(canvas, LEFT, 780, "通栏标题下面分成左右两栏来排文字", 20)
        for column, lines in ((LEFT, left), (LEFT + 16 * 15, right)):
            for row, line in enumerate(lines):
                indent = len(line) - len(line.lstrip("\u3000"))
                write(canvas, column + 16 * indent, 740 - 24 * row, line.strip("\u3000"))
        canvas.showPage()

    assert read(draw) == [
        "通栏标题下面分成左右两栏来排文字",
        PARAGRAPHS[2] + PARAGRAPHS[3],
        PARAGRAPHS[4] + PARAGRAPHS[5],
    ]


def test_columns_go_on_to_a_page_that_they_hardly_begin():
    """Two pages under a running header; the second has too few lines to see columns by themselves."""
    texts = ["".join(PARAGRAPHS[2:5]), "".join(PARAGRAPHS[5:8]), PARAGRAPHS[1][:60] + LONG[:20], LONG[20:70]]
    columns = [wrap(text, width=13) for text in texts]

    def draw(canvas):
        for page in (0, 2):
            write(canvas, LEFT, HEIGHT - 40, f"农村工作　第{page}页", 9)
            for column, lines in ((LEFT, columns[page]), (LEFT + 16 * 15, columns[page + 1])):
                for row, line in enumerate(lines):
                    indent = len(line) - len(line.lstrip("\u3000"))
                    write(canvas, column + 16 * indent, 760 - 22 * row, line.strip("\u3000"))
            canvas.showPage()

    assert read(draw) == texts


def test_a_table_is_read_by_rows():
    rows = [("指标", "2023年", "2024年")] + [(f"茶园第{n}片", f"{n}00亩", f"{n}50亩") for n in range(1, 9)]

    def draw(canvas):
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                write(canvas, LEFT + 150 * column, 700 - 30 * row, cell)
        canvas.showPage()

    assert read(draw) == [" ".join(cells) for cells in rows]


def test_a_watermark_at_an_angle_goes():
    def draw(canvas):
        write_article(canvas, [])
        for row, line in enumerate(wrap(LONG)):
            write(canvas, LEFT, 640 - PITCH * row, line.strip("\u3000"))
        canvas.translate(200, 300)
        canvas.rotate(45)
        write(canvas, 0, 0, "内部资料注意保存", 60)
        canvas.showPage()

    assert "内部资料" not in "".join(read(draw))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn):
    def draw(canvas):
        canvas.setPageSize(landscape(A4) if turn != 180 else A4)
        canvas.translate(300, 300)
        canvas.rotate(turn)
        for row, line in enumerate(wrap(LONG, width=16)):
            indent = len(line) - len(line.lstrip("\u3000"))
            write(canvas, -200 + 16 * indent, 100 - PITCH * row, line.strip("\u3000"))
        canvas.showPage()

    assert read(draw) == [LONG]


def test_latin_words_keep_their_spaces_and_close_up_where_divided():
    def draw(canvas):
        write(canvas, LEFT, 700, "The programme supports smallholders in ecologi-")
        write(canvas, LEFT, 672, "cal zones and other places of the county every")
        write(canvas, LEFT, 644, "year.")
        canvas.showPage()

    assert read(draw) == [
        "The programme supports smallholders in ecological zones and other places of the county every year."
    ]
