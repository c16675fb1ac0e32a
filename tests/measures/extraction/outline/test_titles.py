import pytest

from measures.extraction.outline import Page
from measures.extraction.outline.titles import find_title


def title(body, known=frozenset()):
    return find_title(Page(body), 0, len(body), known)


def test_a_long_sentence_gives_its_first_clause():
    assert (
        title("健全保障机制，落实社会保障的各项要求，确保兜底对象的基本生活有保障，稳定脱贫不返贫。")
        == "健全保障机制"
    )


def test_a_short_sentence_is_the_title():
    assert title("强化顶层设计，制度体系立起来。制定一系列文件。") == "强化顶层设计，制度体系立起来"


def test_a_colon_ends_it():
    assert title("县财政局：负责统筹安排项目资金。") == "县财政局"


def test_the_contents_know_where_it_ends():
    assert title("发展基础全县粮食稳产增产", frozenset({"发展基础"})) == "发展基础"


@pytest.mark.parametrize("number", ["（四）", "(4)", "四、", "4.", "④"])
def test_a_lone_number_is_no_part_of_it(number):
    assert title(f"{number}锚定农业农村现代化。持续巩固。") == "锚定农业农村现代化"


@pytest.mark.parametrize("words", ["4.5万亩高标准农田建成", "一二三产业融合", "（四）"])
def test_figures_and_numbers_alone_stay(words):
    assert title(words) == words
