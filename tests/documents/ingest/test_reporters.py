"""Who reported a story is no official."""

import pytest

from documents.ingest import ParsedAuthor
from tests.documents.ingest.texts import LINES

STORY = f"近日，渭源县建起了扶贫车间。{LINES}"


@pytest.mark.parametrize(
    "text",
    [
        f"做实监测帮扶\n渭源县委农办主任 林知远\n{LINES}",
        f"做实监测帮扶\n作者：渭源县农业农村局 林知远\n{LINES}",
        f"做实监测帮扶\n{LINES}\n林知远\n2022年7月28日",
        f"扶贫车间建起来\n{STORY}\n（渭源县农业农村局 林知远）",
    ],
)
def test_who_signs_with_a_post_or_for_himself_reports_nothing(one, text):
    (author,) = one(text).authors
    assert (author.name, author.is_reporter) == ("林知远", False)


def test_an_issuing_body_is_no_reporter(one):
    article = one(
        f"渭源县农业农村局关于做好监测帮扶的通知\n各乡镇人民政府：\n{LINES}\n渭源县农业农村局\n2022年7月28日"
    )
    assert article.authors == (ParsedAuthor("渭源县农业农村局", is_body=True),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"扶贫车间建起来\n某某日报7月28日讯（记者 林知远 通讯员 周亦航）{STORY}", ["林知远", "周亦航"]),
        (f"扶贫车间建起来\n作者：林知远\n{STORY}", ["林知远"]),
        (f"扶贫车间建起来\n{STORY}（记者 林知远）", ["林知远"]),
    ],
)
def test_who_is_named_below_a_story_without_a_post_reported_it(one, text, names):
    authors = one(text).authors
    assert [author.name for author in authors] == names
    assert all(author.is_reporter for author in authors)
