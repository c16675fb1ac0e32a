import pytest

from measures.extraction.figures import find_figures
from measures.extraction.outline import Page
from measures.extraction.telling import tell


def told(body):
    """The last figure of a text as its sentence tells it."""
    page = Page(body)
    return list(tell(page, find_figures(page)))[-1]


@pytest.mark.parametrize(
    "body",
    [
        "近年来，做好乡村建设，建成茶园60万亩。",
        "各县都有任务，建成茶园60万亩。",
        "38个贫困村全部出列，建成茶园60万亩。",
        "村民种了茶，面积60万亩。",
        "做大县域经济，建成茶园60万亩。",
        "总产居全国第3位。建成茶园60万亩。",
        "后仙庄村种茶。\n建成茶园60万亩。",
    ],
)
def test_kinds_of_places_and_other_paragraphs_name_none(body):
    assert told(body).extent == ""


@pytest.mark.parametrize(
    ("body", "extent"),
    [
        ("全县建成茶园60万亩。", "县"),
        ("目前，我市建成茶园60万亩。", "市"),
        ("青岭县建成茶园60万亩。", "青岭县"),
        ("在青岭县茶坪镇，建成茶园600亩。", "茶坪镇"),
        ("近几年，后仙庄村大力治理环境，先后投资320万元。", "后仙庄村"),
        ("全县有茶园60万亩。老区更多。如今，产值达5亿元。", "县"),
        ("全县有63个村收入过10万元，其中50万元以上的村18个。", "其中"),
        ("近日，实践团前往怀化市靖州县寨牙乡岩脚村。此队由9名学生组成。", "岩脚村"),
        ("村里来了第一批客人，住宿收入3万元。", "村"),
        ("该合作社今年收入60万元。", "合作社"),
        ("总产居全国第3位，今年全省种茶60万亩。", "省"),
    ],
)
def test_the_last_place_named_before_a_figure_is_whose_it_is(body, extent):
    assert told(body).extent == extent


@pytest.mark.parametrize(
    ("body", "is_added"),
    [
        ("新能源汽车达到3000辆。", False),
        ("新建茶园后，全县茶园达到60万亩。", False),
        ("累计建设茶园60万亩。", False),
        ("新建茶园6万亩。", True),
        ("改造农村危房6000户。", True),
        ("新增就业3000人。", True),
    ],
)
def test_what_was_added_is_told_from_what_is_there(body, is_added):
    assert told(body).is_added == is_added


@pytest.mark.parametrize(
    ("body", "is_planned"),
    [
        ("带动将近30万人就业。", False),
        ("共争取了资金300万元。", False),
        ("“雨露计划”培训3000人。", False),
        ("虚拟主播带货300万元。", False),
        ("力争茶园达到60万亩。", True),
        ("预计全年产值5亿元。", True),
        ("到2027年将建成茶园60万亩。", True),
        ("今年计划新建茶园6万亩。", True),
    ],
)
def test_what_is_set_out_is_told_from_what_is(body, is_planned):
    assert told(body).is_planned == is_planned


def test_a_report_to_an_assembly_sets_out_what_it_limits():
    opening = "现在，我代表县人民政府向大会报告工作，请予审议。\n"
    assert told(f"{opening}稳定粮食生产，播种面积60万亩以上。").is_planned
    assert not told(f"{opening}稳定粮食生产，播种面积60万亩。").is_planned
    assert not told("稳定粮食生产，播种面积60万亩以上。").is_planned


def test_a_text_without_figures_tells_nothing():
    page = Page("全县种茶。")
    assert list(tell(page, find_figures(page))) == []
