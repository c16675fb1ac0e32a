import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.same_text.comparison_key import comparison_key
from documents.same_text.signature import BUCKET_COUNT, body_bands, shingles


@pytest.mark.parametrize("body", ["", "。，——", "\n \u3000"])
def test_nothing_to_compare_has_no_bands(body):
    assert body_bands(body) == ()


def test_key_is_blind_to_punctuation_width_and_script():
    assert comparison_key("發展“特色產業”，\n增收１２％。") == comparison_key("发展特色产业增收12%")


def test_a_short_text_is_its_own_shingle():
    assert shingles("茶产业") == {"茶产业"}


def test_unrelated_short_texts_share_no_band():
    assert not set(body_bands("茶产业")) & set(body_bands("养老金"))


@given(st.text(min_size=1))
def test_bands_fit_a_database_integer_and_are_distinct(body):
    bands = body_bands(body)
    assert len(set(bands)) == len(bands) in {0, BUCKET_COUNT // 2}
    assert all(0 <= band < 2**63 for band in bands)


@given(st.text(alphabet="一是二茶产业发展，。 \n", min_size=6))
def test_bands_do_not_change_with_spacing(body):
    assert body_bands(body) == body_bands(" ".join(body))
