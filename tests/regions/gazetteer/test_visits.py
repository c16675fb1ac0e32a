"""Whoever goes somewhere, speaks or studies: which place a text is of. Near misses first."""

import pytest

from regions.catalogue import shipped_names
from regions.gazetteer.gazetteer import Gazetteer

GROWS = "合作社发展黄花种植，建成冷库，带动农户增收。"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(shipped_names())


def placed(gazetteer, body, title=""):
    return gazetteer.resolve(title=title, body=body).code


@pytest.mark.parametrize(
    ("title", "body", "code"),
    [
        # A title's place that the text tells more of than of one county in it.
        ("大学生奔赴清远", f"清远市推进黄花种植。在清远市连山县太保镇，{GROWS}", "441800"),
        ("大学生奔赴清远", f"学生前往清远市连山县、阳山县。{GROWS}", "441800"),
        ("大学生奔赴清远", f"学生来到清远市连山县太保镇莲塘村。{GROWS}", "441825"),
        # 长沙县 with a school is no school's name.
        ("", f"长沙县与湖南农业大学在长沙县金井镇共建基地。{GROWS}长沙县还将扩大种植。", "430121"),
        ("湖南某某职业技术学院下乡支农", f"学院实践团来到怀化市沅陵县二酉苗族乡。{GROWS}", "431222"),
        # Whoever speaks lives somewhere.
        (
            "",
            f"“文化大院真好。”长春市双阳区五星村农民赵某说。吉林省建成文化站。在吉林省集安市台上镇，{GROWS}吉林省还将扩大。吉林省今年再建。",
            "220000",
        ),
        ("", f"长春市双阳区农民合作社{GROWS}双阳区还将扩大种植。", "220112"),
        # Those who go somewhere to learn tell of themselves, those who go to help tell of it.
        ("", f"从化区委组织赴南沙区、番禺区开展专题学习调研。调研组到南沙区、南沙区参观。{GROWS}", "440117"),
        ("", f"从化区委组织赴南沙区开展学习宣传。南沙区、南沙区表示感谢。{GROWS}", "440115"),
        # A visit of the country's leaders is of the place they went through.
        (
            "",
            f"总书记近日在陕西省榆林市考察时强调，要务实。在米脂县高西沟村，{GROWS}随后来到绥德、绥德县、绥德县。绥德干部群众表示要落实。",
            "610800",
        ),
        (
            "",
            f"总书记近日在浙江调研时强调，走在前列。在舟山定海区干览镇，{GROWS}随后来到舟山、杭州。舟山、杭州干部群众表示，浙江将落实要求。舟山、杭州再出发。",
            "330000",
        ),
    ],
)
def test_which_place_a_text_is_of(gazetteer, title, body, code):
    assert placed(gazetteer, body, title) == code


@pytest.mark.parametrize("text", ["马鞍山村党支部", "马鞍山林场", "河南街道马鞍山村"])
def test_a_village_called_like_a_city_is_none(gazetteer, text):
    assert not gazetteer.find(f"来到{text}。")


@pytest.mark.parametrize("text", ["榆林村民", "贵州村超", "马鞍山市某某村", "上海街道治理"])
def test_people_of_a_city_are_of_it(gazetteer, text):
    assert gazetteer.find(f"来到{text}。")


def test_a_text_that_opens_with_its_place_is_of_it(gazetteer):
    body = f"在贵州省册亨县有一个古寨，年轻人从北京来到这里。{GROWS}他们离开北京，留在古寨。"
    assert placed(gazetteer, body) == "522327"
    assert placed(gazetteer, f"年轻人从北京来到贵州省册亨县。{GROWS}他们离开北京，北京还远。") != "522327"


def test_examples_of_several_provinces_place_no_text(gazetteer):
    body = "在广袤农村，一批乡村博物馆立足特色。陕西西安鄠邑区农民画博物馆展出画作。鄠邑区还有剪纸。广东茂名化州有橘红馆。浙江杭州余杭有茶馆。"
    assert placed(gazetteer, body) == ""
