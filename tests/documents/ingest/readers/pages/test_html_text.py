import lxml.html
import pytest

from documents.ingest.readers.pages.html_text import prepare, table_grid
from documents.ingest.readers.pages.walking import Look, block_text, shown_if_short


def lines(html):
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    left_out = prepare(tree, tree)
    return block_text(tree).split("\n"), left_out


ITEMS = "<li>健全监测。</li><li><p>发展产业。</p></li>"


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1.", "2."]),
        ("style='list-style-type: cjk-ideographic'", ["一、", "二、"]),
        ("style='list-style: simp-chinese-informal inside' start=9", ["九、", "十、"]),
        ("type=a", ["a.", "b."]),
        ("reversed", ["2.", "1."]),
        ("reversed start=7", ["7.", "6."]),
        ("type=I", ["I.", "II."]),
        ("start='99999999999999'", ["1.", "2."]),
        ("style='list-style:none'", ["", ""]),
        ("style='list-style-type:disc'", ["", ""]),
    ],
)
def test_list_numbers_are_written_out(attributes, labels):
    read, _ = lines(f"<ol {attributes}>{ITEMS}</ol>")
    assert read == [labels[0] + "健全监测。", labels[1] + "发展产业。"]


def test_items_with_numbers_of_their_own_keep_them():
    read, _ = lines("<ol><li>一、健全监测。</li><li>二、发展产业。</li></ol>")
    assert read == ["一、健全监测。", "二、发展产业。"]


def test_a_table_of_values_is_a_line_a_row():
    read, _ = lines(
        "<p>前文。</p><table><tr><th>类型<th>2020年<th>2021年</tr><tr><td>家庭农场<td>3.5万户<td>4.1万户</tr>"
        "<tr><td>合作社<td><td>0.9万家</tr></table>后文。"
    )
    assert read == ["前文。", "家庭农场：2020年 3.5万户，2021年 4.1万户", "合作社：2021年 0.9万家", "后文。"]


def test_spans_hold_for_each_place():
    read, _ = lines(
        "<table><tr><td colspan=3>主要指标</td></tr><tr><td>县<td>项目<td>数量</tr>"
        "<tr><td rowspan=2>青岭县<td>茶园<td>60万亩</tr><tr><td>网格<td>120个</tr></table>"
    )
    assert read == ["主要指标", "青岭县：项目 茶园，数量 60万亩", "青岭县：项目 网格，数量 120个"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td><p>一是监测。</p><p>二是产业。</p></td></tr>",
        "<tr><td>一是监测。</td></tr><tr><td>二是产业。</td></tr>",
        "<tr><td><table><tr><td>一是监测。</table></td><td>二是产业。</td></tr>",
    ],
)
def test_a_layout_table_is_paragraphs(table):
    assert lines(f"<table>{table}</table>")[0] == ["一是监测。", "二是产业。"]


def test_what_pages_say_of_a_text_stays_by_cell():
    read, _ = lines(
        "<table><tr><td>索引号：<td>00123<td>发布机构：<td>青岭县政府</tr><tr><td>文号：<td>无<td>主题：<td>农业</tr></table>"
    )
    assert read[:2] == ["索引号：", "00123"]


def test_ruby_keeps_its_base():
    assert lines("<p>种植<ruby>黄芪<rp>(</rp><rt>huáng qí</rt><rp>)</rp></ruby>三万亩</p>")[0] == [
        "种植黄芪三万亩"
    ]


def test_hidden_words_go_and_are_named():
    read, (said,) = lines("<p>明文<span style='display:none'>内部掌握</span>继续。</p><p hidden>草稿</p>")
    assert read == ["明文继续。"]
    assert (said.what, said.count, said.sample) == ("hidden", 2, "内部掌握")


def test_an_article_hidden_until_its_script_runs_stays():
    text = "巩固拓展脱贫攻坚成果。" * 30
    assert lines(f"<div style='display:none'>{text}</div>") == ([text], ())


def test_line_ends_of_the_source_divide_no_word():
    read, _ = lines("<p>巩固拓展\n   脱贫攻坚成果，\n 同 A\n B</p><p><b>时间：2022</b>\n<b>来源：网</b></p>")
    assert read == ["巩固拓展脱贫攻坚成果，同 A B", "时间：2022 来源：网"]


@pytest.mark.parametrize(
    ("cells", "is_grid"),
    [
        ("<td>甲</td><td>1</td>", True),
        ("<td>甲</td><td>" + "长" * 41 + "</td>", False),
        ("<td>甲</td><td colspan=100 rowspan=100>1</td>" * 3, True),
        ("<td colspan=100 rowspan=100>1</td>" * 300, False),
    ],
)
def test_only_what_may_be_a_table_of_values_is_laid_out(cells, is_grid):
    table = lxml.html.fragment_fromstring(f"<table>{f'<tr>{cells}</tr>' * 2}</table>")
    assert bool(table_grid(table.xpath(".//tr"))) == is_grid


def test_what_is_short_is_shown_and_what_is_long_is_not():
    page = lxml.html.fragment_fromstring("<div><p>一 是</p><br><script>x</script><p>建茶园</p></div>")
    assert shown_if_short(page, 7) == block_text(page) == "一 是\n建茶园"
    assert shown_if_short(page, 6) is None
    assert shown_if_short(lxml.html.fragment_fromstring(f"<div>{'<br>' * 6000}</div>"), 7) is None


def test_empty_elements_are_steps_too():
    assert shown_if_short(lxml.html.fragment_fromstring(f"<div>{'<b></b><!-- -->' * 3000}</div>"), 7) is None


@pytest.mark.parametrize("left", [0, 7, 100])
def test_of_a_page_no_more_is_looked_at_than_is_left(left):
    """Cells in each other, each of which would be walked to its end."""
    cell = lxml.html.fragment_fromstring("<div>" * 30 + "甲" + "</div>" * 30)
    look = Look(left)
    shown = [shown_if_short(each, 7, look) for each in cell.iter() if len(each)]
    assert look.left >= -len(shown)
    assert shown.count("甲") == {0: 0, 7: 0, 100: 1}[left]


def test_a_page_where_all_is_looked_at_shows_no_less():
    page = "<ol><li><b>甲</b></li></ol><table><tr><td><i>乙</i></td><td><i>1</i></td></tr></table><p hidden><b>丙</b></p>"
    tree = lxml.html.document_fromstring(page)
    prepare(tree, None, Look(0))
    assert block_text(tree).split("\n") == ["甲", "乙", "1", "丙"]


def test_hidden_words_inside_a_long_hidden_text_are_taken_out_alone():
    page = "<div style='display:none'>" * 50 + "长" * 300 + "<p style='display:none'>内部</p>" + "</div>" * 50
    tree = lxml.html.document_fromstring(page)
    prepare(tree)
    assert block_text(tree) == "长" * 300
