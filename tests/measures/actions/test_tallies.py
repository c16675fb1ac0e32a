"""Tallies: whatever is done through the doors, they are what counting anew gives."""

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.actions.corrections import as_parsed
from documents.actions.publication import publish_article, return_to_draft, withdraw_article
from documents.ingest.parsed import IngestError
from documents.models import Article
from intake.computed import compute
from intake.correcting import correct_article
from intake.derived import derive
from measures.actions import counting, review
from measures.actions.steps import ReviewError
from measures.actions.tallies import remake_missing_tallies, remake_tallies, tally_problems
from measures.lexicon import current_lexicon
from measures.models import Axis, Measure, Tally, Theme
from regions.models import Region
from tests.factories import made_together, make_article, make_figure, make_measure, make_mention
from tests.small_world import add_old_county

# A publication with its history, its search row and its tallies.
STEP_BUDGET = 45


def decide(draw, user):
    measure = draw.choice(Measure.objects.order_by("pk"))
    act = draw.choice(["confirm", "reject", "reopen", "retheme", "merge", "undo"])
    with suppress(ReviewError):
        match act:
            case "confirm":
                review.confirm_measure(measure=measure, reviewer=user)
            case "reject":
                review.reject_measure(measure=measure, reviewer=user, reason="不是举措")
            case "reopen":
                review.reopen_measure(measure=measure, reviewer=user)
            case "merge":
                review.merge_with_next(measure=measure, reviewer=user)
            case "undo":
                review.undo_last_step(article=measure.article, reviewer=user)
            case "retheme":
                theme, *secondary = draw.sample(list(Theme.objects.order_by("pk")), 3)
                review.edit_measure(
                    measure=measure, reviewer=user, title="改过", theme=theme, secondary_themes=secondary
                )


def publish(draw, user):
    article = draw.choice(Article.objects.order_by("pk"))
    draw.choice([publish_article, withdraw_article, return_to_draft])(article=article, user=user)


def correct(draw, user):
    article = draw.choice(Article.objects.order_by("pk"))
    parsed = as_parsed(article)
    changed = draw.choice(
        [
            {"region_code": draw.choice(["", *Region.objects.order_by("pk").values_list("pk", flat=True)])},
            {"published_on": date(draw.choice([2019, 2021, 2022]), 5, 1), "published_precision": "day"},
            {"kind": draw.choice(["signed", "news", "plan"])},
            {"body": parsed.body + "\n三是发展电商。"},
        ]
    )
    with suppress(IngestError):
        correct_article(article=article, parsed=replace(parsed, **changed), user=user)


def read_again(draw, user):
    article = draw.choice(Article.objects.order_by("pk"))
    computed = compute(title=article.title, body=article.body, lexicon=current_lexicon())
    derive(articles=[article], computed=[computed])


def regroup(draw, user):
    theme, other = draw.sample(list(Theme.objects.order_by("pk")), 2)
    theme.group, theme.revitalization = other.group, draw.choice(["", "产业", "组织"])
    theme.save()


def move_then(draw, user):
    """The place of its time of one article is another from now on."""
    article = draw.choice(Article.objects.exclude(region=None).order_by("pk"))
    others = Region.objects.exclude(pk=article.region_id).order_by("pk")
    article.region_then = draw.choice([None, *others])
    article.save()


STEPS = [decide, decide, publish, correct, read_again, regroup, move_then, move_then]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 10_000)), min_size=1, max_size=12))
def test_after_any_steps_tallies_are_as_if_counted_anew(world, staff, steps):
    with transaction.atomic():
        for step, seed in steps:
            step(random.Random(seed), staff)
        assert tally_problems() == []
        transaction.set_rollback(True)


def row(region="529901", axis=Axis.TOTAL, **fields):
    return Tally.objects.along(axis).filter(region=region, **fields)


def test_own_and_all_below_are_kept_apart(world):
    rows = row("529900", is_public=True)
    assert rows.totals("own_measures", "all_measures") == {"own_measures": 0, "all_measures": 3}
    assert row("", is_public=True).totals("all_articles", "all_measures") == {
        "all_articles": 3,
        "all_measures": 4,
    }


def test_what_is_hidden_is_added_for_staff_alone(world, staff):
    rows = row("529901")
    assert (rows.filter(is_public=True).total("own_measures"), rows.total("own_measures")) == (2, 3)
    assert Tally.objects.seen_by(staff).along(Axis.TOTAL).everywhere().total("all_measures") == 6


