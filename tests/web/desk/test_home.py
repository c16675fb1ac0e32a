import pytest
from django.urls import reverse

from documents.search.query_log import record_query
from tests.factories import make_account

QUERY_BUDGET = 16


@pytest.fixture
def editor(client, db):
    client.force_login(make_account("editor", "编辑"))
    return client


def test_nothing_is_said_of_queries_that_were_answered(editor, world):
    record_query(text="监测", model="articles", hits=2)
    assert "没有找到结果" not in editor.get(reverse("desk:home")).text


def test_queries_without_an_answer_lead_to_the_log(editor, world):
    record_query(text="滴灌", model="articles", hits=0)
    text = editor.get(reverse("desk:home")).text
    assert "1 种检索</a>没有找到结果" in text
    page = editor.get("/admin/documents/loggedquery/?found=none")
    assert page.status_code == 200
    assert "滴灌" in page.text


def test_queries_stay_in_budget(editor, world, django_assert_max_num_queries):
    for number in range(30):
        record_query(text=f"无{number}", model="articles", hits=0)
    with django_assert_max_num_queries(QUERY_BUDGET):
        editor.get(reverse("desk:home"))
