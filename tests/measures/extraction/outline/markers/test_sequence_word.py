from tests.measures.extraction.outlines import titles_of


def test_it_leaves_thanks():
    assert titles_of("首先要感谢大家，最后一公里的问题已经解决。", "sequence_word") == []


def test_it_leaves_a_lone_word():
    assert titles_of("首先，请允许我代表县委表示欢迎。", "sequence_word") == []


def test_it_opens_each_item():
    body = "首先，建好队伍。选出村干部二十名，每年轮训。最后，守好生态。聘请护林员八十名，严禁滥伐。"

    assert titles_of(body, "sequence_word") == ["建好队伍", "守好生态"]
