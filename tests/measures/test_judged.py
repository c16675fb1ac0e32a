"""What staff judged of hits."""

import json

from django.contrib.auth.models import AnonymousUser, User

from documents.search.evaluation import read_judged
from measures.actions.judging import judge_hit, take_back_judgement
from measures.judged import judged_rows, show_judged
from measures.models import Judgement


def people(*names):
    return [User.objects.create_user(name, is_staff=True) for name in names]


def test_one_row_a_person_query_and_hit(world, staff):
    measure = world.rejected
    judge_hit(judge=staff, query="茶园  机制 ", measure=measure, is_relevant=True)
    judge_hit(judge=staff, query="茶园 机制", measure=measure, is_relevant=False)
    (row,) = Judgement.objects.all()
    assert (row.query, row.quote, row.is_relevant) == ("茶园 机制", measure.quote, False)
    take_back_judgement(judge=staff, query="茶园 机制", measure=measure)
    assert not Judgement.objects.exists()


def test_the_most_decide_and_doubt_is_no_answer(world):
    first, second, third = people("a", "b", "c")
    for judge, is_relevant in ((first, True), (second, False), (third, True)):
        judge_hit(judge=judge, query="茶园", measure=world.rejected, is_relevant=is_relevant)
    for judge, is_relevant in ((first, True), (second, False)):
        judge_hit(judge=judge, query="监测", measure=world.rejected, is_relevant=is_relevant)
    said = {row["query"]: row["relevance"] for row in judged_rows()}
    assert said == {"茶园": 1, "监测": 0}


def test_judgements_outlive_their_measure(world, staff):
    judge_hit(judge=staff, query="茶园", measure=world.rejected, is_relevant=True)
    quote = world.rejected.quote
    world.rejected.delete()
    (row,) = judged_rows()
    assert row["quote"] == quote
    (judged,) = read_judged([json.dumps(row)])
    assert judged.query == "茶园"


def test_each_sees_the_own_judgements(world):
    first, second = people("a", "b")
    judge_hit(judge=first, query="茶园", measure=world.rejected, is_relevant=True)
    assert show_judged([world.rejected], "茶园 ", first) == "茶园"
    assert world.rejected.judged is True
    show_judged([world.rejected], "茶园", second)
    assert world.rejected.judged is None
    assert show_judged([world.rejected], "茶园", AnonymousUser()) == ""
