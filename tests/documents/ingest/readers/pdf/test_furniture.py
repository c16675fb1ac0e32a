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


def test_lines_of_a_text_that_repeats_itself_stay():
    """Each page of one village, set apart as a head is, with figures of its own."""
    first = [
        "甲村建成茶园312亩，带动农户58户。",
        "甲村建成茶园97亩，带动农户120户。",
        "甲村建成茶园45亩，带动农户6户。",
    ]
    pages = [
        make_page("甲", "乙", "丙", "丁", header=line, footer=f"人均增收{line[6:8]}元") for line in first
    ]
    assert texts(without_furniture(pages)[0]) == texts(pages)


def test_a_sentence_whose_figures_count_up_with_the_pages_stays():
    lines = [f"三是改造农村公路{80 + page}公里，群众满意。" for page in range(5)]
    pages = [make_page("甲", "乙", "丙", footer=line) for line in lines]
    assert texts(without_furniture(pages)[0]) == texts(pages)


def test_a_line_that_stands_apart_on_few_pages_stays():
    inside = [make_page("同一句话", "乙", "丙", "丁", top=835.0) for _ in range(2)]
    apart = [make_page("乙", "丙", "丁", header="同一句话") for _ in range(3)]
    assert texts(without_furniture([*inside, *apart])[0]) == texts([*inside, *apart])


def test_a_head_goes_although_a_number_was_misread_and_the_pages_count_anew():
    numbers = [1, 2, 3, 4, 9, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8]
    pages = [make_page("甲", "乙", "丙", header=f"云台县规划 {number}") for number in numbers]
    assert texts(without_furniture(pages)[0]) == [["甲", "乙", "丙"]] * len(pages)


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
