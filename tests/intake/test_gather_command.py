from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from documents.models import WatchedPage


@pytest.fixture
def watched(db):
    return WatchedPage.objects.create(name="要闻", address="http://127.0.0.1:9/feed.xml")


def gathered(*arguments):
    out, err = StringIO(), StringIO()
    call_command("gather", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_says_what_to_do_where_nothing_may_be_fetched(watched, settings):
    settings.ALLOW_FETCH = False
    with pytest.raises(CommandError, match="XIANJIE_ALLOW_FETCH=1"):
        gathered()


def test_a_name_that_nobody_gave_is_refused(watched, settings):
    settings.ALLOW_FETCH = True
    with pytest.raises(CommandError, match="没有名叫 旧闻 的采集来源"):
        gathered("要闻", "旧闻")
    assert WatchedPage.objects.get().visited_at is None


def test_pages_that_are_due_are_visited_and_told(watched, settings):
    settings.ALLOW_FETCH = True
    out, err = gathered()
    assert (out, err.splitlines()[0]) == ("", "要闻：没有看成")
    assert "内部网络" in err
    assert gathered() == ("没有到时间的采集来源。\n", "")
    assert "没有看成" in gathered("--all")[1]
