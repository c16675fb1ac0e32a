"""The dictionary in force is the database's, whichever process applied it: a fresh process knows the shipped one only."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from documents.models import Article, ArticleIndex
from documents.search import tokenizer
from documents.search.checks import index_is_current
from documents.search.engine import query_of, search
from documents.search.models import AppliedDictionary, DictionaryTerm, IndexState
from documents.search.rebuild import problems, rebuild
from documents.search.statistics import statistics_of
from documents.search.vocabulary import add_shipped_vocabulary, dictionary_in_force
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TERM = "带头致富机制"


@pytest.fixture(autouse=True)
def shipped_dictionary():
    yield
    tokenizer.set_dictionary(None)


@pytest.fixture
def rebuilt_elsewhere():
    """An index that another process cut with a term which this one has not heard of."""
    make_article(f"推行{TERM}。", title="题")
    add_shipped_vocabulary()
    DictionaryTerm.objects.create(term=TERM)
    rebuild(ArticleIndex)
    tokenizer.set_dictionary(None)


def leaves(text):
    return [leaf.text for leaf in search(Article.objects.all(), text=text, synonyms=False).query.leaves]


def test_no_dictionary_but_the_shipped_one_is_in_force_where_none_was_applied():
    tokenizer.set_dictionary([TERM])
    assert dictionary_in_force() == tokenizer.shipped_terms()


def test_reading_the_estimate_leaves_the_dictionary_as_it_is(rebuilt_elsewhere):
    statistics_of(ArticleIndex)
    assert TERM not in tokenizer.dictionary()


def test_the_first_search_after_a_rebuild_elsewhere_cuts_as_the_second(rebuilt_elsewhere):
    text = f"推行{TERM}"
    assert leaves(text) == leaves(text) == ["推行", TERM]


def test_a_second_rebuild_elsewhere_is_noticed(rebuilt_elsewhere):
    assert TERM in dictionary_in_force()
    (applied,) = AppliedDictionary.objects.all()
    applied.terms = [term for term in applied.terms if term != TERM]
    applied.save()
    assert TERM not in [leaf.text for leaf in query_of(TERM, synonyms=False).leaves]


def test_the_dictionary_is_read_once(rebuilt_elsewhere, django_assert_num_queries):
    dictionary_in_force()
    with django_assert_num_queries(1):
        assert TERM in dictionary_in_force()


def test_an_index_in_step_is_called_so_by_a_fresh_process(rebuilt_elsewhere):
    assert index_is_current(None, ["default"]) == []
    tokenizer.set_dictionary(None)
    assert problems(ArticleIndex) == []


def test_lines_are_loaded_with_the_dictionary_of_the_index(rebuilt_elsewhere, tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps({"id": "1", "title": "新", "body": f"完善{TERM}。"}), encoding="utf-8")
    call_command("import_articles", "--jsonl", str(path), "--no-extract", stdout=StringIO())
    row = ArticleIndex.objects.get(article__external_id="1")
    assert TERM in row.body_words.split()
    assert IndexState.objects.get(pk=ArticleIndex._meta.db_table).fingerprint == tokenizer.fingerprint()
