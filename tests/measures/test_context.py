import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.context import REACH, context_of

TEXT = st.text(alphabet="甲乙。！\n", min_size=1, max_size=600)


@given(TEXT, st.data())
def test_quote_is_exact_and_context_adjoins_it(body, data):
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    found = context_of(body, start, end)
    assert found.quote == body[start:end]
    assert body[:start].endswith(found.before)
    assert body[end:].startswith(found.after)
    assert max(len(found.before), len(found.after)) <= REACH


@pytest.mark.parametrize("body", ["一句。二句。", "一句"])
def test_short_text_is_shown_whole(body):
    found = context_of(body, 0, 2)
    assert found.before == ""
    assert found.after == body[2:]
    assert not found.after_cut


def test_long_text_is_cut_at_sentences():
    body = "甲" * 300 + "。乙乙。" + "此处。" + "丙丙。" + "丁" * 300
    start = body.index("此处")
    found = context_of(body, start, start + 3)
    assert (found.before, found.after) == ("乙乙。", "丙丙。")
    assert found.before_cut
    assert found.after_cut
