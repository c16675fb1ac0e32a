"""What divides words is mended; what a text has of its own stays."""

import textwrap

import pytest

from documents.ingest.mending.repair import repair
from tests.documents.ingest.texts import CARE, NEXT

PARAGRAPHS = [CARE + NEXT, NEXT + CARE, NEXT * 3, CARE] * 2


def cut(paragraph, width, indent="　　"):
    """Break a paragraph at the width of `width` Han, as typewritten texts and mails are."""
    lines = [""]
    for character in indent + paragraph:
        if sum(1 if each.isascii() else 2 for each in lines[-1] + character) > 2 * width:
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "关于做好衔接工作的 通 知",
        "省长 李 明\n县委书记 王 强 国",
        "县里组建了 217 支入户队，建成 4.6 万亩基地。",
        "a < b，且 b > c；用 <p> 标签分段。AT&T 公司。",
        "一、发展产业\n二、稳定就业\n三、改善环境\n四、健全监测\n五、加强培训\n六、强化保障",
        "# 标题\n\n- 项目一\n- 项目二",
    ],
)
def test_a_sound_text_stays(text):
    assert repair(text) == text


@pytest.mark.parametrize(
    "mark", "\u200b \u200c \u200d \u2060 \ufeff \xad \u202a \u2066 \ufe0f \x00 \x07 \u200e".split(" ")
)
def test_marks_that_show_nothing_go(mark):
    assert repair(f"组建了2{mark}17支{mark}入户队") == "组建了217支入户队"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one(end):
    assert repair(f"一。{end}二。") == "一。\n二。"


def test_what_a_machine_read_from_a_picture_closes_up():
    spaced = " ".join("近年来，渭河县组建了217支入户队，每月走访一次。")
    assert repair(spaced) == "近年来，渭河县组建了217支入户队，每月走访一次。"


@pytest.mark.parametrize("width", [30, 34, 45, 60])
@pytest.mark.parametrize("indent", ["　　", "    "])
def test_paragraphs_cut_at_one_width_are_joined(width, indent):
    text = "\n".join(cut(paragraph, width, indent) for paragraph in PARAGRAPHS)
    assert [line.strip() for line in repair(text).split("\n")] == PARAGRAPHS


def test_headings_and_blank_lines_still_begin_paragraphs():
    parts = [f"一、第一件事。{CARE}", f"二、第二件事。{NEXT}", CARE, CARE + NEXT]
    text = (
        "\n".join(cut(part, 32, "") for part in parts[:2])
        + "\n\n"
        + cut(parts[2], 32, "")
        + "\n\n"
        + cut(parts[3], 32, "")
    )
    assert [line for line in repair(text).split("\n") if line] == parts


def test_latin_words_keep_their_blank():
    lines = textwrap.wrap(
        "rural revitalization needs patient work and many hands " * 9, 60, break_long_words=False
    )
    assert "work and many" in repair("\n".join(lines)).replace("\n", " ")


@pytest.mark.parametrize(
    ("escaped", "plain"),
    [
        ("一是&nbsp;发展&ldquo;茶&rdquo;产业", "一是 发展“茶”产业"),
        ("&lt;p&gt;一是发展茶产业。&lt;/p&gt;", "一是发展茶产业。"),
        ("&amp;lt;strong&amp;gt;二是&amp;lt;/strong&amp;gt;监测", "二是监测"),
        ("第一段。<br/>第二段。", "第一段。\n第二段。"),
    ],
)
def test_escaped_markup_is_read(escaped, plain):
    assert repair(escaped) == plain


SHORT = [
    "近年来，渭源县把巩固脱贫成果放在首位，推动各项工作平稳过渡，群众生活一年比一年好。",
    CARE,
    NEXT + CARE,
]


@pytest.mark.parametrize("width", [20, 28, 34])
@pytest.mark.parametrize("title", ["", "渭源县巩固脱贫成果同乡村振兴有效衔接的三项主要做法\n"])
def test_a_short_text_cut_at_one_width_is_joined(width, title):
    text = title + "\n".join(cut(paragraph, width) for paragraph in SHORT)
    assert repair(text) == title + "\n".join(f"　　{paragraph}" for paragraph in SHORT)


def test_lines_of_so_many_characters_are_joined_too():
    text = "\n".join("\n".join(textwrap.wrap(paragraph, 24)) for paragraph in SHORT)
    assert repair(text) == "\n".join(SHORT)


@pytest.mark.parametrize(
    "rows",
    [
        ["会川镇元古堆村田家河组脱贫户王甲家庭人口数四口人种植黄芪"] * 8,
        [
            "一、健全防止返贫的监测和帮扶机制",
            "二、壮大县域特色优势的主导产业",
            "三、改善农村人居环境和基础设施",
            CARE,
        ],
    ],
)
def test_rows_and_headings_of_one_width_stay(rows):
    text = "\n".join(rows)
    assert repair(text) == text


@pytest.mark.parametrize("end", ["\\n", "\\r\\n", "↵", "\f"])
def test_line_ends_as_programs_write_them(end):
    assert repair(end.join([CARE, NEXT, CARE, NEXT])) == "\n".join([CARE, NEXT, CARE, NEXT])


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        (
            "组建了2 1 7 支队伍，建成基地4 . 6 万亩，普及率9 8 . 5%",
            "组建了217 支队伍，建成基地4.6 万亩，普及率98.5%",
        ),
        ("到2021 年建成16 座", "到2021 年建成16 座"),
        ("合作社 3 5 7", "合作社 3 5 7"),
    ],
)
def test_digits_set_apart_are_one_number(spaced, closed):
    assert repair(spaced) == closed


def test_a_line_end_written_between_two_sentences_is_one():
    assert repair(r"工作平稳。\n一、发展产业。") == "工作平稳。\n一、发展产业。"
    assert repair(r"放在 C:\new\notes 下面。") == r"放在 C:\new\notes 下面。"
