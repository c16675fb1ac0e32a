"""How far down the tree a text is filed. Texts that belong nowhere or higher first."""

import pytest

from regions.catalogue import shipped_names
from regions.gazetteer.gazetteer import Gazetteer
from regions.gazetteer.standing import place_by_text


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(shipped_names())


@pytest.mark.parametrize(
    "body",
    [
        "",
        "各地加强监测帮扶。",
        "全国各地多措并举。西藏阿里地区普兰县通了电。湖北省恩施州巴东县搬了新家，湖北省干部很忙。",
        "山西开展托育服务。吉林建设养老平台。江西扶持创业。河南发放补贴。",
        "王海，1963年生，辽宁凌源人，任国家粮食和物资储备局局长。国家乡村振兴局发布消息。",
        "教育部办公厅印发通知，面向各县招募教师，在盐池县试点，盐池县先行。山西、江西两省参加。",
        "第五届国际农产品交易会今天在北京闭幕，我国各地企业参展，全国推介会上，北京馆人气旺。四川参展。",
        "会议指出，我国农业取得成就。国务院作出部署，农业农村部印发通知，全国推进。宁夏盐池县作了发言。",
    ],
)
def test_a_text_about_the_whole_country_belongs_nowhere(gazetteer, body):
    assert place_by_text(gazetteer, "", body).code == ""


@pytest.mark.parametrize(
    ("title", "body", "code"),
    [
        (
            "",
            "东港市探索污水治理；阜新蒙古族自治县紧跟。我省统筹推进，全省开工，我省加大投入，省委部署。",
            "210000",
        ),
        ("江西首个地方项目启动", "学生赴新疆、西藏、贵州、四川、广西、甘肃开展服务，江西省选派。", "360000"),
        (
            "菏泽打造志愿服务品牌",
            "菏泽市组织培训，菏泽市投入资金。巨野县徐庄村有了服务队。成武县也在推进。",
            "371700",
        ),
        ("", "10万山区贫困群众离开故园。会泽县搬迁群众，会泽县建设新城，会泽县城变样。", "530326"),
    ],
)
def test_one_example_names_no_region(gazetteer, title, body, code):
    assert place_by_text(gazetteer, title, body).code == code


@pytest.mark.parametrize(
    ("title", "body", "code"),
    [
        ("山西方山：政策上门稳就业", "方山县人社局走进车间。方山县落实补贴。", "141128"),
        (
            "暖心！威宁自治县的孩子收到礼物",
            "番禺区委到威宁自治县斗古镇米乐村调研。米乐村很高兴，米乐村感谢番禺区。",
            "520526",
        ),
        (
            "深圳某单位到仁居镇调研",
            "近日，深圳某单位到梅州市平远县仁居镇调研。仁居镇是老区，仁居镇党委参加。",
            "441426",
        ),
        (
            "市委政法委送医送药",
            "近日，兰州市委政法委在永登县七山乡义诊，兰州市中医院参加。七山乡群众感谢，七山乡变了。",
            "620121",
        ),
        ("", "安徽小岗村很忙。安徽省凤阳县小岗村丰收，小岗村富了，小岗村变了。", "341126"),
    ],
)
def test_the_county_in_which_it_happens(gazetteer, title, body, code):
    assert place_by_text(gazetteer, title, body).code == code


@pytest.mark.parametrize(
    ("title", "body", "surface", "reason"),
    [
        ("宁夏盐池：黄花铺就致富路", "人人都有活干。", "宁夏盐池", "标题写明"),
        ("", "盐池县花马池镇干部很忙。花马池镇富了。", "盐池县花马池镇", "正文说的是其下的乡镇、村"),
        ("", "盐池县干部很忙。盐池县富了。", "盐池县", "正文提到最多（2 处）"),
        ("", "专家赴江西省吉安市遂川县、永新县义诊。", "江西省吉安市遂川县、永新县", "正文提到其下几个地方"),
    ],
)
def test_it_says_what_spoke_for_it(gazetteer, title, body, surface, reason):
    match = place_by_text(gazetteer, title, body)
    assert (match.surface, match.reason) == (surface, reason)


