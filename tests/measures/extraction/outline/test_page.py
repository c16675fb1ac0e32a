from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.outline import Page


def words(page, stretches):
    return [page.body[stretch.start : stretch.end] for stretch in stretches]


def test_it_keeps_a_number_whole():
    page = Page("全村3.5万亩.修路1.2公里.")

    assert words(page, page.sentences(0, len(page.body))) == ["全村3.5万亩.", "修路1.2公里."]


def test_it_keeps_words_apart_by_one_blank_together():
    assert len(Page("发展 PPP 项目，引进社会资本。").paragraphs) == 1


def test_it_folds_forms_without_moving_offsets():
    page = Page("（一）投入３０００万元，建设５个基地。")

    assert len(page.text) == len(page.body)
    assert "3000万元,建设5个" in page.text


def test_it_cuts_paragraphs_at_breaks_and_at_blanks_after_a_stop():
    page = Page("抓产业。\n\n抓就业。　　抓培训。 抓销售。")

    assert words(page, page.paragraphs) == ["抓产业。", "抓就业。", "抓培训。", "抓销售。"]


def test_it_cuts_off_a_heading_whose_break_became_a_blank():
    page = Page("夯实产业根基 近年来，县里建成蔬菜基地三万亩，推行订单种植。")

    assert words(page, page.paragraphs)[0] == "夯实产业根基"


def test_it_joins_lines_broken_at_a_fixed_width():
    page = Page(
        "各乡镇要组织网格员每月开展一\n次入户走访，对收入骤减支出骤\n增的农户及时预警，逐户制定帮\n扶措施。"
    )

    assert len(page.paragraphs) == 1


def test_it_leaves_the_bracket_with_its_sentence():
    page = Page("开发岗位三百个。（责任单位：县人社局）组织外出务工。")

    assert len(page.sentences(0, len(page.body))) == 2


@given(st.text(max_size=300))
def test_paragraphs_are_ordered_and_apart(body):
    page = Page(body)

    assert len(page.text) == len(body)
    ends = 0
    for paragraph in page.paragraphs:
        assert ends <= paragraph.start < paragraph.end <= len(body)
        ends = paragraph.end
