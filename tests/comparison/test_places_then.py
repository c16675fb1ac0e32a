"""A comparison by what places were when their texts were written."""

from itertools import product

import pytest

from comparison.asked import asked_regions, offer
from comparison.scope import PlacesForm, Scope
from comparison.side_by_side import load_shown, side_by_side
from comparison.states import State
from measures.models import Measure
from tests.factories import make_mention, make_theme
from tests.small_world import add_old_county

OLD, OTHER_CITY, TODAY, CITY, PROVINCE = "529821", "529800", "529901", "529900", "520000"


@pytest.fixture
def old(world):
    text = add_old_county(world)
    text.measures.first().secondary_themes.add(world.monitoring)
    make_mention(text, "二是修水渠。", "水渠", theme=make_theme("water", "水利"))
    return text


def compared(*codes, **scope):
    return side_by_side(asked_regions(list(codes), Scope(then=True, **scope)).columns)


def cells(comparison, theme):
    row = next(row for row in comparison.rows if row.theme == theme)
    return {cell.place.region.code: cell for cell in row.rest}


def test_by_today_an_old_county_is_what_it_became(old):
    assert asked_regions([OLD], Scope()).codes == [TODAY]


def test_an_old_county_and_what_it_became_stand_apart(old, world):
    comparison = compared(OLD, TODAY)
    assert [place.articles for place in comparison.places] == [1, 1]
    industry, monitoring = (cells(comparison, theme) for theme in (world.industry, world.monitoring))
    assert (industry[OLD].count, industry[TODAY].count) == (2, 1)
    assert (monitoring[OLD].count, monitoring[OLD].touched) == (0, 1)
    assert (monitoring[TODAY].count, monitoring[TODAY].touched) == (1, 0)
    load_shown(comparison.rows, comparison.scope)
    shown = {measure.article.region.code for row in comparison.rows for measure in row.measures}
    assert shown == {OLD, TODAY}


def test_what_only_sentences_of_then_speak_of_is_mentioned_there(old):
    water = cells(compared(OLD, TODAY), make_theme("water", "水利"))
    assert (water[OLD].state, water[TODAY].state) == (State.MENTIONED, State.NONE)
    assert "then=1" in water[OLD].mentioned.url


@pytest.mark.parametrize("own_only", [False, True])
def test_every_count_is_that_of_the_rows_it_links_to(old, own_only):
    for codes in ([OLD, TODAY], [OTHER_CITY, CITY], [PROVINCE, TODAY], [PROVINCE, OTHER_CITY, OLD, CITY]):
        columns = asked_regions(codes, Scope(then=True, own_only=own_only)).columns
        counts = columns.theme_counts()
        for region, theme in product(columns.regions, {each.theme for each in Measure.objects.all()}):
            rows = columns.scope.public_measures().filter(columns.condition(region, "article__region"))
            own, touched = counts[region.code].get(str(theme.pk), (0, 0))
            assert own == rows.filter(theme=theme).count()
            assert touched == rows.filter(secondary_themes=theme).count()


def test_old_names_are_offered_with_their_own_texts(old):
    asked = asked_regions([TODAY], Scope(then=True))
    assert [(region.code, count) for region, count in offer("青岭旧", asked).regions] == [(OLD, 1)]


def test_the_address_says_it(old):
    scope = PlacesForm({"then": "1"}).scope()
    assert scope.query == [("then", 1)]
    assert scope.label.endswith("按文章当时的区划")
    assert PlacesForm({}).scope() == Scope()


def test_the_page_and_its_files_switch(client, old):
    address = f"?region={OLD}&region={TODAY}"
    assert "再选一个地区" in client.get(f"/compare/{address}").text
    page = client.get(f"/compare/{address}&then=1").text
    assert "青岭旧、青岭：各写了什么做法" in page
    assert 'name="then" value="1" checked' in page
    assert "按当时的区划时不比数据" in page
    assert client.get(f"/compare/export.docx{address}&then=1").status_code == 200
    sentences = client.get(f"/mentions/?region={OLD}&theme=water&then=1").text
    assert "旧县之文" in sentences
    assert "旧县之文" not in client.get(f"/mentions/?region={TODAY}&theme=water&then=1").text
