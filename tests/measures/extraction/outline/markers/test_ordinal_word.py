from tests.measures.extraction.outlines import titles_of


def test_it_leaves_the_first_secretary():
    assert titles_of("第一书记驻村，第二书记协助，推动各项工作落实。", "ordinal_word") == []


def test_it_leaves_sectors():
    assert titles_of("发展第一、第二、第三产业。", "ordinal_word") == []


def test_it_leaves_a_rank():
    assert titles_of("我县名列全省第一，位居全国第二，成绩来之不易。", "ordinal_word") == []


def test_it_opens_each_item():
    body = "第一，抓实产业。整合资金建设冷链项目四十个。第二，抓实就业。在安置区设立帮扶车间。"

    assert titles_of(body, "ordinal_word") == ["抓实产业", "抓实就业"]
