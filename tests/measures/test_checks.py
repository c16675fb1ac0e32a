from measures.checks import models_read_words_as_trained


def test_models_trained_as_words_are_cut_today_are_fine():
    assert models_read_words_as_trained(None) == []


def test_another_dictionary_is_said(monkeypatch):
    monkeypatch.setattr("measures.checks.shipped_fingerprint", lambda: "another")
    found = models_read_words_as_trained(None)
    assert {"themes", "vectors"} <= {warning.msg.split()[1] for warning in found}
    assert {warning.id for warning in found} == {"measures.W001"}
