from hypothesis import given
from hypothesis import strategies as st

from documents.text.clauses import STEPS, clause_spans, inner_starts, move_end, move_start
from documents.text.sentences import sentence_spans

BODY = "一是建茶园，带动农户。\n二是设网格，（动态帮扶。）三是办学校。"
TEXTS = st.text(alphabet="一二茶园农户，。；\n 　“”（）a1", max_size=60)


def clauses(body):
    return [body[start:end] for start, end in clause_spans(body)]


def test_a_closing_bracket_stays_with_its_clause():
    assert clauses("设网格，（动态帮扶。）三是办学校。") == ["设网格，", "（动态帮扶。）", "三是办学校。"]


def test_white_space_belongs_to_no_clause():
    assert clauses(" 一。\n\n　二。 ") == ["一。", "二。"]


def test_empty_text_has_no_clauses():
    assert clause_spans("") == clause_spans(" \n") == []


@given(TEXTS)
def test_clauses_hold_all_but_white_space_in_order(body):
    spans = clause_spans(body)
    assert "".join("".join(clauses(body)).split()) == "".join(body.split())
    assert spans == sorted(spans)


def test_edges_move_by_one_sentence_and_stop_at_the_ends():
    start, end = BODY.index("带动"), BODY.index("\n")
    assert BODY[move_start(BODY, start, end, -1) : end] == "一是建茶园，带动农户。"
    assert move_start(BODY, 0, end, -1) is None
    assert move_start(BODY, start, end, +1) is None
    assert BODY[start : move_end(BODY, start, end, +1)] == "带动农户。\n二是设网格，（动态帮扶。）"
    assert move_end(BODY, start, end, -1) is None
    assert move_end(BODY, start, len(BODY), +1) is None


def test_edges_move_by_one_clause_where_asked():
    start, end = BODY.index("带动"), BODY.index("\n")
    assert BODY[move_start(BODY, start, end, -1, "clause") : end] == "一是建茶园，带动农户。"
    assert BODY[start : move_end(BODY, start, end, +1, "clause")] == "带动农户。\n二是设网格，"
    assert BODY[0 : move_end(BODY, 0, end, -1, "clause")] == "一是建茶园，"


@given(TEXTS)
def test_every_sentence_begins_and_ends_with_a_clause(body):
    starts, ends = ({span[side] for span in clause_spans(body)} for side in (0, 1))
    for start, end in sentence_spans(body):
        assert start in starts
        assert end in ends


@given(TEXTS, st.integers(0, 60), st.integers(1, 60), st.sampled_from([-1, 1]), st.sampled_from([*STEPS]))
def test_a_moved_edge_never_empties_the_span(body, start, length, step, by):
    end = start + length
    place = move_start(body, start, end, step, by)
    assert place is None or (place < end and (place - start) * step > 0)
    place = move_end(body, start, end, step, by)
    assert place is None or (place > start and (place - end) * step > 0)


def test_a_split_is_offered_at_inner_clauses_only():
    assert [BODY[at:][:2] for at in inner_starts(BODY, 0, BODY.index("\n"))] == ["带动"]
