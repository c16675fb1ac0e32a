"""Which theme a person means."""

import pytest

from measures.theme_lookup import find_theme
from tests.factories import make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def themes():
    return [
        make_theme("monitoring", "防返贫监测帮扶"),
        make_theme("relocation", "易地搬迁后续扶持"),
        make_theme("assistance", "结对帮扶"),
    ]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("monitoring", "monitoring"),
        ("防返贫监测帮扶", "monitoring"),
        ("防返贫 监测帮扶", "monitoring"),
        ("监测对象", "monitoring"),
        ("后续扶持", "relocation"),
        ("结对", "assistance"),
        ("帮扶", None),
        ("无此主题", None),
        ("", None),
    ],
)
def test_a_theme_by_slug_name_or_word(themes, text, slug):
    found = find_theme(text)
    assert (found.slug if found else None) == slug
