"""What a tree of a page holds, and what of it is shown."""

import pytest
from lxml import etree

from documents.ingest.readers.pages.tree import page_tree
from documents.ingest.readers.pages.walking import block_text


@pytest.mark.parametrize("markup", ["", "\x00", "<!-- -->"])
def test_what_holds_nothing_is_no_tree(markup):
    with pytest.raises(etree.ParserError):
        page_tree(markup)


def test_an_encoding_that_the_text_no_longer_has_is_not_asked_for():
    assert block_text(page_tree('<?xml version="1.0" encoding="gb2312"?><p>衔接</p>')) == "衔接"


@pytest.mark.parametrize(
    "silent", ["<!-- a -->", "<?php b ?>", "<script>c</script>", "<rt>d</rt>", "<br>", "<b></b>"]
)
def test_what_stands_behind_what_shows_nothing_is_shown(silent):
    assert "".join(block_text(page_tree(f"<p>甲{silent}乙</p>丙")).split()) == "甲乙丙"


def test_what_stands_behind_an_element_is_not_its_own():
    assert block_text(page_tree("<p>甲<b>乙</b>丙</p>").find(".//b")) == "乙"
