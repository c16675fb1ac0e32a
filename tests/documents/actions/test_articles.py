from datetime import date

import pytest

from documents.actions.articles import NewArticle, create_articles, keep_file, refuse_unstorable
from documents.ingest.parsed import IngestError, ParsedArticle, ParsedAuthor
from documents.models import Article, Official, SourceFile
from tests.factories import make_article, make_region


def parsed(body="一是发展产业。", **fields):
    return ParsedArticle(**{"title": "有效衔接", "body": body, "kind": "signed", **fields})


def run(*articles):
    refuse_unstorable(articles, "a.txt")
    file = keep()
    columns = [{"source_file": file, "position_in_file": position} for position in range(len(articles))]
    return create_articles(new=list(map(NewArticle, articles, columns)))


def keep(data=b"bytes"):
    return keep_file(data=data, file_name="a.txt", media_type="text/plain")


def test_an_unknown_region_writes_nothing(db):
    with pytest.raises(IngestError, match=r"a\.txt：地区代码 999999 不在行政区划库中"):
        run(parsed(), parsed("二是。", region_code="999999"))
    assert not SourceFile.objects.exists()
    assert not Article.objects.exists()


def test_a_repeated_body_names_the_twin(db):
    make_article("一是发展产业。", title="先到的文章")
    with pytest.raises(IngestError, match="先到的文章"):
        run(parsed())
    assert not SourceFile.objects.exists()


def test_two_articles_of_one_file_with_one_body_are_refused(db):
    with pytest.raises(IngestError, match="《后》与同一文件里的《先》正文相同"):
        run(parsed(title="先"), parsed(title="后"))


def test_the_same_bytes_are_kept_once(db):
    keep()
    with pytest.raises(IngestError, match="刚刚已由别人导入"):
        keep()


def test_the_file_is_kept_as_received(db):
    stored = keep("原文".encode("gb18030"))
    stored.refresh_from_db()
    assert bytes(stored.content).decode("gb18030") == "原文"


def test_an_article_carries_what_was_parsed(db):
    make_region("520000", "贵州省")
    author = ParsedAuthor("陶某", "县委办公室")
    article = run(
        parsed(
            region_code="520000",
            authors=(author, author, ParsedAuthor("中共某县委", is_body=True)),
            published_on=date(2022, 7, 28),
            source="农村工作通讯",
            document_number="黔府发〔2022〕1号",
        )
    )[0]
    assert article.region_id == "520000"
    assert (article.published_on, article.published_precision) == (date(2022, 7, 28), "day")
    assert article.source.name == "农村工作通讯"
    assert [(row.official.name, row.position) for row in article.authorships.all()] == [
        ("陶某", "县委办公室"),
        ("中共某县委", ""),
    ]


def test_an_article_without_a_date_has_no_precision(db):
    assert run(parsed())[0].published_precision == ""


def test_one_official_writes_several_articles(db):
    run(parsed("一", authors=(ParsedAuthor("陶某"),)), parsed("二", authors=(ParsedAuthor("陶某"),)))
    assert Official.objects.count() == 1
