from tests.measures.extraction.outlines import titles_of


def test_it_leaves_plain_speech():
    assert titles_of("办事要一是一、二是二，统一是前提。", "spoken") == []


def test_it_leaves_a_lone_one():
    assert titles_of("问题一是存在于个别地方，需要研究。", "spoken") == []


def test_it_leaves_a_word_that_begins_alike():
    assert titles_of("一要素市场，二要素平台。", "spoken") == []


def test_it_opens_each_item():
    body = "一是健全体系，成立领导小组统筹推进各项工作；二是建立机制，每月召开一次会议研究问题。"

    assert titles_of(body, "spoken") == [
        "健全体系，成立领导小组统筹推进各项工作",
        "建立机制，每月召开一次会议研究问题",
    ]
