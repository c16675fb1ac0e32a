import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.ingest import clean
from documents.ingest.furniture import is_furniture_around
from tests.documents.ingest.texts import CARE, LINES, NEXT, WORK


@pytest.mark.parametrize(
    "line",
    [
        "织密防返贫保障网",
        "完善服务，为农户提供技术支持和政策指导，办理经营许可证，切实维护权益。",
        "打印机进村入户",
        "相关部门要各司其职",
        "关于我县茶产业的思考",
        "关注弱势群体，让公众满意",
        "来源于群众，服务于群众",
    ],
)
def test_titles_and_sentences_are_no_furniture(line):
    assert not is_furniture_around(line)


@pytest.mark.parametrize(
    "line",
    [
        "当前位置: 首页 > 媒体报道 > 正文",
        "首页 > 政务公开 > 规范性文件",
        "欢迎来到某某网!",
        "【字号：",
        "大 中 小",
        "浏览次数：1024",
        "分享到：",
        "扫一扫在手机打开当前页",
        "主办：某某县人民政府办公室  网站标识码：0000000001",
        "版权所有 仿冒必究 转载请注明",
        "京ICP备00000000号-1",
        "上一篇：春耕备耕忙",
        "责任编辑:王某",
        "您需要 登录 才可以下载或查看,没有帐号?立即注册",
        "使用道具 举报",
        "相关附件:",
    ],
)
def test_furniture_goes_before_and_after(line):
    assert clean(f"{line}\n小网格守住大底线\n{LINES}\n{line}") == f"小网格守住大底线\n{LINES}"


@pytest.mark.parametrize("line", ["2.png", "图为群众采茶。 记者 王海 摄", "点击查看更多图片", "[复制链接]"])
def test_pictures_and_captions_go_between_paragraphs_too(line):
    assert clean(f"{CARE}\n{line}\n{WORK}") == f"{CARE}\n{WORK}"


def test_a_share_bar_inside_the_text_is_the_authors():
    assert "下载" in clean(f"{CARE}\n下载\n{WORK}").split("\n")


def test_a_button_above_the_text_does_not_end_it():
    text = f"您的浏览器版本过低，请升级后访问。\n打印\n小网格守住大底线\n{LINES}"
    assert clean(text).endswith(NEXT)


def test_nothing_after_an_end_mark_stays():
    assert clean(f"{LINES}\n相关报道：\n某地召开会议，部署工作。") == LINES


def test_furniture_glued_to_the_last_line_goes():
    assert clean(f"{CARE}返回搜狐，查看更多责任编辑：王某") == CARE


def test_markdown_marks_go_but_headings_stay():
    assert clean(f"# 小网格\n\n**一、总体要求**\n\n{CARE}") == f"小网格\n\n一、总体要求\n\n{CARE}"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_every_line_left_was_there(text):
    for line in clean(text).split("\n"):
        assert line in text
