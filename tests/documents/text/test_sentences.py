import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text.sentences import REACH, context_of, sentence_of

TEXT = st.text(alphabet="甲乙。！\n", min_size=1, max_size=30).map(lambda text: text * 20)
SHARE = st.floats(0, 1, exclude_max=True)


@given(TEXT, SHARE, SHARE)
def test_quote_is_exact_and_context_adjoins_it(body, begins, spans):
    start = int(begins * len(body))
    end = start + 1 + int(spans * (len(body) - start))
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


def test_sentence_is_cut_and_marked_when_long():
    body = "一句。" + "甲" * 200 + "60万亩" + "乙" * 200 + "。"
    start = body.index("60")
    found = sentence_of(body, start, start + 4, reach=10)
    assert found == "……" + "甲" * 10 + "60万亩" + "乙" * 10 + "……"


def test_sentence_ends_where_sentences_end():
    assert sentence_of("先有。建成60万亩茶园；再有。", 5, 9) == "建成60万亩茶园；"
