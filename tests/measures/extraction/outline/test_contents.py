from tests.measures.extraction.outlines import read

TITLES = ["第一章 现状", "第二章 任务", "第一节 抓种植", "第二节 抓养殖", "第三章 保障"]
TEXT = (
    "第一章 现状\n全县产业稳步增长。\n第二章 任务\n第一节 抓种植\n建基地两万亩，扶持企业。\n"
    "第二节 抓养殖\n建圈舍三百座，推广良种。\n第三章 保障\n成立工作专班，每月调度。"
)


def test_headings_without_a_second_coming_are_no_contents():
    assert len(read(TEXT).all_units()) == len(TITLES)


def test_its_lines_open_no_units():
    body = "目录\n" + "\n".join(TITLES) + "\n" + TEXT
    units = read(body).all_units()

    assert len(units) == len(TITLES)
    assert all(unit.start >= body.index(TEXT) for unit in units)


def test_it_tells_where_a_glued_heading_ends():
    glued = "目录" + "".join(TITLES) + TEXT.replace("\n", "")

    assert [unit.title for unit in read(glued).all_units()][:4] == ["现状", "任务", "抓种植", "抓养殖"]
