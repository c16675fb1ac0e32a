"""Pages on paper, as Chromium prints them: whole, the wide ones on their side, no first page without content."""

import pypdfium2 as pdfium
import pytest

from tests.factories import (
    made_together,
    make_article,
    make_measure,
    make_region,
    make_transition,
)


@pytest.fixture
def plenty(world):
    """Enough for several pages: a place with many measures, a comparison of long texts, many transitions."""
    with made_together():
        for number in range(30):
            text = f"第{number}项，发展特色产业。" + "完善利益联结机制，带动农户增收。" * 6
            place = world.county_a if number % 2 else world.county_b
            article = make_article(text, region=place)
            make_measure(article, text, theme=world.industry, title=f"第{number}项")
            make_transition(article, "发展特色产业", f"旧做法{number % 3}", f"新做法{number}")
    with made_together():
        for number in range(10, 40):
            make_article(f"{number}", region=make_region(f"5299{number}", f"第{number}县", parent=world.city))


def printed(page, address):
    """The pages as (is it wide, its text)."""
    page.goto(address)
    document = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [document[number] for number in range(len(document))]
    return [
        (sheet.get_width() > sheet.get_height(), sheet.get_textpage().get_text_bounded()) for sheet in sheets
    ]


@pytest.mark.parametrize(
    ("address", "begins_with", "is_wide"),
    [
        ("/regions/520000/", "产业发展", False),
        ("/transitions/", "新做法", False),
        ("/themes/industry/", "第", False),
        ("/compare/?region=529901&region=529902", "横轴为举措条数", True),
        ("/matrix/", "青岭县", True),
    ],
)
def test_a_page_is_printed_whole_from_its_first_sheet_on(plenty, visit, address, begins_with, is_wide):
    sheets = printed(visit("/"), address)
    assert {wide for wide, _ in sheets} == {is_wide}
    assert begins_with in sheets[0][1]
    assert all(len(text.strip()) > 20 for _, text in sheets)
    assert not any("搜索" in text or "本页全部摘入" in text for _, text in sheets)


def test_the_heads_of_the_matrix_stand_on_every_sheet(plenty, visit):
    sheets = printed(visit("/"), "/matrix/")
    assert len(sheets) > 1
    assert all("文章" in text for _, text in sheets)
