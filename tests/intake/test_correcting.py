"""Text corrections: spans move only where their words are found exactly and once; the rest waits for a person."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.actions.corrections import article_token, as_parsed
from documents.ingest.parsed import IngestError, ParsedAuthor
from documents.models import Article
from documents.versions import version_as_parsed
from intake.correcting import ArticleConflictError, correct_article
from measures.actions.corrections import make_orphan
from measures.actions.orphans import discard_orphan, put_back_found, reattach_orphan, reopen_orphan
from measures.actions.review import confirm_measure
from measures.actions.states import measure_state
from measures.actions.steps import ReviewError
from measures.models import Measure, Orphan
from tests.factories import (
    made_together,
    make_account,
    make_article,
    make_author,
    make_measure,
    make_region,
    make_source,
)

TEA, GRID, SCHOOL = "一是建茶园60万亩，带动农户。", "二是设网格120个，动态帮扶。", "三是办学校。"
BODY = f"近年来，全县推进衔接。\n{TEA}\n{GRID}\n{SCHOOL}"


@pytest.fixture
def reviewer(db):
    return make_account("shen", "审核")


@pytest.fixture
def article(db):
    article = make_article(BODY, region=make_region("520000", "贵州省"), source=make_source())
    make_author(article, "林青山", "主任")
    with made_together():
        for quote in (TEA, GRID, SCHOOL):
            make_measure(article, quote)
    return article


def correct(article, user, body, **changes):
    return correct_article(
        article=article, parsed=replace(as_parsed(article), body=body, **changes), user=user
    )


def verified(article):
    article = Article.objects.get(pk=article.pk)
    return [row.quote for row in article.measures.all() if article.body[row.start : row.end] == row.quote]


def test_a_changed_quote_is_not_guessed_but_queued_whole(article, reviewer):
    tea = confirm_measure(measure=article.measures.first(), reviewer=reviewer)
    state = measure_state(tea)
    done = correct(article, reviewer, BODY.replace("带动农户", "带动农民"))
    assert (done.kept, done.orphaned) == (2, 1)
    orphan = Orphan.objects.get()
    assert orphan.state == state
    assert (orphan.quote, orphan.made_by) == (TEA, reviewer)
    assert verified(article) == [GRID, SCHOOL]


def test_a_quote_that_now_stands_twice_is_not_guessed(article, reviewer):
    done = correct(article, reviewer, BODY.replace(GRID, f"{GRID}\n{GRID}"))
    assert done.orphaned == 1
    assert verified(article) == [TEA, SCHOOL]


def test_two_measures_of_the_same_words_and_one_place_left_are_both_queued(db, reviewer):
    article = make_article(f"{SCHOOL}甲乙丙。{SCHOOL}")
    make_measure(article, SCHOOL)
    second = make_measure(article, "甲乙丙。")
    start = article.body.rindex(SCHOOL)
    Measure.objects.filter(pk=second.pk).update(start=start, end=start + len(SCHOOL), quote=SCHOOL)
    done = correct(article, reviewer, f"甲乙丙。{SCHOOL}")
    assert (done.kept, done.orphaned) == (0, 2)


def test_untouched_words_move_along_and_keep_their_row(article, reviewer):
    before = list(article.measures.values_list("pk", flat=True))
    done = correct(article, reviewer, BODY.replace("近年来，", "近年来，在各方支持下，"))
    assert (done.kept, done.orphaned) == (3, 0)
    assert list(article.measures.values_list("pk", flat=True)) == before
    assert verified(article) == [TEA, GRID, SCHOOL]


def test_paragraphs_that_change_places_carry_their_measures(article, reviewer):
    done = correct(article, reviewer, f"近年来，全县推进衔接。\n{GRID}\n{TEA}\n{SCHOOL}")
    assert done.orphaned == 0
    assert verified(article) == [GRID, TEA, SCHOOL]


def test_restoring_the_old_text_brings_back_what_was_queued(article, reviewer):
    pk = article.measures.first().pk
    correct(article, reviewer, BODY.replace("带动农户", "带动农民"))
    article = Article.objects.get(pk=article.pk)
    done = correct_article(article=article, parsed=version_as_parsed(article.history.last()), user=reviewer)
    assert (done.returned, done.orphaned) == (1, 0)
    assert verified(article) == [TEA, GRID, SCHOOL]
    assert article.measures.first().pk == pk
    assert Orphan.objects.get().outcome == "reattached"


def test_figures_are_read_anew(article, reviewer):
    correct(article, reviewer, BODY.replace("120个", "125个"))
    surfaces = {row.surface for row in article.figures.all()}
    assert any("125" in surface for surface in surfaces)
    assert not any("120" in surface for surface in surfaces)


def test_a_text_changed_since_it_was_opened_is_not_overwritten(article, reviewer):
    seen = article_token(article)
    correct(article, reviewer, BODY.replace("近年来", "这几年"))
    with pytest.raises(ArticleConflictError):
        correct_article(
            article=article, parsed=replace(as_parsed(article), title="我的标题"), user=reviewer, seen=seen
        )
    assert Article.objects.get().title != "我的标题"


def test_the_body_of_another_article_is_refused_and_nothing_changes(article, reviewer):
    make_article("别的正文。")
    with pytest.raises(IngestError, match="相同"):
        correct(article, reviewer, "别的正文。", title="新题")
    assert Article.objects.get(pk=article.pk).title == article.title


def test_authors_come_back_with_the_version_they_belong_to(article, reviewer):
    first = as_parsed(article)
    correct(article, reviewer, BODY, authors=(ParsedAuthor("白河", "书记"),))
    correct(Article.objects.get(), reviewer, BODY, authors=(ParsedAuthor("某局", "", True),), title="新题")
    versions = [version_as_parsed(record) for record in article.history.order_by("history_id")]
    assert versions[0] == first
    assert [version.authors[0].name for version in versions] == ["林青山", "白河", "某局"]


def test_an_article_without_history_keeps_its_first_text(article, reviewer):
    article.history.all().delete()
    correct(article, reviewer, BODY.replace("近年来", "这几年"))
    assert article.history.last().body == BODY


def test_an_orphan_is_put_on_the_words_a_person_names(article, reviewer):
    pk = article.measures.first().pk
    correct(article, reviewer, BODY.replace("带动农户", "带动农民"))
    row = reattach_orphan(orphan=Orphan.objects.get(), quote=TEA.replace("农户", "农民"), user=reviewer)
    assert (row.pk, row.origin, row.position) == (pk, "edited", 0)
    assert len(verified(article)) == 3
    with pytest.raises(ReviewError, match="已经处理"):
        reattach_orphan(orphan=Orphan.objects.get(), quote=SCHOOL, user=reviewer)


@pytest.mark.parametrize("quote", ["", "没有的话", "是", SCHOOL])
def test_an_orphan_is_not_put_on_missing_ambiguous_or_decided_words(article, reviewer, quote):
    confirm_measure(measure=article.measures.last(), reviewer=reviewer)
    correct(article, reviewer, BODY.replace("带动农户", "带动农民"))
    with pytest.raises(ReviewError):
        reattach_orphan(orphan=Orphan.objects.get(), quote=quote, user=reviewer)
    assert Orphan.objects.get().outcome == ""


def test_a_discarded_orphan_can_be_taken_back(article, reviewer):
    correct(article, reviewer, BODY.replace("带动农户", "带动农民"))
    orphan = discard_orphan(orphan=Orphan.objects.get(), user=reviewer)
    assert (orphan.outcome, orphan.resolved_by) == ("discarded", reviewer)
    assert reopen_orphan(orphan=orphan, user=reviewer).outcome == ""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_edit_ever_leaves_a_span_beside_its_words_or_loses_a_measure(article, reviewer, data):
    start = data.draw(st.integers(0, len(BODY)))
    end = data.draw(st.integers(start, len(BODY)))
    body = BODY[:start] + data.draw(st.text("一二茶园。，\n是", max_size=12)) + BODY[end:]
    correct(Article.objects.get(pk=article.pk), reviewer, body.strip() or "空。")
    assert len(verified(article)) == article.measures.count()
    assert article.measures.count() + Orphan.objects.filter(outcome="").count() == 3


def test_restoring_brings_back_what_moved_far_as_long_as_it_stands_once(article, reviewer):
    correct(article, reviewer, BODY.replace(TEA, ""))
    Orphan.objects.update(place=0)
    done = correct(Article.objects.get(), reviewer, f"{'长' * 2000}\n{BODY}")
    assert (done.returned, done.orphaned) == (1, 0)
    assert len(verified(article)) == 3


def test_a_machines_measure_on_the_same_words_gives_way_and_a_persons_does_not(article, reviewer):
    confirm_measure(measure=article.measures.first(), reviewer=reviewer)
    correct(article, reviewer, BODY.replace("带动农户", "带动农民"))
    changed = Article.objects.get()
    found = make_measure(changed, TEA.replace("农户", "农民"))
    row = reattach_orphan(orphan=Orphan.objects.get(), quote=found.quote, user=reviewer)
    assert row.status == "confirmed"
    assert not Measure.objects.filter(pk=found.pk).exists()


def test_the_queue_puts_back_what_stands_once_and_leaves_what_two_claim(article, reviewer):
    for number in (0, 1):
        make_orphan(article.measures.first(), 0, reviewer)
        assert Orphan.objects.filter(outcome="").count() == number + 1
    Orphan.objects.filter(quote=GRID).update(quote=TEA)
    assert put_back_found(orphans=Orphan.objects.all(), user=reviewer) == []
    Orphan.objects.last().delete()
    assert [row.quote for row in put_back_found(orphans=Orphan.objects.all(), user=reviewer)] == [TEA]
    assert verified(article) == [TEA, SCHOOL]
    assert [row.position for row in article.measures.order_by("start")] == [0, 1]


def test_the_place_that_a_person_chose_counts_where_the_words_stand_twice(article, reviewer):
    correct(article, reviewer, BODY.replace(SCHOOL, "三是办医院。").replace(TEA, f"{SCHOOL}{SCHOOL}"))
    orphan = Orphan.objects.filter(quote=TEA).get()
    start = Article.objects.get().body.rindex(SCHOOL)
    with pytest.raises(ReviewError, match="不止出现一次"):
        reattach_orphan(orphan=orphan, quote=SCHOOL, user=reviewer)
    with pytest.raises(ReviewError, match="不止出现一次"):
        reattach_orphan(orphan=orphan, quote=SCHOOL, start=start - 1, user=reviewer)
    assert reattach_orphan(orphan=orphan, quote=SCHOOL, start=start, user=reviewer).start == start
