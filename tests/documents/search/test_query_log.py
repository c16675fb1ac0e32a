import threading

import pytest
from django.db import connection, transaction

from documents.models import Article
from documents.search.models import LoggedQuery
from documents.search.query_log import (
    common_queries,
    hit_counts,
    logged_queries_with,
    record_query,
    searched_models,
)
from measures.models import Measure
from tests.factories import make_article, make_measure


@pytest.mark.parametrize("text", ["", " ", "\x00", "\u3000"])
@pytest.mark.django_db
def test_nothing_is_not_counted(text):
    record_query(text=text, model="articles", hits=0)
    assert not LoggedQuery.objects.exists()


@pytest.mark.django_db
def test_a_query_is_counted_and_nobody_is_named():
    for hits in (0, 2):
        record_query(text=" 滴灌　ＡＢ ", model="articles", hits=hits, asker="甲")
    row = LoggedQuery.objects.get()
    assert (row.text, row.count, row.hits) == ("滴灌 ab", 2, 2)
    assert {field.name for field in LoggedQuery._meta.get_fields()} == {
        "id", "text", "model", "count", "hits", "is_relaxed", "last_seen_on", "askers", "asker_count",
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_reader_does_not_wait_while_somebody_writes():
    record_query(text="滴灌", model="articles", hits=0)
    holds, may_end = threading.Event(), threading.Event()

    def write_for_long():
        with transaction.atomic():
            LoggedQuery.objects.update(hits=9)
            holds.set()
            may_end.wait(timeout=20)
            transaction.set_rollback(True)
        connection.close()

    writer = threading.Thread(target=write_for_long)
    writer.start()
    try:
        assert holds.wait(timeout=20)
        # Would stand here until the writer ends, and the writer ends after this line.
        record_query(text="滴灌", model="articles", hits=5)
    finally:
        may_end.set()
        writer.join()
    row = LoggedQuery.objects.get()
    assert (row.count, row.hits) == (1, 0)
    record_query(text="滴灌", model="articles", hits=5)
    assert LoggedQuery.objects.get().count == 2


@pytest.mark.django_db
def test_logged_queries_are_tried_where_they_were_asked():
    article = make_article("推广水肥一体化。")
    make_measure(article, "推广水肥一体化。")
    make_article("另外推广水肥一体化。")
    for model in ("articles", "measures"):
        record_query(text="水肥", model=model, hits=0)
    record_query(text="茶园", model="articles", hits=0)
    rows = logged_queries_with({"水肥"})
    assert {(row.model, count) for row, count in hit_counts(rows).items()} == {
        ("articles", 2),
        ("measures", 1),
    }


def test_the_models_with_an_index_are_known_by_the_names_in_the_log():
    assert searched_models() == {"articles": Article, "measures": Measure}
    assert set(searched_models()) == {value for value, _ in LoggedQuery._meta.get_field("model").choices}


def asked(text, visitors, **fields):
    for visitor in visitors:
        record_query(text=text, model="articles", asker=visitor, **{"hits": 3, **fields})


@pytest.mark.django_db
def test_what_few_asked_is_offered_to_nobody():
    asked("青岭茶园", "甲乙丙丁" * 3)
    asked("青岭矿山", [""] * 9)
    assert common_queries("青岭") == []


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["青岭 -某人受罚", '"青岭茶园"', "青岭|矿山", "标题:青岭"])
def test_what_leaves_out_or_quotes_is_offered_to_nobody(text):
    asked(text, "甲乙丙丁戊")
    assert common_queries("青") == []


@pytest.mark.django_db
def test_what_finds_nothing_is_offered_to_nobody():
    asked("青岭矿山", "甲乙丙丁戊", hits=0)
    asked("青岭火山", "甲乙丙丁戊", is_relaxed=True)
    assert common_queries("青岭") == []


@pytest.mark.django_db
def test_what_staff_find_in_a_draft_is_offered_to_nobody():
    asked("青岭矿山", "甲乙丙丁戊", hits=0)
    asked("青岭矿山", [""])
    row = LoggedQuery.objects.get()
    assert (row.count, row.hits) == (6, 0)
    assert common_queries("青岭") == []


@pytest.mark.django_db
def test_what_many_asked_is_offered_the_most_frequent_first():
    asked("青岭茶园", "甲乙丙丁戊")
    asked("青岭稻米", "甲乙丙丁戊己庚")
    for visitor in "甲乙丙丁戊":
        record_query(text="青岭稻米", model="measures", hits=1, asker=visitor)
    assert common_queries("青岭") == ["青岭稻米", "青岭茶园"]
    assert {len(row.askers) for row in LoggedQuery.objects.all()} == {5}
