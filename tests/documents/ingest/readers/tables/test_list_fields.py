"""What the cells of a row say: days in the forms that people and programs write, addresses, and what is no article."""

from datetime import date

import pytest

from tests.documents.ingest.readers.tables.test_lists import make_csv, read


@pytest.mark.parametrize(
    ("text", "published_on", "precision"),
    [
        ("2022", date(2022, 1, 1), "year"),
        ("2022.7", date(2022, 7, 1), "month"),
        ("2022/7/8", date(2022, 7, 8), "day"),
        ("二〇二一年", date(2021, 1, 1), "year"),
        ("二〇二一年三月", date(2021, 3, 1), "month"),
        ("二○二一年十二月二十四日", date(2021, 12, 24), "day"),
    ],
)
def test_dates_keep_their_precision(text, published_on, precision):
    ((_, article),) = read(make_csv(["标题", "正文", "日期"], ["甲", "乙", text])).articles
    assert (article.published_on, article.published_precision) == (published_on, precision)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("２０２２－０７－２８", date(2022, 7, 28)),
        ("'2022-07-28", date(2022, 7, 28)),
        ('="2022-07-28"', date(2022, 7, 28)),
        ("7/28/2022", date(2022, 7, 28)),
        ("28.07.2022", date(2022, 7, 28)),
        ("7/7/2022", date(2022, 7, 7)),
        ("28-Jul-2022", date(2022, 7, 28)),
        ("Jul 28, 2022", date(2022, 7, 28)),
        ("1658973600", date(2022, 7, 28)),
        ("1658973600000", date(2022, 7, 28)),
    ],
)
def test_dates_of_other_programs(text, day):
    ((_, article),) = read(make_csv(["标题", "正文", "发布日期"], ["甲", "一是茶。", text])).articles
    assert article.published_on == day


@pytest.mark.parametrize("text", ["7/8/2022", "13/13/2022", "28-Abc-2022", "22-07-28"])
def test_a_date_that_may_be_two_days_is_bad(text):
    (bad,) = read(make_csv(["标题", "正文", "发布日期"], ["甲", "一是茶。", text])).bad_rows
    assert text in bad.problem
    assert ("分不清哪个是月" in bad.problem) == (text == "7/8/2022")


@pytest.mark.parametrize("title", ["合计", "合 计", "填表人：林青山", "注：地区填到县"])
def test_the_foot_of_a_form_is_no_article(title):
    (bad,) = read(make_csv(["标题", "正文"], ["甲", "一是茶。"], [title, "2篇"])).bad_rows
    assert "合计或落款" in bad.problem


def test_an_address_among_words():
    ((_, article),) = read(
        make_csv(["标题", "正文", "网址"], ["甲", "一是茶。", "原文：https://a.cn/1（县网）"])
    ).articles
    assert article.source_url == "https://a.cn/1"


@pytest.mark.parametrize(
    ("kind", "author", "post", "is_reporter"),
    [
        ("署名文章", "林知远", "", False),
        ("新闻报道", "林知远", "县委农办主任", False),
        ("新闻报道", "青岭县农业农村局", "", False),
        ("新闻报道", "林知远", "", True),
    ],
)
def test_who_reported_the_news_of_a_list_is_told_from_officials(kind, author, post, is_reporter):
    row = ["甲", "近日，茶园开了。", author, post, kind]
    ((_, article),) = read(make_csv(["标题", "正文", "作者", "职务", "体裁"], row)).articles
    assert [each.is_reporter for each in article.authors] == [is_reporter]
