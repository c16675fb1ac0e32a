"""JSON of the machine's own: Chinese as it is, and the same to migrations as Django's."""

import pytest
from django.db import connection, models

from documents.compact_json import CompactJSONField
from documents.search.models import IndexState


def test_migrations_see_the_field_of_django():
    assert (
        CompactJSONField("提纲", default=list).deconstruct()
        == models.JSONField("提纲", default=list).deconstruct()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("stored", ['{"\\u519c": 0.5}', '{"农":0.5}'])
def test_rows_of_before_are_read_as_they_are(stored):
    state = IndexState.objects.create(table="a")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_indexstate SET shares = %s", [stored])
    state.refresh_from_db()
    assert state.shares == {"农": 0.5}


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps JSON taken apart")
def test_chinese_is_written_as_it_is():
    IndexState.objects.create(table="a", shares={"农": 0.5, "工作": [1, 2]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT shares FROM documents_indexstate")
        assert cursor.fetchone() == ('{"农":0.5,"工作":[1,2]}',)
