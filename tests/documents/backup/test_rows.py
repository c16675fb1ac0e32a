from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from documents.backup.rows import DERIVED, SIGN_INS, backed_up_models, encode, stored_fields, stored_models


def no_file(digest, content):
    raise AssertionError(digest)


def test_a_type_without_a_form_is_an_error_not_a_guess():
    with pytest.raises(TypeError):
        encode(object(), keep_file=no_file)


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        (datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=UTC), "2024-01-02T03:04:05.678901+00:00"),
        (date(2024, 1, 2), "2024-01-02"),
        (time(3, 4), "03:04:00"),
        (timedelta(hours=1), "P0DT01H00M00S"),
        (Decimal("66040.000000"), "66040.000000"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ([["产业", 1.5]], [["产业", 1.5]]),
        (None, None),
    ],
)
def test_values_keep_their_precision(value, encoded):
    assert encode(value, keep_file=no_file) == encoded


def test_bytes_are_kept_as_a_file():
    kept = {}
    digest = encode(memoryview(b"abc"), keep_file=kept.__setitem__)
    assert kept == {digest: b"abc"}
    assert digest.startswith("ba7816bf")


def test_tables_between_and_histories_are_backed_up():
    labels = {model._meta.label_lower for model in backed_up_models()}
    assert {"documents.article", "documents.historicalarticle", "auth.user_groups"} <= labels
    assert not labels & (SIGN_INS | DERIVED)


def test_what_is_derived_exists():
    assert {model._meta.label_lower for model in stored_models()} >= DERIVED | SIGN_INS


def test_every_table_has_fields_to_store():
    assert all(stored_fields(model) for model in backed_up_models())
