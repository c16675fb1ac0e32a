from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from documents.models import Article, ArticleIndex
from documents.search import tokenizer
from documents.search.checks import index_is_current
from documents.search.engine import search
from documents.search.models import AppliedDictionary, DictionaryTerm, IndexState
from documents.search.query_log import record_query
from documents.search.rebuild import problems, rebuild
from documents.search.vocabulary import add_shipped_vocabulary
from tests.factories import make_article, make_author

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = make_article("推行带头致富机制，健全联农带农机制。", title="题")
    make_author(article, "林青山")
    return article


@pytest.fixture(autouse=True)
def shipped_dictionary():
    yield
    tokenizer.set_dictionary(None)


def test_an_index_in_step_has_no_problems(article):
    assert problems(ArticleIndex) == []
    call_command("check_integrity", stdout=StringIO())


def test_a_missing_row_is_named_and_made(article):
    ArticleIndex.objects.all().delete()
    assert "缺 1 行" in problems(ArticleIndex)[0]
    with pytest.raises(CommandError, match="rebuild_search_index"):
        call_command("check_integrity", stdout=StringIO())
    assert rebuild(ArticleIndex) == 1
    assert problems(ArticleIndex) == []
    assert search(Article.objects.all(), text="林青山").pks == (article.pk,)


def test_a_row_written_behind_the_models_is_named(article):
    ArticleIndex.objects.update(body_words="别的", body_grams="别的")
    assert "1 行与原文或词典不符" in problems(ArticleIndex)[0]
    rebuild(ArticleIndex)
    assert search(Article.objects.all(), text="带农").pks == (article.pk,)


def test_an_index_without_its_row_is_named(article):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # The database makes the vector itself and lets nobody write it.
            with pytest.raises(ProgrammingError), transaction.atomic():
                cursor.execute("UPDATE documents_articleindex SET grams = ''")
            return
        cursor.execute(
            "INSERT INTO documents_articleindex_fts(documents_articleindex_fts) VALUES ('delete-all')"
        )
    assert "数据库索引与检索词不符" in problems(ArticleIndex)[-1]
    rebuild(ArticleIndex)
    assert problems(ArticleIndex) == []


def test_a_new_term_is_in_force_from_the_rebuild_on(article):
    add_shipped_vocabulary()
    DictionaryTerm.objects.create(term="带头致富机制")
    assert "带头致富机制" not in ArticleIndex.objects.get().body_words.split()
    assert index_is_current(None, ["default"]) == []
    rebuild(ArticleIndex)
    assert "带头致富机制" in ArticleIndex.objects.get().body_words.split()
    assert "带头致富机制" in AppliedDictionary.objects.get().terms


def test_a_stale_index_is_warned_about(article):
    IndexState.objects.update(fingerprint="another")
    (warning,) = index_is_current(None, ["default"])
    assert warning.id == "documents.W001"
    assert "rebuild_search_index" in warning.hint
    rebuild(ArticleIndex)
    assert index_is_current(None, ["default"]) == []
    assert index_is_current(None, None) == []


def test_the_command_says_what_a_new_term_does_to_logged_queries():
    make_article("致富带头，机制灵活。")
    make_article("推行带头致富机制。")
    add_shipped_vocabulary()
    record_query(text="带头致富机制", model="articles", hits=2)
    record_query(text="机制", model="articles", hits=2)
    DictionaryTerm.objects.create(term="带头致富机制")
    out = StringIO()
    call_command("rebuild_search_index", stdout=out)
    assert "检索“带头致富机制”（文章）：结果由 2 条变为 1 条" in out.getvalue()
    assert "检索“机制”" not in out.getvalue()
