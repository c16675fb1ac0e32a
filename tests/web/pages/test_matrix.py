import pytest
from django.urls import reverse

from measures.actions.tallies import remake_tallies
from tests.factories import make_article, make_measure, make_mention, make_region

QUERY_BUDGET = 10


def html_of(client, **query):
    response = client.get(reverse("matrix"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_empty_library_says_so(client, db):
    assert "还没有已发布的文章" in html_of(client)


def test_drafts_and_rejected_are_not_counted_even_for_staff(staff_client, world):
    assert "青岭县·产业发展：1条举措" in html_of(staff_client)
    assert "白河县·资金与金融：未提及（1篇文章中）" in html_of(staff_client)


def test_silence_differs_from_no_article(client, world):
    html = html_of(client, own="1")
    assert "云台市·产业发展：尚无文章" in html
    assert "白河县·防返贫监测帮扶：未提及（1篇文章中）" in html


def test_each_number_opens_its_measures(client, world):
    html = html_of(client, own="1")
    assert "/measures/?region=529901&amp;theme=industry&amp;own=1" in html


@pytest.mark.parametrize(
    "query",
    [
        {"by": "nonsense", "sort": "1 or 1", "level": "moon", "page": "abc"},
        {"since": "二〇二〇", "until": ""},
        {"since": "2023", "until": "2021"},
        {"page": "99999"},
    ],
)
def test_bad_input_gives_a_page(client, world, query):
    assert "青岭县" in html_of(client, **query)


def test_level_keeps_one_level(client, world):
    html = html_of(client, level="county")
    assert "青岭县" in html
    assert "南山省·" not in html


def test_level_without_articles_says_so(client, world):
    world.tea.delete()
    world.rice.delete()
    world.draft.delete()
    assert "这一层级还没有文章" in html_of(client, level="county")


@pytest.mark.parametrize("by", ["theme", "group", "revitalization"])
@pytest.mark.parametrize("sort", ["code", "coverage", "gaps", "measures", "articles"])
def test_queries_stay_in_budget(client, world, by, sort, django_assert_max_num_queries):
    for number in range(10, 30):
        county = make_region(f"5299{number}", f"县{number}", parent=world.city)
        make_measure(
            make_article(f"一是做好第{number}件事。", region=county),
            f"做好第{number}件事",
            theme=world.industry,
        )
    with django_assert_max_num_queries(QUERY_BUDGET):
        html_of(client, by=by, sort=sort, since="2000")


def test_touched_and_mentioned_cells_open_what_stands_behind_them(client, world):
    world.rice_field.secondary_themes.add(world.finance)
    remake_tallies()
    make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=world.monitoring)
    html = html_of(client, own="1")
    assert "白河县·资金与金融：无专门举措，1条举措涉及" in html
    assert "/measures/?region=529902&amp;theme=finance&amp;related=1&amp;own=1" in html
    assert "白河县·防返贫监测帮扶：无举措，有提及1句" in html
    assert "/mentions/?region=529902&amp;theme=monitoring&amp;own=1" in html


@pytest.mark.parametrize("by", ["theme", "group", "revitalization"])
def test_a_touched_cell_counts_what_its_list_shows(client, world, by):
    world.finance.revitalization = "组织"
    world.finance.save()
    world.rice_field.secondary_themes.add(world.finance)
    remake_tallies()
    row = next(
        row
        for row in client.get("/matrix/", {"by": by}).context["matrix"].rows
        if row.region.code == "529902"
    )
    cell = next(cell for cell in row.cells if cell.touched)
    assert world.rice_field.title in client.get(cell.url).text
