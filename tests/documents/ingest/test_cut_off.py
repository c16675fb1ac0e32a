from datetime import date
from time import monotonic

from hypothesis import given
from hypothesis import strategies as st

from documents.ingest.cut_off import Piece, State, pieces_of, squeezed, with_pieces
from documents.ingest.parsed import ParsedArticle, ParsedAuthor
from documents.ingest.source_text import SourceText

BODY = "近年来，全县推进有效衔接，成效明显。\n一是建设生态茶园六十万亩。二是设立监测网格。"


def article(body=BODY, **fields):
    return ParsedArticle(title=fields.pop("title", "青岭县的做法"), body=body, kind="other", **fields)


def states(source, made=None, others=()):
    return [(piece.text, piece.state.value) for piece in pieces_of(source, made or article(), others)]


def test_an_empty_text_has_no_pieces():
    assert pieces_of("", article()) == []
    assert pieces_of("\n \n", article()) == []


def test_what_was_cut_off_before_behind_and_between_is_told():
    source = f"首页 > 新闻\n{BODY[:19]}\n分享到微信\n{BODY[19:]}\n责任编辑：某某。"
    assert [text for text, state in states(source) if state == "cut"] == [
        "首页 > 新闻",
        "分享到微信",
        "责任编辑：某某。",
    ]


def test_an_end_cut_off_a_line_is_a_piece_of_its_own():
    assert states("二是设立监测网格。点击收藏本站。") == [
        ("二是设立监测网格。", "kept"),
        ("点击收藏本站。", "cut"),
    ]


def test_blanks_and_line_ends_of_a_fixed_width_make_no_difference():
    source = "近年来，全县推 进 有 效 衔 接，\n成效明显。\n一是建设生态茶园\n六十万亩。二是设立监测网格。"
    assert {state for _, state in states(source)} == {"kept"}


def test_lines_that_became_fields_are_told_apart():
    made = article(
        authors=(ParsedAuthor("林青山", "主任", False),), source="云台日报", published_on=date(2023, 8, 7)
    )
    source = f"青岭县的做法\n2023年8月7日\n来源：云台日报　作者：林青山\n打印本页\n{BODY}"
    assert [state for _, state in states(source, made)][:4] == ["field", "field", "field", "cut"]


def test_a_long_line_that_names_the_author_is_no_field():
    made = article(authors=(ParsedAuthor("林青山", "", False),))
    assert states("林青山说，" + "这是一段很长的话，" * 12, made)[0][1] == "cut"


def test_text_of_another_article_of_the_file_is_not_cut_off():
    other = "另一篇讲的是道路建设与养护。"
    assert [state for _, state in states(f"{BODY}\n{other}\n分页", others=[other])] == [
        *["kept"] * 3,
        "other",
        "cut",
    ]


def test_a_short_word_of_the_page_is_not_taken_for_text_that_holds_it():
    source = f"茶园\n{BODY}"
    assert states(source)[0] == ("茶园", "cut")
    assert {state for _, state in states(source)[1:]} == {"kept"}


def taken_back(source, first, last, body=BODY):
    return with_pieces(body, pieces_of(source, article(body)), first, last)


def test_a_line_comes_back_where_it_stands():
    first, second = BODY.split("\n")
    assert taken_back(f"{first}\n中间的话。\n{second}", 1, 1) == f"{first}\n中间的话。\n{second}"
    assert taken_back(f"前面的话。\n{BODY}", 0, 0) == f"前面的话。\n{BODY}"
    assert taken_back(f"{BODY}\n后面的话。", 3, 3) == f"{BODY}\n后面的话。"


def test_a_sentence_comes_back_into_its_line():
    assert taken_back(BODY.replace("二是", "另有果园。二是"), 2, 2) == BODY.replace("二是", "另有果园。二是")
    assert taken_back(f"据了解。{BODY}", 0, 0) == f"据了解。{BODY}"


def test_several_lines_come_back_at_once_and_what_was_not_cut_off_does_not():
    source = f"甲行很长的话。\n乙行很长的话。\n{BODY}"
    assert taken_back(source, 0, 2) == source
    assert taken_back(source, 2, 3) == BODY
    assert taken_back(source, 7, 9) == BODY


def test_where_nothing_of_the_file_is_left_a_piece_leads_the_text():
    assert taken_back("毫不相干的一句话。", 0, 0, "改写过的正文。") == "毫不相干的一句话。\n改写过的正文。"


TEXTS = st.text("甲乙丙，。\n ", max_size=60)


@given(TEXTS, TEXTS)
def test_what_was_taken_back_is_cut_off_no_more_and_nothing_is_lost(source, body):
    body = body.strip() or "空。"
    pieces = pieces_of(source, article(body))
    for number, piece in enumerate(pieces):
        if piece.state == State.CUT:
            changed = with_pieces(body, pieces, number, number)
            assert squeezed(piece.text) in squeezed(changed)
            assert len(squeezed(changed)) == len(squeezed(body)) + len(squeezed(piece.text))


@given(TEXTS)
def test_a_text_that_was_taken_whole_has_nothing_cut_off(body):
    assert all(piece.state != State.CUT for piece in pieces_of(body, article(body.strip() or "空。")))


def test_long_texts_of_any_shape_take_linear_time():
    for source, body in (
        ("甲乙。" * 200_000, "甲乙。" * 200_000),
        ("首页新闻列表。\n" * 100_000, BODY),
        ("甲" * 1_000_000, "甲" * 1_000_000),
    ):
        began = monotonic()
        pieces_of(source, article(body))
        assert monotonic() - began < 20


def test_a_source_has_no_whole_but_that_of_a_page():
    assert SourceText("甲。", "text/plain").whole == ""
    assert Piece(0, "甲。", State.KEPT).place == -1
