"""Where a book of cases divides, and what only looks like one."""

import pytest

from documents.ingest import ingest
from documents.ingest.dividing.book import Way, book_pieces, cuts_by, sure_cuts

DEEDS = ["做强茶叶产业", "盘活闲置资产", "健全监测机制", "改善村容村貌"]
PLACES = ["湄潭县", "渭源县", "陇西县", "秭归县"]
BODY = (
    "近年来，{place}坚持因地制宜，把巩固拓展脱贫攻坚成果同乡村振兴有效衔接摆在突出位置，取得积极成效，群众的日子越过越好。\n"
    "一是发展产业。建设茶园{number}万亩，健全联农带农机制，带动农户持续增收，让群众更多分享产业增值收益。"
)


def body(number):
    return BODY.format(place=PLACES[number], number=10 + number)


def title(number):
    return f"{PLACES[number]}：{DEEDS[number]}"


def book(head, *, preface="", above=""):
    """Four cases, each under what `head` makes of its number."""
    return "\n".join([preface, *(f"{above}{head(n)}\n{body(n)}\n" for n in range(4))])


SERIES = book(lambda n: f"案例{'一二三四'[n]} {title(n)}", preface="典型案例汇编\n")
SERIES_ALONE = book(lambda n: f"【案例{n + 1}】\n{title(n)}")
CONTENTS = book(
    title, preface="案例汇编\n目 录\n" + "\n".join(f"{title(n)}……{n + 3}" for n in range(4)) + "\n"
)
HEADED = book(title, preface="经验选编\n")
PLAN = book(
    lambda n: f"第{'一二三四'[n]}章 {DEEDS[n]}",
    preface="某县规划\n目录\n"
    + "\n".join(f"第{'一二三四'[n]}章 {DEEDS[n]} {n + 3}" for n in range(4))
    + "\n",
)
REPORT = book(lambda n: DEEDS[n], preface="湄潭县工作报告\n")


def lines_at(text, cuts):
    return [text.split("\n")[at] for at in cuts]


@pytest.mark.parametrize("text", [PLAN, REPORT, SERIES_ALONE[: SERIES_ALONE.index("【案例3")]])
def test_a_plan_a_report_and_two_cases_are_no_book(text, gazetteer):
    assert sure_cuts(text, gazetteer, headings=DEEDS) is None


@pytest.mark.parametrize(
    ("text", "headings", "way"),
    [
        (SERIES, (), Way.SERIES),
        (SERIES_ALONE, (), Way.SERIES),
        (CONTENTS, (), Way.CONTENTS),
        (HEADED, tuple(map(title, range(4))), Way.HEADINGS),
    ],
)
def test_a_book_is_cut_as_it_is_read(text, headings, way, gazetteer):
    found = sure_cuts(text, gazetteer, headings)
    assert found.way == way
    assert len(found.lines) == 4
    assert [
        piece.split("\n")[0] or piece.split("\n")[1] for piece in list(book_pieces(text, found.lines))[1:]
    ] == [title(n) for n in range(4)]


def test_titles_that_name_places_are_offered(gazetteer):
    assert lines_at(HEADED, cuts_by(Way.PLACES, HEADED, gazetteer)) == [title(n) for n in range(4)]
    assert sure_cuts(HEADED, gazetteer) is None
    assert cuts_by(Way.PLACES, REPORT, gazetteer) == ()


@pytest.mark.parametrize("text", [SERIES, SERIES_ALONE, CONTENTS])
def test_each_case_has_its_own_title_and_place(text, gazetteer):
    articles = ingest(text.encode(), file_name="书.txt", gazetteer=gazetteer)
    assert [article.title for article in articles] == [title(n) for n in range(4)]
    assert [article.region_code for article in articles] == ["520328", "621123", "621122", "420527"]
    assert [article.body for article in articles] == [body(n) for n in range(4)]


def test_the_title_page_of_a_part_is_no_case(gazetteer):
    text = SERIES.replace("案例三", "第二篇 治理\n案例三")
    assert len(sure_cuts(text, gazetteer).lines) == 4


def test_title_page_and_preface_are_no_part_of_the_first_case(gazetteer):
    """Cases with an author each are told apart without the contents page, too, and then the first one began with the cover."""
    cases = [f"{title(n)}\n{PLACES[n]}委书记 林青山\n（2023年5月{n + 1}日）\n{body(n)}" for n in range(4)]
    contents = "\n".join(f"{title(n)}\t{n + 3}" for n in range(4))
    preface = "前言\n为总结各地经验，我们从报送的材料中选出四篇，编成此书，供学习参考。材料由各地提供，文字略有删改。"
    text = "\n".join(["典型经验汇编", "编写组编", "2024年10月", "目  录", contents, preface, *cases])
    articles = ingest(text.encode(), file_name="书.txt", gazetteer=gazetteer)
    assert [article.title for article in articles] == ["典型经验汇编", *(title(n) for n in range(4))]
    assert [len(article.authors) for article in articles] == [0, 1, 1, 1, 1]
    assert articles[1].body == body(0)
