"""Reprints are told from look-alikes on pairs with a known verdict (`python -m tests.documents.duplicates.score`)."""

from tests.documents.same_text.score import score


def test_reprints_are_told_from_look_alikes():
    result = score()
    assert result.reprint_count >= 30
    assert result.look_alike_count >= 30
    assert result.precision >= 0.99, result.errors
    assert result.recall >= 0.98, result.errors
    assert result.band_recall >= 0.98, result.errors
