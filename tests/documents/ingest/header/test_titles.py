import pytest

from documents.ingest.header.titles import is_title_like, outlet_of, title_of

TITLE = "青岭县推进巩固脱贫成果同乡村振兴有效衔接的探索"


@pytest.mark.parametrize(
    "piece",
    [
        "2022年7月28日",
        "来源：云台日报",
        "林青山",
        "各乡镇人民政府：",
        "一、健全防止返贫监测机制",
        "近年来，青岭县把巩固脱贫成果放在首位，持续推动各项工作平稳过渡，群众生活一年比一年好。",
        "本报记者 林青山",
        "青政发〔2022〕5号",
        "编写组编",
        "青岭县农业农村局编印",
        "甲",
        "（二〇二二年七月二十八日）",
        "第18期",
        "（总第126期）",
    ],
)
def test_what_is_no_title(piece):
    assert not is_title_like(piece)


@pytest.mark.parametrize("piece", [TITLE, "关于做好防止返贫监测工作的通知", "守住底线开新局", "典型案例汇编"])
def test_what_could_be_one(piece):
    assert is_title_like(piece)


@pytest.mark.parametrize(
    ("pieces", "title"),
    [
        ((), ""),
        (("2022年7月28日", "来源：云台日报"), ""),
        ((TITLE, "林青山", "2022年7月28日"), TITLE),
        (("云台新闻网", TITLE, "2022年7月28日"), TITLE),
        (("标题：守住底线开新局", TITLE), "守住底线开新局"),
        (("原标题：", "守住底线开新局", TITLE), "守住底线开新局"),
        ((f"[三农] {TITLE}", "2022年7月28日"), TITLE),
        ((TITLE, "2022年7月28日", "首页", TITLE), TITLE),
        ((f"{TITLE}_云台新闻网", "2022年7月28日"), TITLE),
    ],
)
def test_which_piece_is_the_title(pieces, title):
    assert title_of(pieces) == title


def test_a_subtitle_belongs_to_its_title():
    assert title_of(("守住底线开新局", "——青岭县推进有效衔接纪实", "2022年7月28日")) == (
        "守住底线开新局——青岭县推进有效衔接纪实"
    )


def test_a_documents_title_goes_on_until_its_kind_is_named():
    pieces = ("关于实现巩固拓展脱贫攻坚成果", "同乡村振兴有效衔接的", "实施意见", "2022年7月28日")
    assert title_of(pieces) == "".join(pieces[:3])


def test_the_outlet_behind_a_headline():
    assert outlet_of((f"{TITLE} - 云台日报",)) == "云台日报"
    assert outlet_of((TITLE,)) == ""


def test_an_account_above_the_line_of_its_post_is_no_title():
    assert title_of(["青岭发布", "青岭发布 2022-07-28 18:20 发表于贵州", TITLE]) == TITLE


def test_a_post_s_topic_and_brackets_are_not_its_title():
    assert title_of([f"#乡村振兴# 【{TITLE}】"]) == TITLE
