import pytest

from documents.ingest.readers.pdf.furniture import without_furniture
from documents.ingest.readers.pdf.glyphs import Glyph
from documents.ingest.readers.pdf.lines import Row


def make_row(text, top):
    return Row(
        tuple(Glyph(c, 72 + 10 * place, top - 10, 82 + 10 * place, top) for place, c in enumerate(text))
    )


def make_page(*texts, header="", footer="", top=800.0):
    rows = [make_row(text, top - 20 * row) for row, text in enumerate(texts)]
    above = [make_row(header, top + 35)] if header else []
    below = [make_row(footer, top - 20 * len(texts) - 15)] if footer else []
    return [*above, *rows, *below]


def texts(pages):
    return [[line.text for line in page] for page in pages]


def test_what_recurs_inside_the_page_stays():
    pages = [make_page("甲", "乙", "同一句话", "丙", f"结尾{n}") for n in "一二"]
    assert all("同一句话" in page for page in texts(without_furniture(pages)[0]))


def test_a_first_line_of_the_text_that_recurs_stays():
    pages = [make_page("同一句话", "甲", "乙", "丙", f"结尾{n}") for n in "一二"]
    assert all("同一句话" in page for page in texts(without_furniture(pages)[0]))


def test_headers_and_footers_go_whatever_their_number():
    pages = [make_page("甲", "乙", "丙", header=f"第{n}期", footer=f"2024年{n}月印发") for n in "123"]
    assert texts(without_furniture(pages)[0]) == [["甲", "乙", "丙"]] * 3


def test_what_went_is_told_but_for_page_numbers():
    pages = [make_page("甲", "乙", "丙", str(n), header=f"第{n}期") for n in "123"]
    kept, heads = without_furniture(pages)
    assert texts(kept) == [["甲", "乙", "丙"]] * 3
    assert [row.text for row in heads] == ["第1期", "第2期", "第3期"]


def test_one_page_has_nothing_that_recurs():
    page = make_page("推进有效衔接的做法", "正文。", "结尾。")
    assert without_furniture([page])[0] == [page]


def test_a_year_alone_in_the_midst_stays():
    assert texts(without_furniture([make_page("标题", "正文", "2024", "正文", "正文")])[0]) == [
        ["标题", "正文", "2024", "正文", "正文"]
    ]


@pytest.mark.parametrize(
    "number", ["3", "- 3 -", "— 3 —", "第3页", "第 3 页 共 12 页", "3/12", "第三页", "·3·", "iv"]
)
def test_page_numbers_go(number):
    assert texts(without_furniture([make_page("标题", "正文", number)])[0]) == [["标题", "正文"]]


def test_left_and_right_pages_may_have_their_own_headers():
    pages = [make_page("正", "中", "末", "尾", header="云台农业" if n % 2 else "第3期") for n in range(4)]
    assert texts(without_furniture(pages)[0]) == [["正", "中", "末", "尾"]] * 4
