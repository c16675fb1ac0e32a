"""A book at the desk: cut as it is read, each cut moved, merged or added by one click."""

import pytest
from django.urls import reverse

from documents.models import Article, ImportBatch, SourceFile, StagedArticle
from tests.documents.ingest.dividing.test_book import HEADED, SERIES, body, title
from tests.documents.ingest.dividing.test_digest import NEWS, lined
from tests.factories import make_region
from tests.web.desk.importing.handing_over import hand_over, store

pytestmark = pytest.mark.usefixtures("every_theme")


@pytest.fixture
def places(import_client):
    for code, name in (
        ("520328", "湄潭县"),
        ("621123", "渭源县"),
        ("621122", "陇西县"),
        ("420527", "秭归县"),
    ):
        province = make_region(f"{code[:2]}0000", f"{code[:2]}省")
        make_region(code, name, parent=make_region(f"{code[:4]}00", f"{code[:4]}市", parent=province))


@pytest.fixture
def book(import_client, places):
    hand_over(import_client, ("汇编.txt", SERIES.encode()))
    return ImportBatch.objects.get().files.get()


def change(client, file, action, value):
    address = reverse("desk:import_cuts", args=[file.pk])
    return client.post(address, {"action": action, "value": value}, follow=True)


def titles():
    return [row.fields["title"] for row in StagedArticle.objects.all()]


def line_of(text, words):
    return next(at for at, line in enumerate(text.split("\n")) if words in line)


def test_what_nobody_can_ask_for_is_refused(import_client, book):
    for action, value in (("", "1"), ("cut", "x"), ("turn", "1"), ("way", "x")):
        assert change(import_client, book, action, value).status_code == 400, action
        assert titles() == [title(n) for n in range(4)], action


def test_what_cannot_be_done_is_said(import_client, book):
    wrong = (("merge", 2, "这是第一篇"), ("merge", 3, "已经变了"), ("way", "contents", "分不出几篇"))
    for action, value, words in wrong:
        assert words in change(import_client, book, action, value).content.decode(), (action, value)
        assert titles() == [title(n) for n in range(4)], (action, value)


def test_the_page_shows_each_piece_with_its_place(import_client, book):
    page = import_client.get(reverse("desk:import_cuts", args=[book.pk])).content.decode()
    assert "分成 4 篇" in page
    assert "典型案例汇编" in page  # before the first, in no article
    assert page.count("并入上一篇") == 3
    assert "湄潭县" in page


def test_pieces_are_stored_as_articles_of_one_file(import_client, book):
    store(import_client, book.batch)
    assert SourceFile.objects.get().articles.count() == 4
    assert [article.region_id for article in Article.objects.order_by("pk")] == [
        "520328",
        "621123",
        "621122",
        "420527",
    ]


def test_one_is_merged_into_the_one_before_it(import_client, book):
    change(import_client, book, "merge", line_of(SERIES.strip(), "案例二"))
    assert titles() == [title(0), title(2), title(3)]
    first = StagedArticle.objects.first().fields
    assert first["body"] == f"{body(0)}\n{title(1)}\n{body(1)}"
    assert first["region_code"] == "520328"


def test_one_is_cut_off_again_with_title_and_place_of_its_own(import_client, book):
    at = line_of(SERIES.strip(), "案例二")
    change(import_client, book, "merge", at)
    change(import_client, book, "cut", at)
    assert titles() == [title(n) for n in range(4)]
    assert StagedArticle.objects.all()[1].fields["region_code"] == "621123"


def test_a_cut_is_moved_and_the_others_keep_what_was_corrected(import_client, book):
    last = StagedArticle.objects.last()
    last.fields["title"] = "改好的标题"
    last.is_edited = True
    last.save()
    change(import_client, book, "down", line_of(SERIES.strip(), "案例二"))
    assert titles()[2:] == [title(2), "改好的标题"]
    assert titles()[1] != title(1)
    change(import_client, book, "up", line_of(SERIES.strip(), body(1).split("\n")[0]))
    assert titles() == [title(0), title(1), title(2), "改好的标题"]


