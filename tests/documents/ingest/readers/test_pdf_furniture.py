import pytest

from documents.ingest.readers.pdf_furniture import without_furniture
from documents.ingest.readers.pdf_lines import Line


def make_page(*texts, top=800.0):
    return [Line(text, 72, top - 20 * row - 10, 500, top - 20 * row) for row, text in enumerate(texts)]


def texts(pages):
    return [[line.text for line in page] for page in pages]


def test_what_recurs_inside_the_page_stays():
    pages = [make_page("甲", "乙", "同一句话", "丙", f"结尾{n}") for n in "一二"]
    assert all("同一句话" in page for page in texts(without_furniture(pages)))


def test_one_page_has_nothing_that_recurs():
    page = make_page("推进有效衔接的做法", "正文。", "结尾。")
    assert without_furniture([page]) == [page]


def test_a_year_alone_in_the_midst_stays():
    assert texts(without_furniture([make_page("标题", "正文", "2024", "正文", "正文")])) == [
        ["标题", "正文", "2024", "正文", "正文"]
    ]


@pytest.mark.parametrize(
    "number", ["3", "- 3 -", "— 3 —", "第3页", "第 3 页 共 12 页", "3/12", "第三页", "·3·", "iv"]
)
def test_page_numbers_go(number):
    assert texts(without_furniture([make_page("标题", "正文", number)])) == [["标题", "正文"]]


def test_left_and_right_pages_may_have_their_own_headers():
    pages = [
        make_page("云台农业" if n % 2 else "第3期", f"正文{'甲乙丙丁'[n]}", "中", "末", "尾")
        for n in range(4)
    ]
    kept = texts(without_furniture(pages))
    assert not any({"云台农业", "第3期"} & set(page) for page in kept)