def test_an_article_of_no_region_counts_for_the_whole_alone(world):
    make_measure(make_article("一是做好此事。"), "做好此事")
    totals = row("", is_public=True).totals("own_measures", "all_measures")
    assert totals == {"own_measures": 1, "all_measures": 5}


def test_two_themes_of_one_group_touch_the_group_once(world):
    second = Theme.objects.create(slug="b", name="乙", group=world.finance.group, order=9)
    world.rice_field.secondary_themes.set([world.finance, second])
    remake_tallies()
    group = Tally.objects.along(Axis.GROUP).filter(key=str(second.group_id), region="529902", is_public=True)
    theme = Tally.objects.along(Axis.THEME).filter(region="529902", is_public=True)
    assert (group.total("own_touched"), theme.total("own_touched")) == (1, 2)


def test_years_and_kinds_add_up_to_their_part(world):
    make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=world.finance)
    make_figure(world.rice, "10.5万亩", 105000)
    everywhere = Tally.objects.filter(is_public=True).everywhere()
    assert everywhere.along(Axis.TOTAL, since=2022).totals("all_articles", "all_figures") == {
        "all_articles": 2,
        "all_figures": 1,
    }
    assert everywhere.along(Axis.TOTAL, until=2021).total("all_articles") == 1
    assert everywhere.along(Axis.THEME, kind="interview").total("all_sentences") == 1
    assert everywhere.along(Axis.THEME, kind="plan", until=2021).total("all_measures") == 0


def along_then(region, axis=Axis.TOTAL, **options):
    return Tally.objects.filter(is_public=True, region=region).along(axis, then=True, **options)


def test_by_then_a_text_counts_for_what_its_place_was(world):
    add_old_county(world)
    assert row("529901", is_public=True).total("own_articles") == 2
    assert along_then("529901").totals("own_articles", "own_measures") == {
        "own_articles": 1,
        "own_measures": 2,
    }
    assert along_then("529821").totals("own_measures", "all_counted") == {"own_measures": 2, "all_counted": 2}
    assert (along_then("529800").total("all_articles"), along_then("529900").total("all_articles")) == (1, 2)
    assert along_then("520000").total("all_articles") == row("520000", is_public=True).total("all_articles")
    theme = {"key": str(world.industry.pk)}
    assert along_then("529821", Axis.THEME).filter(**theme).total("own_counted") == 2
    assert along_then("529821", since=2000).total("own_articles") == 0


def test_a_text_that_leaves_takes_its_place_of_then_along(world):
    add_old_county(world).delete()
    assert not Tally.objects.filter(axis__startswith="then_").exists()
    assert tally_problems() == []


def test_a_wrong_tally_is_found_and_remade(world):
    Tally.objects.filter(region="529901", axis=Axis.TOTAL).update(own_measures=7)
    with pytest.raises(CommandError, match="remake_tallies"):
        call_command("check_integrity")
    call_command("remake_tallies", verbosity=0)
    assert tally_problems() == []


def test_a_library_that_has_none_yet_is_counted_once(world):
    Tally.objects.all().delete()
    assert remake_missing_tallies() > 0
    assert tally_problems() == []
    assert remake_missing_tallies() == 0


def test_no_row_without_a_count_is_kept(world, staff):
    for article in Article.objects.all():
        withdraw_article(article=article, user=staff)
    assert not Tally.objects.filter(is_public=True).exists()


def test_a_change_costs_the_same_whatever_stands_beside_it(world, staff, django_assert_max_num_queries):
    with django_assert_max_num_queries(STEP_BUDGET):
        withdraw_article(article=world.tea, user=staff)
    with made_together():
        for number in range(20):
            article = make_article(
                f"一是做好第{number}件事。", region=world.county_a, published_on="2021-01-02"
            )
            make_measure(article, f"做好第{number}件事", theme=world.industry)
    with django_assert_max_num_queries(STEP_BUDGET):
        publish_article(article=world.tea, user=staff)


def test_many_articles_are_counted_as_few_are(world, monkeypatch):
    few = counting.counted(Article.objects.all())
    monkeypatch.setattr(counting, "MOST_NAMED", 1)
    assert counting.counted(Article.objects.all()) == few != {}
