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
