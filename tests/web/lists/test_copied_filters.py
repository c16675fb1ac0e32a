"""A list has filters of its own: what one reader's is told never reaches the next one's."""

import pytest
from django.contrib.auth.models import AnonymousUser, User

from measures.models import MeasureStatus
from web.lists.articles import ArticleFilter
from web.lists.filters import MeasureFilter

pytestmark = pytest.mark.django_db


def test_what_readers_are_not_asked_about_staff_still_are():
    MeasureFilter({}, user=AnonymousUser())
    staff = MeasureFilter({}, user=User(is_staff=True))
    assert list(staff.filters["status"].extra["choices"]) == MeasureStatus.choices
    assert MeasureFilter.base_filters["status"].extra["choices"] == MeasureStatus.choices


def test_sources_that_a_list_names_do_not_stay_with_the_class():
    declared = ArticleFilter.base_filters["source"].extra["queryset"].query
    asked = ArticleFilter({"source": "1"}, user=AnonymousUser())
    assert not asked.is_valid()
    assert ArticleFilter.base_filters["source"].extra["queryset"].query is declared


def test_a_filter_that_a_method_answers_asks_the_list_it_stands_in():
    one, other = (MeasureFilter({"q": word}, user=AnonymousUser()) for word in ("水稻", "茶叶"))
    assert one.filters["q"].filter.f is one.filters["q"]
    assert one.filters["q"].parent is one
    assert other.filters["q"].parent is other
