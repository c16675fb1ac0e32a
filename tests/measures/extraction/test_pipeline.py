from measures.extraction import extract
from tests.measures.extraction.corpus_diff import lexicon

TERMS = lexicon()
BODY = (
    "一、抓实就业帮扶。开发公益性岗位350个，优先安排脱贫家庭劳动力。（责任单位：县财政局、县民政局）\n"
    "二、做好后续工作。由单户登记向全村登记转变。"
)


def test_every_span_verifies():
    found = extract(BODY, lexicon=TERMS)

    assert BODY[found.measures[0].start : found.measures[0].end] == BODY.split("\n", maxsplit=1)[0]
    assert [BODY[figure.start : figure.end] for figure in found.figures] == ["350个"]
    assert [(step.source, step.target) for step in found.transitions] == [("单户登记", "全村登记")]


def test_who_is_responsible_does_not_choose_the_theme():
    measure = extract(BODY, lexicon=TERMS).measures[0]

    assert measure.theme == "employment"
    assert not {item.term for item in measure.evidence} & {"责任", "财政"}


def test_what_names_no_theme_takes_that_of_the_article():
    assert extract(BODY, lexicon=TERMS).measures[1].theme == "employment"


def test_the_rule_that_found_a_measure_is_named():
    assert [measure.found.rule for measure in extract(BODY, lexicon=TERMS).measures] == [
        "outline.han",
        "outline.han",
    ]
