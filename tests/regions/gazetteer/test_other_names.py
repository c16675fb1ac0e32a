"""Names that stand in no list of divisions: former ones, short forms of banners, divisions of the Corps."""

import pytest

from regions.catalogue import other_names, shipped_names
from regions.gazetteer.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(shipped_names(), other_names())


@pytest.mark.parametrize(
    "text", ["南海市场监管助农", "第八师官兵帮扶群众", "新区建设加快", "前旗手牵手", "兵团各师团场"]
)
def test_what_names_no_place(gazetteer, text):
    assert gazetteer.find(text) == ()


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("襄樊市推进有效衔接的探索", "420600"),
        ("科左后旗：肉牛产业带动脱贫户", "150522"),
        ("新疆生产建设兵团第一师抓实动态监测", "659002"),
        ("兵团十四师昆玉市衔接工作纪实", "659009"),
        ("雄安新区稳就业的做法", "130600"),
        ("大庸市推进有效衔接的探索", "430800"),
        ("四川省达县地区抓防返贫", "511700"),
        ("涪陵市壮大榨菜产业", "500102"),
        ("云南省潞西市稳就业", "533103"),
        ("江苏省淮阴市的探索", "320800"),
    ],
)
def test_other_names(gazetteer, title, code):
    assert gazetteer.resolve(title=title, body=title).code == code


def test_every_other_name_leads_to_an_active_division():
    active = {row.code for row in shipped_names() if row.is_active}
    names = [each.name for each in other_names()]
    assert {each.code for each in other_names()} <= active
    assert len(set(names)) == len(names)
    assert not set(names) & {row.name for row in shipped_names()}


def test_an_installation_that_lacks_a_division_lacks_its_other_names():
    province = next(row for row in shipped_names() if row.code == "420000")
    assert Gazetteer([province], other_names()).find("襄樊市") == ()