def test_whoever_helps_is_what_the_text_is_of(gazetteer):
    body = "深圳市宝安区结对帮扶广西大化、都安、环江。大化建了工坊，都安办了培训，环江修了路。大化、都安、环江三县都说好。"
    assert place_by_text(gazetteer, "", body).code == "440306"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("石景山鲁谷街道与内蒙古莫旗开展结对帮扶", "110107"),
        ("威海市工商联赴青海省门源县开展对口支援活动", "371000"),
        ("威海门源山海情：威海市工商联赴青海省门源县开展对口支援活动", "371000"),
        ("走进青海省门源县看对口支援", "632221"),
    ],
)
def test_the_side_that_goes_to_help_is_what_a_headline_is_of(gazetteer, title, code):
    assert place_by_text(gazetteer, title, title).code == code


def test_a_text_that_names_its_place_before_the_country_belongs_there(gazetteer):
    body = "宁夏是一片热土。在党中央坚强领导下，宁夏与福建协作，福建派出干部，宁夏脱贫。"
    assert place_by_text(gazetteer, "", body).code == "640000"


def test_a_municipality_says_our_city(gazetteer):
    body = "受暴雨影响，门头沟、房山等地受灾。按照市委、市政府部署，我市支援门头沟区雁翅镇、房山区佛子庄乡。"
    assert place_by_text(gazetteer, "", body).code == "110000"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("在宁夏和广西的山区，干部走村入户。宁夏西吉县周康村建了房，西吉县周康村通了水，宁夏干部很忙。", ""),
        ("宁夏：建房通水抓得实\n宁夏干部走村入户。\n广西：搬新家 开新局\n宁夏、广西都在行动。", ""),
        ("四川省阿坝州和甘孜州摘了帽。在马尔康市丹波村，丹波村的蜜卖得好，马尔康市修了路。", "510000"),
        ("宁夏西吉县周康村建了房，西吉县周康村通了水。广西也在推进。", "640422"),
        ("省政府新闻办在成都举行新闻发布会。四川建立结对机制，四川帮扶欠发达县，成都也参加。", "510000"),
        ("成都市召开推进会，成都市落实帮扶措施，成都建设片区。", "510100"),
    ],
)
def test_places_listed_first_and_places_of_meetings(gazetteer, body, code):
    assert place_by_text(gazetteer, "", body).code == code


@pytest.mark.parametrize(
    ("title", "body", "code"),
    [
        (
            "",
            "近日，兰州市委政法委在永登县七山乡开会，联合兰州市医保局、兰州市卫健局义诊，兰州市妇联、兰州市总工会到会。兰州市残联、兰州市红十字会为七山乡捐药，兰州市第一人民医院派人。",
            "620121",
        ),
        (
            "浙江省红十字会携手武义帮扶乡里",
            "浙江省红十字会来到浙江武义县桃溪镇锦平村。浙江省红十字会送来机器，浙江省红十字会两次回访锦平村，浙江省红十字会还将捐款。",
            "330723",
        ),
    ],
)
def test_what_a_higher_body_does_is_done_in_the_only_county(gazetteer, title, body, code):
    assert place_by_text(gazetteer, title, body).code == code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            "兰州市乡村振兴局核算收入。永登县七山乡组织干部走访。兰州市乡村振兴局逐户制定措施，兰州市财政局补贴。",
            "620100",
        ),
        (
            "兰州市委政法委在永登县七山乡开会，皋兰县黑石镇、榆中县城关镇发言。兰州市医保局、兰州市卫健局到会，兰州市委部署。",
            "620100",
        ),
    ],
)
def test_an_example_or_one_of_two_counties_leaves_the_text_to_the_body(gazetteer, body, code):
    assert place_by_text(gazetteer, "", body).code == code
