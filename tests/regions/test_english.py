"""Names of places in English; first those that a table or a rule of endings would get wrong."""

import pytest

from regions.english import english_name


@pytest.mark.parametrize(
    ("name", "full", "short"),
    [
        # A name that is a kind of place, and one that only ends like one.
        ("矿区", "Mining District", "Mining District"),
        ("新城区", "Xincheng District", "Xincheng"),
        ("东乡族自治县", "Dongxiang Autonomous County", "Dongxiang"),
        ("东乡区", "Dongxiang District", "Dongxiang"),
        ("鄂温克族自治旗", "Evenki Autonomous Banner", "Evenki"),
        # One name, two places.
        ("兴安盟", "Hinggan League", "Hinggan"),
        ("兴安县", "Xing'an County", "Xing'an"),
        # One character, two readings.
        ("长子县", "Zhangzi County", "Zhangzi"),
        ("长治市", "Changzhi City", "Changzhi"),
        ("信都区", "Xindu District", "Xindu"),
        ("六安市", "Lu'an City", "Lu'an"),
        ("漯河市", "Luohe City", "Luohe"),
        ("厦门市", "Xiamen City", "Xiamen"),
        ("单县", "Shan County", "Shan County"),
        # Kinds of places.
        ("高明区", "Gaoming District", "Gaoming"),
        ("湄潭县", "Meitan County", "Meitan"),
        ("北京市", "Beijing", "Beijing"),
        ("贵州省", "Guizhou Province", "Guizhou"),
        ("内蒙古自治区", "Inner Mongolia Autonomous Region", "Inner Mongolia"),
        ("新疆维吾尔自治区", "Xinjiang Uygur Autonomous Region", "Xinjiang"),
        ("香港特别行政区", "Hong Kong SAR", "Hong Kong"),
        ("陕西省", "Shaanxi Province", "Shaanxi"),
        ("喀什地区", "Kashgar Prefecture", "Kashgar"),
        ("浦东新区", "Pudong New Area", "Pudong"),
        ("科尔沁左翼中旗", "Horqin Left Wing Middle Banner", "Horqin"),
        ("恩施土家族苗族自治州", "Enshi Tujia and Miao Autonomous Prefecture", "Enshi"),
        ("威宁彝族回族苗族自治县", "Weining Yi, Hui and Miao Autonomous County", "Weining"),
        ("", "", ""),
    ],
)
def test_places_are_named_as_maps_name_them(name, full, short):
    found = english_name(name)
    assert (found.full, found.short) == (full, short)
