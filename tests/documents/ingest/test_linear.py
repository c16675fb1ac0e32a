"""No shape of text costs more than its length: twice the text takes about twice the time, in every step."""

import time

import pytest

from documents.ingest import clean, repair, split
from documents.ingest.readers.text import read_text
from regions.gazetteer.gazetteer import Gazetteer

NO_PLACES = Gazetteer(())
CHARACTERS = 60_000
WORTH_ASKING_SECONDS = 0.4  # below, the clock says more of the machine than of the text
SENTENCE = "近年来，某县把巩固脱贫成果放在首位。"
SHAPES = {
    "one line": SENTENCE,
    "lines": f"{SENTENCE}\n",
    "short lines": "一、好\n",
    "blank lines": "\n",
    "blanks": " ",
    "spaced": "近 年 来 ， ",
    "labels": "来源：某网 作者：李明 时间：2022-07-28\n",
    "numbers": "某政发〔2022〕31号",
    "brackets": "（《“",
    "unclosed": "<",
    "paragraphs": f"<p>{SENTENCE}</p>",
    "tables": "<table><tr><td>甲<td>乙</tr></table>",
    "cells": "<tr><td>1<td>2",
    "lists": "<ol><li>",
    "breaks": "<br>",
    "hidden": "<p hidden>甲</p>",
    "escaped": "&amp;lt;p&amp;gt;",
    "comments": "<!--",
    "unseen": "\u200b",
}


def seconds(step, text):
    """The better of two runs, for other work on the machine only adds."""

    def run():
        start = time.process_time()
        step(text)
        return time.process_time() - start

    return min(run(), run())


def steps():
    yield lambda text: read_text(text.encode(), file_name="a.html")
    yield repair
    yield lambda text: clean(repair(text))
    yield lambda text: split(clean(repair(text)), NO_PLACES)


@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_takes_twice_the_time(name):
    unit = SHAPES[name]
    text = ("<html><body>" if unit.startswith("<") else "") + unit * (CHARACTERS // len(unit))
    for step in steps():
        twice = seconds(step, text + unit * (CHARACTERS // len(unit)))
        assert twice < WORTH_ASKING_SECONDS or twice < 3 * seconds(step, text)
