"""What holds for every text and every query; on both databases."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from documents.models import Article, ArticleIndex
from documents.search.backends import backend
from documents.search.backends.restriction import Restriction
from documents.search.engine import SCOPES, search
from documents.search.keys import search_key
from documents.search.query import Leaf, Query
from documents.search.tokenizer import all_grams
from measures.models import Measure
from tests.factories import make_article, make_measure

BODY = (
    "健全联农带农机制，推动农业高质量发展；坚持以产业振兴为重点，因地制宜培育壮大富民产业。\n"
    "（一）守住不发生规模性返贫底线。对脱贫不稳定户、边缘易致贫户实行“一户一策”，动态清零，应纳尽纳。\n"
    "（二）乾县、著名景区与後山村结对，興修水利，推進５Ｇ網絡，建成〇九号泵站𠮷田，人均纯收入1.2万元。"
)
RUNS = re.findall(r"[\u3007\u4e00-\u9fff\U00020000-\U0003ffff]{2,}", BODY)


class EveryText(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.article = make_article(BODY, title="山水田园间的有益探索")
        cls.measure = make_measure(cls.article, BODY, title="守底线促发展")
        make_article("别的文章，说的是别的事情。", title="无关")

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_any_run_that_stands_in_a_text_finds_it(self, data):
        run = data.draw(st.sampled_from(RUNS))
        start = data.draw(st.integers(0, len(run) - 2))
        part = run[start : data.draw(st.integers(start + 2, len(run)))]
        for synonyms in (True, False):
            assert self.article.pk in search(Article.objects.all(), text=part, synonyms=synonyms).pks
            assert self.measure.pk in search(Measure.objects.all(), text=part, synonyms=synonyms).pks

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_marks_may_stand_inside_a_term_or_be_missing(self, data):
        run = data.draw(st.sampled_from([each for each in RUNS if len(each) > 3]))
        opening, closing = data.draw(
            st.sampled_from(["“”", "《》", "（）", "「」", "——", "··", "''", "【】"])
        )
        first = data.draw(st.integers(1, len(run) - 2))
        last = data.draw(st.integers(first + 1, len(run) - 1))
        marked = f"{run[:first]}{opening}{run[first:last]}{closing}{run[last:]}"
        assert self.article.pk in search(Article.objects.all(), text=f'"{marked}"').pks
        self.article.body, before = self.article.body.replace(run, marked), self.article.body
        self.article.save()
        assert self.article.pk in search(Article.objects.all(), text=f'"{run}"').pks
        self.article.body = before
        self.article.save()

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(char=st.sampled_from(sorted(set("".join(RUNS)))))
    def test_one_character_finds_it(self, char):
        assert self.article.pk in search(Article.objects.all(), text=char).pks

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_a_phrase_is_found_where_its_grams_stand_side_by_side_and_nowhere_else(self, data):
        piece = st.text(st.sampled_from("联农带机制5g网a，。\n "), min_size=1, max_size=14)
        body, other = data.draw(piece), data.draw(piece)
        start = data.draw(st.integers(0, len(body) - 1))
        phrase = data.draw(st.just(body[start:]) | st.just(body[start : start + 4]) | piece)
        self.article.body, self.article.title = body, other
        self.article.save()
        for in_title, texts in ((False, (other, body)), (True, (other,))):
            leaf = Leaf(search_key(phrase).strip(), in_title=in_title)
            if not leaf.grams:
                continue
            sought = f" {' '.join(leaf.grams)}{'' if leaf.ends_in_prefix else ' '}"
            stands = any(sought in f" {' '.join(all_grams(text))} " for text in texts)
            found = backend().match(ArticleIndex, Query(clauses=((leaf,),)), Restriction(), 10)
            assert (self.article.pk in found) == stands
            besides = Query(clauses=((Leaf("文章"),),), excluded=(leaf,))
            assert not set(found) & set(backend().match(ArticleIndex, besides, Restriction(), 10))

    def test_marks_around_a_phrase_are_no_part_of_it(self):
        for phrase in ('"规模性返贫\'"', '"规模性返贫\\"', "'规模性返贫' OR 不存在的", "“规模性返贫&”"):
            assert self.article.pk in search(Article.objects.all(), text=phrase).pks, phrase
        assert self.article.pk not in search(Article.objects.all(), text='-"规模性返贫\'" 联农带农').pks

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        text=st.one_of(
            st.text(max_size=60),
            st.lists(
                st.sampled_from(
                    [
                        '"',
                        "防贫监测",
                        "㍿" * 30,
                        "-",
                        "OR",
                        "AND",
                        "NOT",
                        "NEAR(",
                        "*",
                        ":",
                        "title:",
                        "(",
                        ")",
                        "^",
                        "'",
                        "\\",
                        "%",
                        "|",
                        "&",
                        "!",
                        "<->",
                        "机制",
                        "联农",
                        "a",
                        " ",
                        "\x00",
                        "\ud800",
                        "{}",
                        "%s",
                        "“",
                        "－",
                    ]
                ),
                max_size=12,
            ).map("".join),
        ),
        scope=st.sampled_from(SCOPES),
    )
    @example(text="title:", scope="text")
    @example(text='"', scope="sentence")
    @example(text="-机制 -", scope="paragraph")
    def test_no_text_raises(self, text, scope):
        result = search(Article.objects.all(), text=text, scope=scope)
        assert len(result.rows()[:5]) <= 5
        assert result.rows().count() == result.rows().count()


@pytest.mark.django_db
def test_a_run_in_a_very_long_text_is_found():
    """PostgreSQL's positions end at 16,383: the tail of a long text must be found all the same."""
    article = make_article("产业发展，" * 8000 + "尾声处的联农带农机制。")
    assert search(Article.objects.all(), text="联农带农机制").pks == (article.pk,)
    assert search(Article.objects.all(), text='"尾声处的联"').pks == (article.pk,)
