"""Marked text: its characters are the body's, whatever the passages do."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text.marking import Heading, Passage, render


class Reader(HTMLParser):
    """The text of some HTML, the order of its tags, and what each fragment's elements hold."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.ids, self.marked = "", [], [], {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.open.append((tag, attributes.get("data-passage")))
        if "id" in attributes:
            self.ids.append(attributes["id"])

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, "elements are nested properly"

    def handle_data(self, data):
        self.text += data
        for passage in {fragment for _, fragment in self.open if fragment}:
            self.marked[passage] = self.marked.get(passage, "") + data


def passage(start, end, key=1, kind="measure", **fields):
    return Passage(start, end, kind, kind[0], key, "标题", **fields)


bodies = st.text(st.sampled_from("一二三。，“”<>&'\" \u3000\n\r\u2028\U00020000"), min_size=1, max_size=40)


@st.composite
def bodies_with_passages(draw):
    body = draw(bodies)
    spans = draw(st.lists(st.tuples(st.integers(0, len(body) - 1), st.integers(1, len(body))), max_size=8))
    kinds = draw(st.lists(st.sampled_from(["measure", "figure", "transition"]), min_size=8, max_size=8))
    numbered = zip(spans, kinds, strict=False)
    return body, [
        passage(start, end, key, kind, number=key if kind == "measure" else 0)
        for key, ((start, end), kind) in enumerate(numbered)
        if start < end
    ]


@given(bodies_with_passages(), st.sets(st.integers(0, 40)))
def test_text_of_the_html_is_the_body(case, places):
    body, passages = case
    headings = [Heading(place, 1) for place in places if place < len(body)]
    assert Reader(render(body, passages, headings)).text == body


@given(bodies_with_passages())
def test_every_passage_is_marked_where_it_stands(case):
    body, passages = case
    reader = Reader(render(body, passages))
    for each in passages:
        breaks = "\r\n\u2028"
        quoted = body[each.start : each.end].translate(dict.fromkeys(map(ord, breaks)))
        assert reader.marked.get(f"{each.prefix}{each.key}", "") == quoted


@given(bodies_with_passages())
def test_a_fragment_stands_once(case):
    body, passages = case
    ids = Reader(render(body, passages)).ids
    assert len(ids) == len(set(ids))


def test_markup_in_the_text_stays_text():
    assert "<script>" not in render("<script>alert(1)</script>", [passage(0, 8)])


def test_markup_in_a_label_stays_text():
    html = render("一二三", [Passage(0, 2, "figure", "f", 1, '"><script>')])
    assert "<script>" not in html


@pytest.mark.parametrize(("start", "end"), [(2, 2), (2, 1), (0, 4), (-1, 2)])
def test_passage_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="outside"):
        render("一二三", [passage(start, end)])


def test_touching_passages_stay_two():
    html = render("一二三四", [passage(0, 2, 1), passage(2, 4, 2)])
    assert html.count('class="measure"') == 2


def test_figure_inside_a_measure_does_not_split_it():
    html = render("建设茶园60万亩。", [passage(0, 9, 1), passage(4, 8, 2, "figure")])
    assert html.count('data-passage="m1"') == 1


def test_measure_over_two_lines_keeps_one_fragment():
    html = render("一二\n三四", [passage(0, 5, 7)])
    assert html.count('id="m7"') == 1
    assert html.count('data-passage="m7"') == 2


def test_numbered_passage_links_back_without_adding_text():
    html = render("一二三", [passage(0, 3, 5, number=1)])
    assert 'href="#entry-m5"' in html
    assert Reader(html).text == "一二三"


def test_sentence_that_opens_a_list_is_no_heading_line():
    html = render("一是发展茶业。", [], [Heading(0, 1)])
    assert html == '<p><span class="anchor" id="h0"></span>一是发展茶业。</p>'


def test_heading_line_is_set_as_one():
    html = render("　一、产业\n发展茶业。", [], [Heading(1, 1)])
    assert html.startswith('<p class="heading heading--1">　<span class="anchor" id="h1"></span>一、产业</p>')


def test_heading_within_a_measure_keeps_it_whole():
    html = render("综述。一是茶业。", [passage(0, 8, 4)], [Heading(3, 2)])
    assert html.count('data-passage="m4"') == 1
    assert 'id="h3"' in html


def test_blank_lines_make_no_paragraph():
    assert render("一\n\n二", []) == "<p>一</p>\n\n<p>二</p>"
