import pytest
from django.contrib.auth.models import User

from web.people import name_of


def test_nobody_has_no_name():
    assert name_of(None) == ""


@pytest.mark.parametrize(
    ("last", "first", "name"),
    [("", "", "shen"), ("沈", "立秋", "沈立秋"), ("", "立秋", "立秋"), ("Smith", "Ann", "Ann Smith")],
)
def test_family_names_stand_where_their_language_has_them(last, first, name):
    assert name_of(User(username="shen", last_name=last, first_name=first)) == name
