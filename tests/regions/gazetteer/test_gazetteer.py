"""Near misses first: most strings that look like a region's name are not one."""

import csv

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from regions.catalogue import other_names, shipped_names
from regions.gazetteer.gazetteer import Gazetteer, RegionName


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(shipped_names(), other_names())


def found(gazetteer, text):
    return [(mention.surface, mention.code) for mention in gazetteer.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "推进乡村振兴区域协调发展",
        "进一步规范县域经济秩序",
        "县委办和县直各单位",
        "深化平安建设，坚持和平合作",
        "加强产业合作市场建设",
        "朝阳产业蓬勃兴起",
        "推动城区改造和老城区更新",
        "按照相应县级标准执行",
        "强村富县，致富县乡",
        "完成县域内高标准农田建设",
        "提高县级统筹能力，治理县城内涝",
        "建立经费县级保障机制",
        "沿海城市和适应城市发展的产业",
        "施用复合肥三百吨",
        "建设美丽水乡，出海口岸线整治",
        "维护长治久安，扩大连片种植",
        "培育新乡贤，建设新乡村",
        "农村义务教育经济南北差异",
        "破除文山会海，落实来宾接待标准",
        "发展普洱茶和哈密瓜产业",
        "停运城镇污水处理设施",
        "据贵州日报、湖南卫视和浙江大学介绍",
        "支持欠发达县域振兴，资金直达县市基层",
        "丘陵县区推进成渝双城市场一体化",
        "黄河南岸与太行山西麓",
        "带动农户增收，群众安康",
        "常委王长春到会，王长春说",
        "覆盖各省和新疆生产建设兵团",
        "黑龙江流域综合治理",
    ],
)
def test_ordinary_words_are_no_places(gazetteer, text):
    assert found(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("象山县", [("象山县", "330225")]),
        ("盐池县委、县政府", [("盐池县", "640323")]),
        ("振兴区位于丹东市", [("振兴区", "210603"), ("丹东市", "210600")]),
        ("安徽和县的蔬菜", [("安徽", "340000"), ("和县", "340523")]),
        ("山西吕梁兴县", [("山西", "140000"), ("吕梁", "141100"), ("兴县", "141123")]),
        ("绛县乡村振兴局", [("绛县", "140826")]),
        ("晋城市城区", [("晋城市", "140500"), ("城区", "140502")]),
        ("恩施土家族苗族自治州", [("恩施土家族苗族自治州", "422800")]),
        ("恩施州巴东县", [("恩施州", "422800"), ("巴东县", "422823")]),
        ("三江县", [("三江县", "450226")]),
        ("黔东南的传统村落", [("黔东南", "522600")]),
        ("美丽江西", [("江西", "360000")]),
        ("粤东粤西粤北地区", [("粤东", "440000"), ("粤西", "440000"), ("粤北", "440000")]),
        ("海南与河南", [("海南", "460000"), ("河南", "410000")]),
    ],
)
def test_names_in_full_and_in_short(gazetteer, text, expected):
    assert found(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("云南昭通", "昭通"),
        ("兰考：小积分兑出新风", "兰考"),
        ("陕西安康", "安康"),
        ("宁夏盐池的滩羊", "盐池"),
    ],
)
def test_a_licensed_short_name_counts(gazetteer, text, surface):
    assert surface in [mention.surface for mention in gazetteer.find(text)]


def test_a_county_needs_a_licence_for_its_short_name(gazetteer):
    assert found(gazetteer, "兰考的做法值得借鉴") == []
    assert found(gazetteer, "兰考县先行先试。兰考的做法值得借鉴") == [
        ("兰考县", "410225"),
        ("兰考", "410225"),
    ]


def test_a_list_shares_the_licence_of_its_first_name(gazetteer):
    codes = [code for _, code in found(gazetteer, "结对帮扶贵州从江、榕江和黎平")]
    assert codes == ["520000", "522633", "522632", "522631"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("朝阳区", ""),
        ("北京市朝阳区", "110105"),
        ("长春市朝阳区", "220104"),
        ("福州市鼓楼区", "350102"),
        ("江苏省南京市。鼓楼区先行先试", "320106"),
        ("河南省开封市。鼓楼区先行先试", "410204"),
    ],
)
def test_shared_names_are_told_by_their_parents(gazetteer, text, code):
    assert gazetteer.find(text)[-1].code == code


def test_the_higher_level_wins_a_shared_short_name(gazetteer):
    assert found(gazetteer, "吉林：十项措施") == [("吉林", "220000")]


