"""Three measures however their author numbers them: the public cases (tests/documents/ingest/bugs) and their like."""

from pathlib import Path

import pytest

from measures.extraction import extract
from tests.measures.extraction.corpus_diff import lexicon

BUGS = Path(__file__).parents[3] / "documents/ingest/bugs/25-enumerators"
TITLES = ["健全防止返贫监测", "壮大中药材产业", "改善农村人居环境"]
REST = (
    "县里组建了217支入户队，每月走访一次，对收入骤减的家庭当天建档。",
    "建成黄芪、党参标准化基地4.6万亩，扶持合作社83家，带动6300户户均增收3200元。",
    "完成户厕改造2.1万座，农村自来水普及率达到98.5%，建成垃圾转运站16座。",
)
TERMS = lexicon()
OPENING = "近年来，渭源县把巩固脱贫成果放在首位，推动各项工作向乡村振兴平稳过渡，群众生活一年比一年好。"


def titles(body):
    return [measure.found.title for measure in extract(body, lexicon=TERMS).measures]


@pytest.mark.parametrize("path", sorted(BUGS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_public_cases(path):
    _, _, body = path.read_text(encoding="utf-8").split("\n", 2)
    assert titles(body) == TITLES


@pytest.mark.parametrize(
    "signs",
    [
        "【一】 【二】 【三】", "[1] [2] [3]", "❶ ❷ ❸", "㊀ ㊁ ㊂", "Ⅰ、 Ⅱ、 Ⅲ、", "I. II. III.", "A. B. C.", "a) b) c)", "甲、 乙、 丙、",
        "壹． 贰． 叁．", "01｜ 02｜ 03｜", "NO.1 NO.2 NO.3", "1\u20e3 2\u20e3 3\u20e3", "一, 二, 三,", "📌 📌 📌", "√ √ √", "☞ ☞ ☞", "～ ～ ～", "- - -",
    ],
)  # fmt: skip
def test_other_ways(signs):
    lines = [f"{sign}{title}。{rest}" for sign, title, rest in zip(signs.split(), TITLES, REST, strict=True)]
    assert titles("\n".join([OPENING, *lines])) == TITLES


@pytest.mark.parametrize(
    "signs",
    [
        ["01 ", "02 ", "03 "],
        ["PART 01 ", "PART 02 ", "PART 03 "],
        ["一 、", "二 、", "三 、"],
        ["1 ", "2 ", "3 "],
    ],
)
def test_ways_with_blanks(signs):
    lines = [f"{sign}{title}。{rest}" for sign, title, rest in zip(signs, TITLES, REST, strict=True)]
    assert titles("\n".join([OPENING, *lines])) == TITLES


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("12 月召开推进会，部署了全县防止返贫监测工作。", "月"),
        ("甲方负责提供种苗，乙方负责种植管理。", "方"),
        ("I期工程建成投产，覆盖全县。", "期"),
    ],
)
def test_what_only_looks_like_a_number(line, wrong):
    assert not any(title.startswith(wrong) for title in titles(f"{OPENING}\n{line}"))
