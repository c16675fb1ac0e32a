import json

import pytest

from measures.extraction.learned.theme_model import OTHER
from measures.training.labels import ANNOTATED, PASSAGES, labelled
from measures.training.sources import Sources

SHARED_RUN = "组织干部进村入户开展排查并将符合条件的农户及时纳入监测范围"


@pytest.fixture
def read(tmp_path):
    def read(*rows, articles=()):
        (tmp_path / "gold").mkdir()
        (tmp_path / PASSAGES).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        for name in ANNOTATED:
            (tmp_path / name).write_text("[]", encoding="utf-8")
        (tmp_path / ANNOTATED[0]).write_text(json.dumps(list(articles)), encoding="utf-8")
        return labelled(Sources(tmp_path))

    return read


def passage(key="t1", doc="d1", text="改造农村厕所。", theme="environment", **fields):
    row = {"id": key, "doc": doc, "title": "", "text": text, "section": [], "theme": theme}
    return row | {"also": [], "secondary": [], "measure": 2} | fields


def test_what_fits_no_theme_is_other(read):
    (row,) = read(passage(theme="none", also=["none", "talent"]))
    assert row.theme == OTHER
    assert row.also == {"talent"}


def test_a_second_reader_adds_what_is_accepted(read):
    (row,) = read(passage(), passage(theme="infrastructure", also=["governance"], secondary=["market"]))
    assert row.theme == "environment"
    assert row.also == {"infrastructure", "governance"}
    assert row.secondary == {"market"}


def test_texts_that_overlap_are_one_group(read):
    first, second, third = read(
        passage("t1", "d1", f"会上，{SHARED_RUN}。"),
        passage("t2", "d2", f"{SHARED_RUN}，确保不漏一户。"),
        passage("t3", "d3", SHARED_RUN[:20]),
    )
    assert first.group == second.group
    assert third.group != first.group


def test_a_measure_stands_under_the_headings_of_its_article(read):
    body = "一、改善人居环境\n（一）改造厕所。全县改造农村厕所。\n二、促进就业\n开发公益性岗位。"
    measure = {"title": "改造厕所", "text": "改造厕所。全县改造农村厕所。", "theme": "environment"}
    (row,) = read(articles=[{"id": "9", "title": "某县方案", "body": body, "measures": [measure]}])
    assert row.section[0] == "改善人居环境"
    assert row.article == "某县方案"
    assert row.is_measure