def test_an_abolished_division_answers_with_its_successor(gazetteer):
    assert found(gazetteer, "遵义县") == [("遵义县", "520304")]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"title": "承德：小网格守住大底线", "body": "承德县干部下沉，承德县先行。"}, "130821"),
        ({"title": "通知", "issuer": "中共富县委员会", "body": "现通知如下。"}, "610628"),
        ({"title": "关于做好春耕工作的通知", "issuer": "农业农村部", "body": "浙江、贵州等地要带头。"}, ""),
        ({"title": "全国现场会召开", "body": "浙江、贵州、四川、河北、云南的代表发言。"}, ""),
        (
            {
                "title": "协作纪实",
                "authors": ["南京农业大学教授"],
                "body": "贵州省麻江县的菊花开了。麻江县増收。",
            },
            "522635",
        ),
        (
            {"title": "通知", "issuer": "盐池县人民政府办公室", "body": "按照宁夏回族自治区、吴忠市部署。"},
            "640323",
        ),
        ({"title": "经验", "authors": ["贵州省麻江县委书记"], "body": "学习浙江经验。"}, "522635"),
        ({"title": "宁夏盐池：黄花铺就致富路", "body": "人人都有活干。"}, "640323"),
        ({"title": "学习浙江经验 建设美丽乡村", "body": "盐池县先行。" * 9 + "浙江经验"}, "640323"),
        (
            {
                "title": "东西协作结硕果",
                "body": "深圳市龙华区结对帮扶广西凤山、东兰。" + "龙华区派出干部。" * 4,
            },
            "440309",
        ),
        (
            {
                "title": "全省脱贫",
                "body": "云南持续用力。云南昭通、云南怒江相继摘帽。我省、全省上下一心。云南再发力。",
            },
            "530000",
        ),
        ({"title": "", "body": "今天我们走进福建宁德的寿宁县。寿宁县的干部很忙。"}, "350924"),
    ],
)
def test_the_region_of_a_document(gazetteer, parts, code):
    assert gazetteer.resolve(**parts).code == code


def test_evidence_quotes_the_printed_words(gazetteer):
    match = gazetteer.resolve(title="宁夏盐池：黄花铺就致富路", body="")
    assert (match.surface, match.reason) == ("宁夏盐池", "标题写明")


def test_rows_may_come_in_any_order():
    county = RegionName("640323", "盐池县", "盐池", "county", "640300")
    province = RegionName("640000", "宁夏回族自治区", "宁夏", "province")
    small = Gazetteer([county, province])
    assert [mention.code for mention in small.find("宁夏的盐池县")] == ["640000", "640323"]


def test_every_full_name_is_found_after_its_parent(gazetteer):
    with (settings.SEEDS_DIR / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    missed = []
    for row in rows.values():
        if row["is_active"] == "1" and row["parent"]:
            mentions = gazetteer.find(rows[row["parent"]]["name"] + row["name"])
            if not mentions or mentions[-1].code != row["code"]:
                missed.append(row["name"])
    assert missed == []


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.text(alphabet="安徽和县省市区朝阳北京、，。：振兴合作的在于湄潭", max_size=60))
def test_mentions_quote_the_text_in_order(gazetteer, text):
    end = 0
    for mention in gazetteer.find(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.surface
        end = mention.end


def test_four_times_the_text_has_four_times_the_regions(gazetteer):
    text = "盐池县和兰考县在江苏省南京市鼓楼区交流乡村振兴经验。" * 400
    assert len(gazetteer.find(text * 4)) == 4 * len(gazetteer.find(text))


def test_students_are_no_school(gazetteer):
    assert found(gazetteer, "山西实施大学生计划") == [("山西", "140000")]
    assert found(gazetteer, "山西某某大学") == []
    assert found(gazetteer, "北京冬奥会和上海世博会") == []


@pytest.mark.parametrize(
    ("text", "expected"), [("盐池黄花香满园", []), ("盐池交警深入农村宣传", [("盐池", "640323")])]
)
def test_a_short_name_before_an_office_of_its_county_leads(gazetteer, text, expected):
    assert found(gazetteer, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推动各项工作向乡村振兴平稳过渡",
        "推进乡村振兴国家战略",
        "民族复兴山河无恙",
        "各级党委和政府要扛起责任",
        "项目和政策",
    ],
)
def test_where_two_words_meet_is_no_place(gazetteer, text):
    assert gazetteer.find(text) == ()
    assert gazetteer.dropped_counties(text) == {}
