import re
from gzip import compress
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from measures.actions.tallies import remake_tallies
from tests.factories import (
    made_together,
    make_article,
    make_measure,
    make_mention,
    make_region,
    make_theme,
)

QUERY_BUDGET = 10


def html_of(client, **query):
    response = client.get(reverse("matrix"), query)
    assert response.status_code == 200
    return response.content.decode()


def row_of(html, name):
    """Its cells as (class, address, what it says), by the heads of the columns."""
    heads = re.findall(r'<th scope="col" class="matrix__column".*?>([^<>]+)</(?:a|span)></th>', html)
    row = next(row for row in re.findall(r"<tr>.*?</tr>", html, re.S) if f">{name}</a>" in row)
    cells = re.findall(r'<td class="(\w{1,2})">(?:<a href="(.*?)">)?(.*?)(?:</a>)?</td>', row)
    cells = [(mark, url, re.sub("<.*?>", "", said)) for mark, url, said in cells]
    return dict(zip(heads, cells, strict=True))


def test_empty_library_says_so(client, db):
    assert "还没有已发布的文章" in html_of(client)


def test_drafts_and_rejected_are_not_counted_even_for_staff(staff_client, world):
    html = html_of(staff_client)
    assert row_of(html, "青岭县")["产业发展"][2] == "1"
    assert row_of(html, "白河县")["资金与金融"][2] == "未提及"


def test_silence_differs_from_no_article(client, world):
    html = html_of(client, own="1")
    assert row_of(html, "云台市")["产业发展"] == ("x", "", "尚无文章")
    assert row_of(html, "白河县")["防返贫监测帮扶"][0] == "n"


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
    assert ">南山省</a>" not in html


def test_level_without_articles_says_so(client, world):
    world.tea.delete()
    world.rice.delete()
    world.draft.delete()
    assert "这一层级还没有文章" in html_of(client, level="county")


def test_queries_stay_in_budget(client, world):
    with made_together():
        for number in range(10, 30):
            county = make_region(f"5299{number}", f"县{number}", parent=world.city)
            article = make_article(f"一是做好第{number}件事。", region=county)
            make_measure(article, f"做好第{number}件事", theme=world.industry)
    over = {}
    sorts = ("code", "coverage", "gaps", "measures", "articles")
    for by, sort in product(("theme", "group", "revitalization"), sorts):
        with CaptureQueriesContext(connection) as asked:
            html_of(client, by=by, sort=sort, since="2000")
        if len(asked) > QUERY_BUDGET:
            over[by, sort] = len(asked)
    assert over == {}


def test_touched_and_mentioned_cells_open_what_stands_behind_them(client, world):
    world.rice_field.secondary_themes.add(world.finance)
    remake_tallies()
    make_mention(world.rice, "白河县坚持因地制宜。", "坚持", theme=world.monitoring)
    html = html_of(client, own="1")
    row = row_of(html, "白河县")
    assert row["资金与金融"] == (
        "s",
        "/measures/?region=529902&amp;theme=finance&amp;related=1&amp;own=1",
        "1条涉及",
    )
    assert row["防返贫监测帮扶"] == (
        "m",
        "/mentions/?region=529902&amp;theme=monitoring&amp;own=1",
        "提及1句",
    )


def test_silence_opens_the_search_for_the_words_of_the_theme(client, world):
    address = row_of(html_of(client, own="1"), "白河县")["防返贫监测帮扶"][1].replace("&amp;", "&")
    response = client.get(address)
    assert response.status_code == 302
    assert response.url.startswith("/search/?q=%22")
    assert "in=articles&region=529902&own=1" in response.url
    assert "防返贫" in client.get(response.url).context["text"]


def test_a_head_sorts_by_its_column_and_takes_that_back(client, world):
    html = html_of(client, level="county", own="1")
    assert "?level=county&amp;own=1&amp;column=monitoring" in html
    html = html_of(client, level="county", own="1", column="monitoring")
    assert html.index(">青岭县</a>") < html.index(">白河县</a>")
    html = html_of(client, level="county", own="1", column="industry", since="2022", until="2022")
    assert html.index(">白河县</a>") < html.index(">青岭县</a>")
    assert 'aria-sort="descending"' in html


def test_colours_go_by_what_is_chosen_and_the_key_says_it(client, world):
    assert row_of(html_of(client), "青岭县")["产业发展"][::2] == ("h1", "1")
    html = html_of(client, shading="articles")
    assert row_of(html, "青岭县")["产业发展"][::2] == ("h4", "1")
    assert "底色按占该地文章的比例" in html
    html = html_of(client, shading="share")
    assert row_of(html, "青岭县")["产业发展"][::2] == ("h4", "50%")
    assert "底色按这一比例" in html


def test_what_only_leads_to_one_place_stands_in_its_row(client, world):
    city = make_region("610100", "渭南市", parent=make_region("610000", "秦川省"))
    make_article("一是办好夜校。", region=make_region("610121", "临河县", parent=city))
    html = html_of(client)
    assert html.count("选中临河县") == 1
    assert "选中渭南市" not in html
    assert "4 个地区有文章，连同上级共 5 行" in html


def test_ticked_places_are_compared_in_the_same_scope(client, world):
    html = html_of(client, own="1", since="2020")
    assert '<input type="hidden" name="own" value="1"><input type="hidden" name="since" value="2020">' in html
    assert '<input type="checkbox" name="region" value="529901">' in html


def test_sixty_rows_of_twenty_themes_are_small(client, world):
    with made_together():
        for number in range(17):
            theme = make_theme(f"theme{number}", f"主题{number}")
            make_mention(world.tea, world.tea.body[:9], world.tea.body[:2], theme=theme)
    with made_together():
        for number in range(10, 70):
            make_article(
                f"第{number}篇。", region=make_region(f"5299{number}", f"第{number}县", parent=world.city)
            )
    remake_tallies()
    html = html_of(client, since="2020", until="2026", kind="signed", own="1")
    assert len(html.encode()) < 230_000
    assert len(compress(html.encode())) < 30_000


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
