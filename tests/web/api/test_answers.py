"""One answer each of what is no list under filters: search, comparison, matrix, names, counts."""

from documents.models import Article
from regions.models import RegionChange
from tests.factories import make_article, make_author, make_figure, make_mention, make_source
from tests.small_world import add_old_county


def test_a_search_tells_both_tiers_and_where_the_words_stand(ask, library):
    hit = ask("search/measures?q=茶园").json()["items"][0]
    body = Article.objects.get(pk=hit["article_id"]).body
    assert (hit["id"], hit["tier"]) == (library.tea_garden.pk, "literal")
    assert [body[place["start"] : place["end"]] for place in hit["highlights"]] == ["茶园"]
    near = [each for each in ask("search/articles?q=种茶").json()["items"] if each["tier"] == "near"]
    assert all(each["words"] for each in near)
    assert ask("search/articles?q=不存在的词语组合&literal=true").json()["items"] == []
    assert ask("search/measures", 422).json()["errors"][0]["parameter"] == "q"


def test_an_article_comes_with_its_text_and_the_passage_that_was_sought(ask, library):
    hit = ask("search/articles?q=优质稻").json()["items"][0]
    text = ask(f"articles/{hit['id']}").json()
    assert text["body"] == library.rice.body
    assert text["body"][hit["snippet_start"] :].startswith(hit["snippet"])
    assert text["authors"] == []
    assert (
        ask(f"articles/{library.tea.pk}?fields=authors").json()["authors"][0]["position"]
        == "青岭县委农办主任"
    )


def test_a_comparison_tells_what_the_page_does(ask, library):
    compared = ask("comparison?region=529901&region=白河县").json()
    rows = {row["theme"]: row for row in compared["themes"]}
    assert [place["region_name"] for place in compared["places"]] == ["青岭县", "白河县"]
    assert rows["industry"]["verdict"] == "共有"
    assert [cell["state"] for cell in rows["monitoring"]["places"]] == ["measures", "none"]
    assert rows["monitoring"]["places"][0]["measures"][0]["id"] == library.tea_grid.pk
    for path in (
        "comparison?region=529901",
        "comparison?region=529901&region=529901",
        "comparison?region=1&region=2",
    ):
        assert ask(path, 422).json()["errors"][0]["parameter"] == "region"


def test_the_matrix_is_read_row_by_row(ask):
    first = ask("matrix?limit=1").json()
    assert first["total"] == 4
    assert first["items"][0]["region_name"] == "南山省"
    assert {cell["column"]: cell["state"] for cell in first["items"][0]["cells"]}["industry"] == "measures"
    rest = ask(f"matrix?cursor={first['cursor']}").json()
    assert [row["region_name"] for row in rest["items"]] == ["云台市", "青岭县", "白河县"]
    assert ask("matrix?column=none", 422)


def test_mentions_want_a_place_and_a_theme(ask):
    assert ask("mentions?region=529901&theme=monitoring").json()["items"][0]["term"] == "监测"
    assert ask("mentions?region=529901", 422)
    assert ask("mentions?region=529901&theme=none", 422)
    assert ask("mentions?region=999999&theme=monitoring", 404)


def test_names_are_those_of_public_articles(ask, library):
    hidden = make_article("草稿。", status="draft", source=make_source("内部简报"), region=library.county_b)
    make_author(hidden, "未公开", "主任")
    assert [row["name"] for row in ask("officials").json()["items"]] == ["林青山"]
    assert [(row["name"], row["articles"]) for row in ask("sources").json()["items"]] == [("云台日报", 1)]
    region = ask("regions/529900").json()
    assert (region["own_articles"], region["all_articles"], region["parent"]) == (0, 2, "520000")
    assert [row["code"] for row in ask("regions?within=529900&level=county").json()["items"]] == [
        "529901",
        "529902",
    ]
    assert {row["slug"]: row["measures"] for row in ask("themes").json()["items"]} == {
        "industry": 2,
        "monitoring": 2,
        "finance": 0,
    }
    assert ask("regions/000000", 404)


def test_statistics_add_up(ask):
    whole = ask("statistics").json()
    assert (whole["articles"], whole["measures"], whole["confirmed"]) == (3, 4, 1)
    assert (whole["figures"], whole["transitions"], whole["sentences"]) == (1, 1, 1)
    assert sum(row["articles"] for row in whole["by_year"]) == whole["articles"]
    assert sum(row["measures"] for row in whole["by_kind"]) == whole["measures"]
    of_year = ask("statistics?since=2022&region=529900").json()
    assert (of_year["articles"], [row["key"] for row in of_year["by_year"]]) == (1, ["2022"])


def test_what_is_alike_comes_with_the_words_shared(ask, library):
    rows = ask(f"measures/{library.tea_grid.pk}/similar").json()["items"]
    assert library.tea.pk not in {row["article_id"] for row in rows}
    assert library.provincial_check.pk in {row["id"] for row in rows}
    assert ask(f"articles/{library.tea.pk}/similar").status_code == 200


def test_places_count_as_they_were_where_asked(ask, library):
    old = add_old_county(library)
    make_mention(old, "二是修水渠。", "水渠", theme=library.monitoring)
    make_figure(old, "二", 2, about="水渠", unit="条")
    today, then = "529901", "529821"
    of_old = ask(f"measures?region={then}&then=true").json()["items"]
    assert {(row["region_code"], row["region_code_then"]) for row in of_old} == {(today, then)}
    assert ask(f"figures?region={then}&then=true").json()["items"][0]["article_id"] == old.pk
    assert ask(f"mentions?region={then}&theme=monitoring&then=true").json()["items"][0]["term"] == "水渠"
    of_today = ask(f"mentions?region={today}&theme=monitoring&then=true").json()["items"]
    assert {row["article_id"] for row in of_today} == {library.tea.pk}
    folded = ask(f"mentions?region={then}&theme=monitoring").json()["items"]
    assert {row["article_id"] for row in folded} == {library.tea.pk, old.pk}
    compared = ask(f"comparison?region={then}&region={today}&then=true").json()
    assert [(place["region_code"], place["articles"]) for place in compared["places"]] == [
        (then, 1),
        (today, 1),
    ]
    theirs = [
        row for theme in compared["themes"] for place in theme["places"][:1] for row in place["measures"]
    ]
    assert {(row["region_code"], row["region_code_then"]) for row in theirs} == {(today, then)}
    rows = {row["region_code"]: row["articles"] for row in ask("matrix?then=true").json()["items"]}
    assert (rows[then], rows[today]) == (1, 1)
    assert then not in {row["region_code"] for row in ask("matrix").json()["items"]}
    folded = ask(f"statistics?region={then}").json()
    assert (folded["region_code"], folded["articles"]) == (today, 2)
    statistics = ask(f"statistics?region={then}&then=true").json()
    assert (statistics["articles"], statistics["measures"], len(statistics["by_year"])) == (1, 2, 1)


def test_a_region_tells_how_it_came_to_be(ask, library):
    RegionChange.objects.create(
        region=library.county_a,
        former=add_old_county(library).region_then,
        former_name="青岭旧县",
        kind="remade",
        happened="2016-03",
    )
    assert ask("regions/529901").json()["changes"] == [
        {"former_code": "529821", "former_name": "青岭旧县", "kind": "remade", "happened": "2016-03"}
    ]
