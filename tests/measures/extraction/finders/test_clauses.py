from measures.extraction.finders.clauses import title_of
from measures.extraction.outline import Page


def title(body: str) -> str:
    page = Page(body)
    return title_of(page, page.sentences(0, len(body))[0])


def test_a_field_is_no_title():
    assert title("在治理上，推行积分制，评选文明家庭。") != "在治理上"


def test_a_result_is_no_title():
    assert title("收入明显增长，成效显著，县里设立防贫保险基金。") == "县里设立防贫保险基金"


def test_the_connective_is_left_out():
    assert title("同时组织1.2万名干部入户走访，成效明显。") == "组织1.2万名干部入户走访"
