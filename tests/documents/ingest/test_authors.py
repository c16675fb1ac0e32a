import pytest

from documents.ingest.authors import authors_of, issuers_of
from documents.ingest.parsed import ParsedAuthor
from documents.ingest.split import DraftArticle

BODY = "近年来，青岭县把巩固拓展脱贫攻坚成果放在首位，持续推动各项工作向乡村振兴平稳过渡。"
TITLE = "青岭县推进有效衔接的探索"


def draft(*head, body=BODY, **parts):
    return DraftArticle(head=(TITLE, *head), body=body, title=TITLE, **parts)


def authors(*head, fields=None, issuers=(), **parts):
    return authors_of(draft(*head, **parts), TITLE, fields or {}, issuers)


@pytest.mark.parametrize("label", ["佚名", "admin", "本站", "□"])
def test_a_label_that_names_nobody(label):
    assert authors(fields={"author": label}) == ()


def test_name_and_post_over_the_text():
    (author,) = authors("青岭县委书记 林青山")
    assert (author.name, author.position, author.is_body) == ("林青山", "青岭县委书记", False)


def test_two_authors_each_with_a_post():
    found = authors("青岭县委书记 林青山", "青岭县县长 周亦航")
    assert [(each.name, each.position) for each in found] == [
        ("林青山", "青岭县委书记"),
        ("周亦航", "青岭县县长"),
    ]


def test_the_post_that_stands_after_the_text():
    (author,) = authors("林青山", tail=("作者系青岭县委书记",))
    assert (author.name, author.position) == ("林青山", "青岭县委书记")


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("青岭县委农办主任 林青山", ["林青山"]),
        ("林青山 周亦航", ["林青山", "周亦航"]),
        ("记者 林青山 通讯员 周亦航", ["林青山", "周亦航"]),
    ],
)
def test_people_after_a_label(label, names):
    assert [each.name for each in authors(fields={"author": label})] == names


def test_an_office_that_wrote():
    (author,) = authors(fields={"author": "青岭县乡村振兴局"})
    assert author == ParsedAuthor("青岭县乡村振兴局", is_body=True)


def test_people_come_before_the_offices_that_issued():
    assert [each.name for each in authors("青岭县委书记 林青山", issuers=("青岭县人民政府",))] == ["林青山"]
    assert authors(issuers=("青岭县人民政府",)) == (ParsedAuthor("青岭县人民政府", is_body=True),)


@pytest.mark.parametrize(
    ("title", "parts", "issuers"),
    [
        ("青岭县人民政府关于做好防止返贫监测工作的通知", {}, ("青岭县人民政府",)),
        (
            "关于做好防止返贫监测工作的通知",
            {"tail": ("青岭县人民政府", "2022年7月28日")},
            ("青岭县人民政府",),
        ),
        ("关于做好防止返贫监测工作的通知", {}, ()),
    ],
)
def test_who_issued(title, parts, issuers):
    assert issuers_of(DraftArticle(head=(title,), body=BODY, **parts), title, {}) == issuers


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (f"云台网8月18日讯（记者 王海 通讯员 李丽）{BODY}", ["王海", "李丽"]),
        (f"{BODY}（云台日报记者王海）", ["王海"]),
        (f"{BODY}（图/文 王海）", ["王海"]),
        (f"{BODY}（记者节这一天）", []),
        (f"据云台网报道（2022年第3期）{BODY}", []),
        (f"{BODY}村民告诉记者 王海来了。", []),
    ],
)
def test_who_is_credited_inside_the_text(body, names):
    assert [each.name for each in authors(body=body)] == names


def test_a_work_names_its_authors_and_who_sent_it_in():
    body = f"{BODY}【作者】王海、 李丽 【报送单位】云南省青岭县教育局 【作品简介】{BODY}"
    assert [(each.name, each.position) for each in authors(body=body)] == [
        ("王海", "云南省青岭县教育局"),
        ("李丽", "云南省青岭县教育局"),
    ]
    assert authors(body=f"{BODY}【作者】不详，由群众整理 【报送单位】某局 【作品简介】{BODY}") == ()


@pytest.mark.parametrize(
    "line",
    [
        "作者系青岭县委书记",
        "本文作者林青山为青岭县委书记",
        "作者：林青山，青岭县委书记",
        "作者林青山系青岭县委书记",
    ],
)
def test_whoever_is_described_below_the_text(line):
    (author,) = authors("林青山", tail=(line,))
    assert (author.name, author.position) == ("林青山", "青岭县委书记")


@pytest.mark.parametrize("line", ["青岭县农业农村局　林青山", "（林青山 青岭县农业农村局）"])
def test_a_name_with_its_office_below_the_text(line):
    (author,) = authors(tail=(line,))
    assert (author.name, author.position) == ("林青山", "青岭县农业农村局")


def test_an_outlets_people_have_no_office():
    assert [each.position for each in authors(tail=("青岭县融媒体中心 林青山",))] == [""]


@pytest.mark.parametrize(
    ("fields", "unit"),
    [
        ({"author": "林青山", "unit": "青岭县农业农村局"}, "青岭县农业农村局"),
        ({"author": "林青山　单位：青岭县农业农村局"}, "青岭县农业农村局"),
        ({"author": "林青山（青岭县某村）"}, ""),
    ],
)
def test_a_label_for_the_office(fields, unit):
    (author,) = authors(fields=fields)
    assert (author.name, author.position) == ("林青山", unit)


def test_who_wrote_a_post_of_an_account():
    assert [each.name for each in authors("原创 林青山 青岭发布")] == ["林青山"]
