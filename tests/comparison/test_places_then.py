"""A comparison by what places were when their texts were written."""

from itertools import product

import pytest

from comparison.asked import asked_regions, offer
from comparison.axes import AXES
from comparison.matrix import SORTS, coverage
from comparison.peers import nearest_localities, similar_localities
from comparison.scope import Scope, ScopeForm
from comparison.side_by_side import load_shown, side_by_side
from comparison.states import State
from measures.models import Measure
from tests.factories import (
    make_article,
    make_figure,
    make_measure,
    make_mention,
    make_region,
    make_theme,
    make_transition,
)
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
    scope = ScopeForm({"then": "1"}).scope()
    assert scope.query == [("then", 1)]
    assert scope.label.endswith("按文章当时的区划")
    assert ScopeForm({}).scope() == Scope()


def test_the_page_and_its_files_switch(client, old):
    address = f"?region={OLD}&region={TODAY}"
    assert "再选一个地区" in client.get(f"/compare/{address}").text
    page = client.get(f"/compare/{address}&then=1").text
    assert "青岭旧、青岭：各写了什么做法" in page
    assert 'name="then" value="1" checked' in page
    assert "可比的数据" in page
    assert client.get(f"/compare/export.docx{address}&then=1").status_code == 200
    sentences = client.get(f"/mentions/?region={OLD}&theme=water&then=1").text
    assert "旧县之文" in sentences
    assert "旧县之文" not in client.get(f"/mentions/?region={TODAY}&theme=water&then=1").text


def rows_behind(cell):
    """The measures that a cell counts and those that touch it, counted live."""
    scope, field = cell.scope, AXES[cell.column.parameter][1]
    here = scope.public_measures().filter(scope.lying("article__region", cell.region.code))
    on = {field: cell.column.key}
    touching = {field.replace("theme", "secondary_themes", 1): cell.column.key}
    return here.filter(**on).distinct().count(), here.filter(**touching).distinct().count()


@pytest.mark.parametrize("by", AXES)
@pytest.mark.parametrize("own_only", [False, True])
def test_every_cell_of_the_matrix_is_that_of_the_rows_it_links_to(old, by, own_only):
    matrix = coverage(Scope(then=True, own_only=own_only), by=by)
    for row in matrix.rows:
        for cell in row.cells:
            assert (cell.count, cell.touched) == rows_behind(cell)


def test_the_matrix_puts_a_text_where_it_stood_then(old):
    today = {row.region.code: row for row in coverage(Scope()).rows}
    then = {row.region.code: row for row in coverage(Scope(then=True)).rows}
    assert OLD not in today
    assert (today[TODAY].articles, then[TODAY].articles, then[OLD].articles) == (2, 1, 1)
    assert (then[PROVINCE].articles, then[OTHER_CITY].articles) == (today[PROVINCE].articles, 1)
    water = next(cell for cell in then[OLD].cells if cell.column.key == "water")
    assert (water.state, "then=1" in water.url) == (State.MENTIONED, True)


def test_a_place_that_only_held_what_stood_elsewhere_then_has_no_row(old, world):
    world.tea.delete()
    codes = [row.region.code for row in coverage(Scope(then=True)).rows]
    assert OLD in codes
    assert TODAY not in codes


@pytest.mark.parametrize("sort", SORTS)
def test_orders_of_the_matrix_go_by_then(old, sort):
    rows = coverage(Scope(then=True), sort=sort).rows
    assert [place.code for place in rows.places] == [
        row.region.code for row in sorted(rows, key=lambda row: key_of(sort, row))
    ]


def key_of(sort, row):
    code = row.region.code
    return {
        "code": (code,),
        "coverage": (-row.covered, -row.measures, code),
        "gaps": (not row.articles, row.covered, row.measures, code),
        "measures": (-row.measures, code),
        "articles": (-row.articles, code),
    }[sort]


def test_the_matrix_switches_on_its_page_and_in_its_file(client, old):
    assert "青岭旧县" not in client.get("/matrix/").text
    page = client.get("/matrix/?then=1").text
    assert "青岭旧县" in page
    assert f"region={OLD}&amp;theme=industry&amp;then=1" in page
    assert client.get("/matrix/export.xlsx?then=1").status_code == 200


def test_figures_and_transitions_stand_where_their_texts_stood(client, old):
    make_figure(old, "二", 2, about="水渠", unit="条")
    make_transition(old, "一是办合作社。", "一是", "办合作社")
    for page in ("figures", "transitions"):
        assert "青岭旧" not in client.get(f"/{page}/").text
        assert "青岭旧</a>" in client.get(f"/{page}/?then=1").text
        assert "青岭旧</a>" in client.get(f"/{page}/?then=1&region={OLD}").text
        assert "没有符合条件" in client.get(f"/{page}/?then=1&region={TODAY}&q=合作社").text


def test_counts_of_figures_by_region_are_those_of_then(client, old):
    make_figure(old, "二", 2, about="水渠", unit="条")
    for query in ("then=1", "then=1&unit=条"):
        facet = client.get(f"/figures/?{query}").context["facets"][0]
        counts = {choice.value: choice.count for choice in facet.choices}
        assert (counts[OLD], TODAY in counts) == (1, False)


def test_peers_are_those_of_then(client, old, world):
    make_more(world.rice, world.industry)
    make_more(old, world.industry)
    region = old.region_then
    assert nearest_localities(region) == []
    assert nearest_localities(region, then=True) == [world.county_b]
    assert [peer.region for peer in similar_localities(world.county_b, then=True)[0]] == [region]
    page = client.get(f"/regions/{OLD}/peers/?then=1").text
    assert f"region={OLD}&amp;region={world.county_b.code}&amp;then=1" in page


def make_more(article, theme):
    for start in range(3):
        make_measure(article, article.body[start : start + 4], theme=theme)


def test_a_county_that_bears_its_citys_name_is_told_in_full(client, world):
    city = make_region("529700", "长水市", parent=world.province)
    county = make_region("529721", "长水县", parent=city)
    for region in (city, county):
        make_measure(make_article(f"{region}建茶园。", region=region), "茶园", theme=world.industry)
    assert "长水市、长水县：各写了什么做法" in client.get("/compare/?region=529700&region=529721").text
    assert "长水县、青岭：各写了什么做法" in client.get("/compare/?region=529721&region=529901").text
    assert "长水、青岭：各写了什么做法" in client.get("/compare/?region=529700&region=529901").text
    assert "长水县：可借鉴的做法" in client.get("/regions/529721/peers/").text
    make_figure(county.articles.get(), "建", 3, about="水渠", unit="条")
    assert ">长水县</a>" in client.get("/figures/").text
