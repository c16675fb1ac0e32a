import pytest

from documents.ingest.header.bylines import take_closing, take_dateline


@pytest.mark.parametrize(
    "text",
    [
        "记者从县乡村振兴局获悉，今年以来收入增长。",
        "近日，人民日报报道了盐池县的做法。",
        "建设冷链物流网，畅通消息渠道。",
        "（一）抓产业。发展滩羊。",
        "(2021年)全县脱贫。",
        "电商服务网点覆盖全县。",
        "喜讯 记者节到来，全县召开座谈会。",
    ],
)
def test_sentences_are_no_datelines(text):
    assert take_dateline(text) == (None, text)


def test_a_programme_in_brackets_is_a_dateline():
    dateline, rest = take_dateline("（新闻联播）：今天走进山村。")
    assert dateline is not None
    assert rest == "今天走进山村。"


@pytest.mark.parametrize(
    "text",
    ["落实资金。（县财政局）", "他叫王海（化名）", "增收（单位：万元）", "全面完成目标（完成时限另行通知）"],
)
def test_brackets_of_the_text_are_no_bylines(text):
    assert take_closing(text) == ([], text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("南方讯 记者王海 李丽发自银川 3月8日上午，座谈会召开。", "记者王海 李丽"),
        ("新盐池讯(记者 王海 李丽)3月8日上午，座谈会召开。", "记者 王海 李丽"),
    ],
)
def test_an_outlet_is_known_by_its_reporters(text, who):
    dateline, rest = take_dateline(text)
    assert dateline is not None
    assert (dateline.who, rest) == (who, "3月8日上午，座谈会召开。")


def test_credits_run_together_come_off():
    taken, rest = take_closing("全县增收。某某日报某某新闻记者王海编辑李丽二审赵宁三审周扬")
    assert (taken, rest) == (["某某日报某某新闻记者王海编辑李丽二审赵宁三审周扬"], "全县增收。")


def test_bylines_come_off_one_after_another():
    taken, rest = take_closing("全县增收。（记者 王海）\n来源：某报\n（完）■")
    assert rest == "全县增收。"
    assert taken == ["（完）", "来源：某报", "记者 王海"]


def test_a_list_of_sources_is_no_closing():
    _, rest = take_closing("全县增收。\n" + "来源：某报\n" * 5000)
    assert 0 < rest.count("来源：某报") < 5000
