"""What outlets do to a text when they reprint it: one function each, from the body to the body as reprinted."""

import re
import unicodedata

from opencc import OpenCC

FURNITURE_ABOVE = "首页 > 要闻 > 地方动态\n字号：【大】【中】【小】　打印本页　分享到：微信 微博\n来源：本站原创　浏览量：3021\n\n"
FURNITURE_BELOW = "\n\n（责任编辑：小林　审核：老郑）\n上一篇：全市春耕备耕会议召开\n下一篇：关于开展消费帮扶月活动的通知\n主办：某某市人民政府办公室　网站标识码：0000000000　备案号：某ICP备00000000号\n"
EDITORS_NOTE = "编者按：巩固拓展脱贫攻坚成果同乡村振兴有效衔接，各地都在探索。本网今天推出一篇来自基层的文章，供读者参考，欢迎来稿交流。\n\n"
CONFUSABLE = str.maketrans("己土未日大人入干千鸟鸣", "已士末曰太入人千干乌呜")
SYNONYMS = (
    ("进行", "开展"),
    ("的做法", "的经验"),
    ("先后", "陆续"),
    ("落实", "抓好"),
    ("主要", "重点"),
    ("建好", "建强"),
)


def in_one_line(body):
    return "".join(body.split())


def with_halfwidth_punctuation(body):
    return unicodedata.normalize("NFKC", body).replace("。", ". ").replace("、", ",")


def with_fullwidth_digits(body):
    return re.sub("[0-9]", lambda match: chr(ord(match[0]) + 0xFEE0), body)


def in_traditional_characters(body):
    return OpenCC("s2t").convert(body)


def with_site_furniture(body):
    return FURNITURE_ABOVE + body + FURNITURE_BELOW


def with_editors_note(body):
    return EDITORS_NOTE + body


def without_last_third(body):
    return body[: len(body) * 2 // 3]


def without_first_and_a_middle_paragraph(body):
    paragraphs = body.splitlines()
    return "\n".join(paragraphs[2:4] + paragraphs[5:])


def second_half(body):
    return body[len(body) // 2 :]


def with_name_for_we(body):
    return re.sub("我县|我们|全县|全市|县里|市里", "白水县", body)


def with_scanning_errors(body):
    """Every 30th character misread, and the confusable ones with it."""
    return "".join("囗" if place % 30 == 29 else c for place, c in enumerate(body)).translate(CONFUSABLE)


def with_other_enumerators(body):
    for old, new in (
        ("一是", "第一，"),
        ("二是", "第二，"),
        ("三是", "第三，"),
        ("一、", "（一）"),
        ("二、", "（二）"),
    ):
        body = body.replace(old, new)
    return body


def lightly_edited(body):
    for old, new in SYNONYMS:
        body = body.replace(old, new, 1)
    return body.replace("了", "")


def with_sections_swapped(body):
    paragraphs = body.splitlines()
    half = len(paragraphs) // 2
    return "\n".join(paragraphs[half:] + paragraphs[:half])


def broken_into_printed_lines(body):
    """As copied from a PDF: a break every 28 characters, a page number every 20 lines."""
    text = in_one_line(body)
    lines = [text[start : start + 28] for start in range(0, len(text), 28)]
    for page, place in enumerate(range(20, len(lines), 21), start=1):
        lines.insert(place, f"— {page} —")
    return "\n".join(lines)


def with_subheadings(body):
    return "\n".join(f"【现场{number}】\n{line}" for number, line in enumerate(body.splitlines()))


def on_one_page_with_another(body, other):
    return f"{other}\n\n相关阅读\n\n{body}"


ALL = (
    in_one_line,
    with_halfwidth_punctuation,
    with_fullwidth_digits,
    in_traditional_characters,
    with_site_furniture,
    with_editors_note,
    without_last_third,
    without_first_and_a_middle_paragraph,
    second_half,
    with_name_for_we,
    with_scanning_errors,
    with_other_enumerators,
    lightly_edited,
    with_sections_swapped,
    broken_into_printed_lines,
    with_subheadings,
)
