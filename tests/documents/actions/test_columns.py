from documents.actions.columns import match_columns, matched_columns
from documents.models import ColumnMatching
from tests.factories import make_account


def test_nothing_is_known_of_names_that_nobody_matched(db):
    assert matched_columns(["题", "文"]) == {}
    assert matched_columns([]) == {}


def test_a_matching_is_remembered_by_the_set_of_names(db):
    user = make_account("bian", "编辑")
    match_columns(names=["题", "文"], fields={"题": "title", "文": "body"}, user=user)
    assert matched_columns(["文", "题", "题"]) == {"题": "title", "文": "body"}
    assert matched_columns(["行号", "问题", "题", "文"]) == {"题": "title", "文": "body"}
    assert matched_columns(["题", "文", "注"]) == {}


def test_what_is_said_later_counts_and_what_is_no_field_or_column_is_left_out(db):
    user = make_account("bian", "编辑")
    for fields in ({"题": "title"}, {"题": "body", "文": "no such field", "别处": "title"}):
        match_columns(names=["题", "文"], fields=fields, user=user)
    assert ColumnMatching.objects.get().fields == {"题": "body"}
