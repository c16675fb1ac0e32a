from measures.extraction.finders import prose
from measures.extraction.finders.rule import Found
from measures.extraction.outline import Page, parse

JOBS = "今年，县里从邻市调剂了500个就业岗位，优先安排脱贫家庭的劳动力。"
LOANS = "同时，县财政设立风险补偿金1000万元，为参与共建的农户提供贷款担保。"
STORY = "60岁的刘大妈高兴得合不拢嘴，一家人的日子越来越好。"


def find(body, before=()):
    page = Page(body)
    return [body[found.start : found.end] for found in prose.find(page, parse(page), before)]


def test_stories_results_and_slogans_are_none():
    assert find(f"{STORY}2022年全县人均收入同比增长8%。只有各方出力，脱贫才能长效。") == []


def test_questions_are_none():
    assert find("记者：县里为什么要设立补偿基金、建设产业基地、提供贷款担保？") == []


def test_quotations_are_none():
    assert find(f"他说：“我们很满意。{JOBS}{LOANS}”") == []


def test_an_enumerated_text_has_none():
    covering = Found("", (), 0, 60, "", "1", 1.0)

    assert find(JOBS + LOANS, (covering,)) == []


def test_each_new_topic_is_one():
    assert find(JOBS + LOANS) == [JOBS, LOANS]


def test_a_result_goes_with_its_action():
    result = "目前，已有300多人上岗。"

    assert find(JOBS + result + STORY) == [JOBS + result]


def test_a_paragraph_ends_it():
    assert find(f"{JOBS}\n{STORY}\n{LOANS}") == [JOBS, LOANS]


def test_the_speaker_is_left_out():
    body = "记者：怎么做？\n李明：我们成立合作社，流转土地300多亩，统一种植油茶。"

    assert find(body) == ["我们成立合作社，流转土地300多亩，统一种植油茶。"]
