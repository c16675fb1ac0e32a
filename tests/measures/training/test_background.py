import lzma

import pytest

from measures.extraction import Lexicon
from measures.training.background import background
from measures.training.sources import NEWS, Sources

LEXICON = Lexicon({"厕所": {"environment": 3.0}})
SILENT = "昨夜星光灿烂，候鸟成群飞过湖面，远处的灯塔一直亮着，照到了黎明时分。"


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "corpus").mkdir()
    with lzma.open(tmp_path / NEWS, "wt", encoding="utf-8") as news:
        news.write("全县改造农村厕所，村民们都说好，环境变美了，大家的生活一天比一天好。\n太短。\n")
        news.write(SILENT + "\n")
    return Sources(tmp_path)


def test_only_sentences_of_which_the_lexicon_knows_nothing_are_taken(sources):
    assert background(sources, LEXICON) == [("昨夜星光灿烂", SILENT)]


def test_the_same_are_drawn_each_time(sources):
    assert background(sources, LEXICON) == background(sources, LEXICON)
