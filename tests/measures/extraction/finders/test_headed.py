from measures.extraction.finders import headed
from measures.extraction.outline import Page, parse

ACTS = (
    "县里立足资源，建成蔬菜基地三万亩，组建产业联盟，引导龙头企业与农户签订收购协议，设立风险基金五百万元。"
)
TELLS = "天刚蒙蒙亮，周大妈就来到大棚里。她笑着说，以前在外打工，一年到头见不到孙子，现在的日子越来越好了。"


def find(body):
    page = Page(body)
    return headed.find(page, parse(page), ())


def test_a_story_is_none():
    assert [found.title for found in find(f"小菌菇撑起致富伞\n{TELLS}\n夯实产业根基\n{ACTS}")] == [
        "夯实产业根基"
    ]


def test_an_answer_is_none():
    assert find(f"产业怎么抓\n记者：怎么抓？\n李明：{ACTS}\n人才怎么引\n记者：怎么引？\n李明：{ACTS}") == []


def test_what_is_done_under_a_heading_is_one():
    assert [found.title for found in find(f"夯实产业根基\n{ACTS}\n激活人才引擎\n{ACTS}")] == [
        "夯实产业根基",
        "激活人才引擎",
    ]
