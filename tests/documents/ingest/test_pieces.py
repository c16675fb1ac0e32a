import pytest

from documents.ingest.pieces import head_pieces

PROSE = (
    "近年来，青岭县把巩固拓展脱贫攻坚成果放在首位，持续推动各项工作向乡村振兴平稳过渡，群众生活一年比一年好。"
)


def head(text):
    pieces, begin = head_pieces(text)
    assert all(text[piece.start : piece.end] == piece.content for piece in pieces)
    return [piece.content for piece in pieces], text[begin:]


def test_the_head_ends_where_prose_begins():
    assert head(f"青岭县推进有效衔接\n林青山\n{PROSE}") == (["青岭县推进有效衔接", "林青山"], PROSE)


def test_a_text_without_head_begins_at_once():
    assert head(PROSE) == ([], PROSE)


def test_a_head_without_text_ends_at_the_end():
    assert head("青岭县推进有效衔接") == (["青岭县推进有效衔接"], "")


@pytest.mark.parametrize("heading", ["一、健全防止返贫监测机制", "第一章 总体要求", "（一）指导思想"])
def test_a_heading_opens_the_text(heading):
    assert head(f"青岭县实施方案\n{heading}\n{PROSE}") == (["青岭县实施方案"], f"{heading}\n{PROSE}")


def test_labels_in_a_flat_line_are_pieces_of_their_own():
    flat = f"青岭县推进有效衔接 发布时间：2022-07-28 来源：云台日报 {PROSE}{PROSE}{PROSE}"
    pieces, body = head(flat)
    assert pieces == ["青岭县推进有效衔接", "发布时间：2022-07-28", "来源：云台日报"]
    assert body.startswith("近年来，青岭县")


def test_an_address_to_offices_parts_title_and_text_of_a_flat_notice():
    flat = f"关于做好防止返贫监测工作的通知 各乡镇人民政府、县直有关单位：{PROSE}{PROSE}{PROSE}"
    pieces, body = head(flat)
    assert pieces[0] == "关于做好防止返贫监测工作的通知"
    assert body.startswith(("各乡镇", "近年来"))


def test_the_newest_pieces_of_a_long_head_are_kept():
    links = "\n".join(f"栏目{number}" for number in range(200))
    pieces, _ = head(f"{links}\n青岭县推进有效衔接\n{PROSE}")
    assert len(pieces) == 80
    assert pieces[-1] == "青岭县推进有效衔接"


def test_a_first_line_that_ends_inside_its_sentence_is_text():
    line = "近年来，青岭县统筹衔接资金5600万元，带动农户"
    assert head(f"青岭县推进有效衔接\n{line}\n1300户增收。\n{PROSE}")[1].startswith(line)


def test_a_title_that_tells_when_is_none():
    assert head(f"近年来青岭县推进有效衔接的探索\n{PROSE}")[0] == ["近年来青岭县推进有效衔接的探索"]
