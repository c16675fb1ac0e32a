"""Tables and documents in the language of their address; files for other programs the same for everybody."""

import csv
import io
import re

import pytest
from django.contrib.auth.models import User
from docx import Document
from openpyxl import load_workbook

from measures.models import Theme
from web.readers import actions

HAN = re.compile("[\u3400-\u9fff]")
COMPARED = "region=529901&region=529902"


@pytest.fixture
def reader(world, client):
    Theme.objects.filter(slug="industry").update(name_en="Industry development")
    reader = User.objects.create_user("reader")
    world.basket = actions.open_basket(owner=reader, name="一册")
    actions.add_measures(basket=world.basket, measures=[world.tea_garden])
    client.force_login(reader)
    return client


def addresses(world):
    return [
        "/articles/export.{}",
        f"/articles/{world.tea.pk}/measures.{{}}",
        "/measures/export.{}?theme=industry",
        "/matrix/export.{}?by=revitalization",
        f"/compare/export.{{}}?{COMPARED}",
        f"/baskets/{world.basket.pk}/export.{{}}",
    ]


def rows_of(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def paragraphs(answer):
    return [each.text for each in Document(io.BytesIO(answer.content)).paragraphs]


def test_heads_of_tables_are_english(reader, world):
    for address in addresses(world):
        heads = rows_of(reader.get("/en" + address.format("csv")))[0]
        assert not HAN.search(" ".join(heads)), address
        book = load_workbook(io.BytesIO(reader.get("/en" + address.format("xlsx")).content))
        assert not HAN.search(book.active.title), address
        chinese = rows_of(reader.get(address.format("csv")))[0]
        assert all(HAN.search(head) for head in chinese), address


def test_places_themes_and_states_are_english_and_quotes_are_not(reader, world):
    rows = rows_of(reader.get("/en/measures/export.csv?theme=industry&region=529901"))
    told = dict(zip(*rows[:2], strict=True))
    assert told["Region"] == "Qingling County 青岭县"
    assert told["Theme"] == "Industry development"
    assert told["Review status"] == "Unreviewed"
    assert HAN.search(told["Text"])
    assert told["Link to the sentence"].startswith("http://testserver/en/articles/")


def test_documents_are_headed_in_english(reader, world):
    told = paragraphs(reader.get(f"/en/compare/export.docx?{COMPARED}"))
    assert told[0] == "Qingling, Baihe: measures compared"
    assert "Articles it rests on" in told
    assert paragraphs(reader.get("/en/matrix/export.docx"))[0] == "Matrix of regions and themes"
    assert paragraphs(reader.get("/en/articles/export.docx"))[0] == "List of articles"


def test_a_source_stays_as_the_chinese_cite_it(reader, world):
    told = " ".join(paragraphs(reader.get("/en/measures/export.docx?region=529901")))
    assert "《青岭县推进有效衔接的探索》，云台日报，2021年3月1日" in told


def test_files_for_programs_are_one_for_everybody(reader, world):
    def cells(address):
        book = load_workbook(io.BytesIO(reader.get(address).content))
        return [list(sheet.iter_rows(values_only=True)) for sheet in book]

    address = "/measures/export.research?theme=industry"
    assert cells("/en" + address) == cells(address)
    header = reader.get("/en/measures/export.qdpx").headers["Content-Disposition"]
    assert header == reader.get("/measures/export.qdpx").headers["Content-Disposition"]


def test_an_unknown_kind_is_no_file(reader, world):
    assert reader.get("/en/measures/export.exe").status_code == 404
