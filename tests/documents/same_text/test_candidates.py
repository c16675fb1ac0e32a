import pytest

from documents.models import BodySignature, SignatureBand
from documents.same_text.actions import sign_article
from documents.same_text.candidates import COMPARED_COUNT, candidates, find_reprints_of
from tests.documents.same_text.corpus import TEXTS
from tests.factories import made_together, make_article

pytestmark = pytest.mark.django_db


def test_unsigned_articles_are_not_seen():
    make_article(TEXTS["tea_county"])
    assert find_reprints_of(TEXTS["tea_county"]) == []


def test_texts_of_the_genre_are_not_even_compared():
    with made_together():
        for body in TEXTS.values():
            sign_article(article=make_article(body))
    tea = TEXTS["tea_county"]
    assert [article.body for article in candidates(tea)] == [tea]


def test_it_asks_a_fixed_number_of_queries(django_assert_num_queries):
    with made_together():
        for number in range(COMPARED_COUNT + 5):
            sign_article(article=make_article(f"{TEXTS['tea_county']}第{number}次转载"))
    with django_assert_num_queries(2):
        assert len(find_reprints_of(TEXTS["tea_county"])) == COMPARED_COUNT


def test_a_body_without_letters_has_a_signature_without_bands():
    sign_article(article=make_article("……"))
    assert BodySignature.objects.count() == 1
    assert not SignatureBand.objects.exists()
    assert find_reprints_of("……") == []