def test_a_cut_stays_where_it_was_moved_however_often_it_is_moved(import_client, book):
    at = line_of(SERIES.strip(), "案例三")
    change(import_client, book, "up", at)
    change(import_client, book, "up", at - 1 if SERIES.strip().split("\n")[at - 1] else at - 2)
    lines = SERIES.strip().split("\n")
    start = StagedArticle.objects.all()[2].start_line
    assert [line for line in lines[start:at] if line] == body(1).split("\n")[-2:]
    change(import_client, book, "merge", line_of(SERIES.strip(), "案例四"))
    assert StagedArticle.objects.all()[2].start_line == start


def test_an_article_that_is_read_anew_is_no_double_of_itself(import_client, book):
    at = line_of(SERIES.strip(), "案例二")
    change(import_client, book, "down", at)
    change(import_client, book, "up", line_of(SERIES.strip(), body(1).split("\n")[0]))
    assert all(row.is_taken for row in StagedArticle.objects.all())


def test_of_two_pieces_with_one_text_the_second_is_left_out(import_client, places):
    text = f"{SERIES.strip()}\n\n案例五 {title(0)}\n{body(0)}"
    hand_over(import_client, ("汇编.txt", text.encode()))
    file = ImportBatch.objects.get().files.get()
    change(import_client, file, "merge", line_of(text, "案例五"))
    change(import_client, file, "cut", line_of(text, "案例五"))
    assert [row.is_taken for row in StagedArticle.objects.all()] == [True, True, True, True, False]


def test_a_change_leads_back_to_its_place(import_client, book):
    answer = change(import_client, book, "merge", line_of(SERIES.strip(), "案例三"))
    joined = StagedArticle.objects.all()[1]
    assert answer.redirect_chain[-1][0].endswith(f"?article={joined.pk}#a{joined.pk}")


def test_a_digest_is_cut_at_its_headlines_each_piece_with_the_day_and_the_outlet(import_client, places):
    hand_over(import_client, ("要闻.txt", lined(NEWS, "一周要闻\n2024-03-08 来源：青岭日报\n").encode()))
    assert titles() == ["一周要闻"]
    change(import_client, ImportBatch.objects.get().files.get(), "way", "news")
    assert titles() == [headline for headline, _ in NEWS]
    fields = [row.fields for row in StagedArticle.objects.all()]
    assert {(each["published"], each["source"]) for each in fields} == {("2024-03-08", "青岭日报")}
    assert not any(each["warnings"] for each in fields)


def test_what_is_long_comes_page_by_page(import_client, places, monkeypatch):
    monkeypatch.setattr("web.desk.importing.cuts.PIECES_A_PAGE", 2)
    monkeypatch.setattr("web.desk.importing.cuts.LINES_A_PIECE", 2)
    hand_over(import_client, ("汇编.txt", SERIES.encode()))
    address = reverse("desk:import_cuts", args=[ImportBatch.objects.get().files.get().pk])
    third = StagedArticle.objects.all()[2]
    first = import_client.get(address).content.decode()
    assert "第 1 页，共 2 页" in first
    page = import_client.get(address, {"article": third.pk}).content.decode()
    assert title(2) in page
    assert title(0) not in page
    assert "一是发展产业" not in page
    line = line_of(SERIES.strip(), body(2).split("\n")[1])
    assert f"line={line}#a{third.pk}" in page
    more = import_client.get(address, {"article": third.pk, "line": line}).content.decode()
    assert "一是发展产业" in more


def test_a_book_is_cut_by_the_places_in_its_titles(import_client, places):
    hand_over(import_client, ("选编.txt", HEADED.encode()))
    file = ImportBatch.objects.get().files.get()
    assert len(titles()) == 1
    change(import_client, file, "way", "places")
    assert titles() == [title(n) for n in range(4)]


def test_an_article_that_is_not_in_the_file_any_more_is_not_cut(import_client, book):
    row = StagedArticle.objects.first()
    row.fields["body"] = "全部重写的正文，和原来的文件没有一句相同。"
    row.save()
    page = change(import_client, book, "cut", 5)
    assert "对不上原文" in page.content.decode()
    assert len(titles()) == 4
