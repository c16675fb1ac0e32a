"""Files for researchers' own tools: REFI-QDA projects opened again, and the table whose columns stay."""

from io import BytesIO
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from measures.models import Measure
from tests.factories import make_article, make_measure
from tests.web.files.refi_qda import NAMESPACE, faults, read
from web.files.qdpx import Code, Project, Selection, Text, to_bytes
from web.readers.actions import add_measures, annotate_clip, open_basket

PAIR = "region=529901&region=529902"


def project_at(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return read(answer.content)


def table_at(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    book = load_workbook(BytesIO(answer.content))
    head, *rows = book["measures"].iter_rows(values_only=True)
    told = [row[0] for row in book["columns"].iter_rows(min_row=2, values_only=True)]
    return list(head), [dict(zip(head, row, strict=True)) for row in rows], told


@pytest.mark.django_db
@pytest.mark.parametrize("extension", ["qdpx", "research"])
def test_the_matrix_and_articles_are_no_project(client, extension):
    assert client.get(f"/matrix/export.{extension}").status_code == 404
    assert client.get(f"/articles/export.{extension}").status_code == 404


def test_what_is_not_public_is_in_no_project(client, world):
    titles = {title for title, *_ in project_at(client, "/measures/export.qdpx").coded}
    assert world.draft.title not in titles
    assert "沿用旧办法安排资金" not in str(project_at(client, "/measures/export.qdpx").coded)


def test_a_project_keeps_to_the_schema_and_its_selections_to_the_text(client, world):
    world.tea_garden.secondary_themes.add(world.finance)
    found = project_at(client, "/measures/export.qdpx?region=529901")
    assert faults(found.root) == []
    assert [(words, codes) for _, words, codes, _ in found.coded] == [
        (measure.quote, [measure.theme.name, *([world.finance.name] if measure == world.tea_garden else [])])
        for measure in Measure.objects.filter(article=world.tea).order_by("position")
    ]
    assert found.codes["consolidate"] == ["防返贫监测帮扶"]
    assert found.cases == {"青岭县": [world.tea.title]}
    assert (
        found.values[world.tea.title]["引用"] == "林青山. 青岭县推进有效衔接的探索[N]. 云台日报，2021-03-01."
    )


def test_positions_are_code_points_and_any_text_can_be_carried():
    text = "𠮷\x0b好\ud800，一是发展茶园。"
    start = text.index("一是")
    selection = Selection("s", "名\x00", start, len(text), ("c",), note="注\x0b")
    project = Project(
        "甲", "乙", "2026-11-27T02:00:00Z", [Code("c", "丙")], [Text("t", "丁", text, (selection,))]
    )
    found = read(to_bytes(project))
    assert faults(found.root) == []
    assert found.coded == [("丁", "一是发展茶园。", ["丙"], "注")]


def test_what_is_no_project_is_told():
    root = ElementTree.fromstring(f'<Project xmlns="{NAMESPACE.strip("{}")}"><Codes/></Project>')  # noqa: S314
    assert len(faults(root)) == 2


def test_the_same_search_makes_the_same_identities(client, world):
    once, again = (project_at(client, "/measures/export.qdpx").root for _ in range(2))
    assert [each.get("guid") for each in once.iter()] == [each.get("guid") for each in again.iter()]


def test_a_comparison_is_coded_as_it_is_filtered(client, world):
    found = project_at(client, f"/compare/export.qdpx?{PAIR}&theme=industry")
    assert faults(found.root) == []
    assert {code for *_, codes, _ in found.coded for code in codes} == {"产业发展"}
    assert set(found.cases) == {"青岭县", "白河县"}


def test_a_basket_brings_its_notes_and_says_what_is_lost(staff_client, staff, world):
    basket = open_basket(owner=staff, name="茶")
    lost = make_measure(make_article("一是办好合作社。"), "一是办好合作社。", theme=world.industry)
    add_measures(basket=basket, measures=[world.tea_garden, lost])
    annotate_clip(clip=basket.clips.get(measure=world.tea_garden), heading="", note="可学")
    lost.delete()
    found = project_at(staff_client, f"/baskets/{basket.pk}/export.qdpx")
    assert [(words, note) for _, words, _, note in found.coded] == [(world.tea_garden.quote, "可学")]
    assert "其中 1 条的举措已不在" in found.root.findtext("{*}Description")
    references = staff_client.get(f"/baskets/{basket.pk}/export.ris").content.decode()
    assert references.count("TY  - ") == 2


def test_the_table_has_a_row_a_measure_and_says_what_its_columns_mean(client, world):
    head, rows, told = table_at(client, f"/articles/{world.tea.pk}/measures.research")
    assert head == told
    row = next(row for row in rows if row["measure_id"] == world.tea_garden.pk)
    assert world.tea.body[row["start"] : row["end"]] == row["quote"] == world.tea_garden.quote
    assert (row["province"], row["region"], row["region_code"]) == ("南山省", "青岭县", "529901")
    assert (row["theme"], row["status"], row["year"], row["authors"]) == (
        "industry",
        "candidate",
        2021,
        "林青山",
    )


# A script that reads these files must read them next year too: add, and never rename.
LASTING = """
measure_id article_id position province region region_code region_level theme_group theme theme_name other_themes title quote
start end section status origin confidence figures article_title article_kind authors posts source published year source_url
body_sha256 region_code_then permalink achieved smaller_place smaller_kind
""".split()


def test_columns_keep_their_names(client, world):
    head, *_ = table_at(client, "/measures/export.research")
    assert head[: len(LASTING)] == LASTING
