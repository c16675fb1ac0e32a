from tests.measures.extraction.outlines import read, titles_of, units_of

WORK = "成立工作专班，每月调度一次，研究解决问题"


def test_a_number_out_of_turn_opens_nothing():
    assert titles_of(f"一、抓产业。{WORK}。五、抓就业。{WORK}。二、抓培训。{WORK}。", "han") == [
        "抓产业",
        "抓培训",
    ]


def test_a_stray_first_item_does_not_end_the_list():
    body = f"一是抓产业，{WORK}。他说，一是要稳。二是抓就业，{WORK}。三是抓培训，{WORK}。"

    assert [unit.number for unit in units_of(body, "spoken")] == [1, 2, 3]


def test_lists_nest_by_kind():
    body = f"一、产业。（一）抓种植。1.建基地。{WORK}。2.引企业。{WORK}。（二）抓养殖。{WORK}。二、就业。{WORK}。"

    assert [(unit.level, unit.title) for unit in read(body).all_units()] == [
        (1, "产业"), (2, "抓种植"), (3, "建基地"), (3, "引企业"), (2, "抓养殖"), (1, "就业"),
    ]  # fmt: skip


def test_numbers_may_run_on_through_the_headings_above():
    body = f"一、产业\n1.抓种植。{WORK}。\n2.抓养殖。{WORK}。\n二、就业\n3.抓培训。{WORK}。"

    units = units_of(body, "arabic")
    assert [unit.number for unit in units] == [1, 2, 3]
    assert units[2].parent.title == "就业"


def test_a_list_starts_again_in_the_next_answer():
    body = f"记者：怎么做？\n一是抓产业，{WORK}。二是抓就业，{WORK}。\n记者：还有呢？\n一是抓培训，{WORK}。二是抓销售，{WORK}。"

    assert [unit.number for unit in units_of(body, "spoken")] == [1, 2, 1, 2]


def test_an_editor_may_skip_a_number():
    body = f"一、抓产业。{WORK}。\n二、抓就业。{WORK}。\n四、抓培训。{WORK}。"

    assert [unit.number for unit in units_of(body, "han")] == [1, 2, 4]


def test_a_list_does_not_begin_in_the_middle_of_a_text():
    assert titles_of(f"县里工作扎实。\n（五）抓产业。{WORK}。\n（六）抓就业。{WORK}。", "paren_han") == []


def test_a_text_cut_out_of_a_longer_one_begins_in_the_middle_of_its_list():
    assert titles_of(f"（五）抓产业。{WORK}。\n（六）抓就业。{WORK}。", "paren_han") == ["抓产业", "抓就业"]
