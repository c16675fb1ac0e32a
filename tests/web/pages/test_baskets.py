from io import BytesIO
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from web.readers import actions
from web.readers.models import Basket, Clip

QUERY_BUDGET = 12


@pytest.fixture
def reader(db):
    return User.objects.create_user("reader", password=None)


@pytest.fixture
def reader_client(client, reader):
    client.force_login(reader)
    return client


@pytest.fixture
def basket(world, reader):
    """三条: 茶园, 网格, 优质稻, in this order."""
    basket = Basket.objects.create(owner=reader, name="茶与稻")
    actions.add_measures(basket=basket, measures=[world.tea_garden, world.tea_grid, world.rice_field])
    return basket


def titles(basket):
    return [clip.title[:4] for clip in basket.clips.order_by("position")]


@pytest.mark.parametrize(
    "address",
    [("basket_list",), ("basket_detail", 1), ("add_clip",), ("change_clip", 1), ("export_basket", 1, "docx")],
)
def test_readers_not_signed_in_are_sent_to_sign_in(client, world, address):
    name, *args = address
    response = client.post(reverse(name, args=args))
    assert response.status_code == 302
    assert "/login/" in response.url


def test_baskets_of_others_are_unknown(staff_client, basket):
    clip = basket.clips.first()
    assert staff_client.get(basket.get_absolute_url()).status_code == 404
    assert staff_client.post(reverse("change_clip", args=[clip.pk]), {"remove": "1"}).status_code == 404
    assert staff_client.get(reverse("export_basket", args=[basket.pk, "docx"])).status_code == 404
    assert basket.clips.count() == 3


@pytest.mark.parametrize("measure", ["", "abc", "999999", "-1", "9" * 30])
def test_unknown_measure_cannot_be_clipped(reader_client, world, measure):
    assert reader_client.post(reverse("add_clip"), {"measure": measure}).status_code == 404


@pytest.mark.parametrize("name", ["rejected", "draft_measure"])
def test_measure_that_the_reader_may_not_see_cannot_be_clipped(reader_client, world, name):
    response = reader_client.post(reverse("add_clip"), {"measure": getattr(world, name).pk})
    assert response.status_code == 404
    assert not Clip.objects.exists()


@pytest.mark.parametrize("back", ["https://evil.test/", "//evil.test", "javascript:alert(1)"])
def test_reader_is_never_sent_to_another_site(reader_client, world, back):
    response = reader_client.post(reverse("add_clip"), {"measure": world.tea_garden.pk, "next": back})
    assert response.url.startswith("/baskets/")


def test_first_clip_makes_a_basket_and_returns(reader_client, reader, world):
    response = reader_client.post(
        reverse("add_clip"), {"measure": world.tea_garden.pk, "next": "/measures/?q=茶"}
    )
    assert unquote(response.url) == "/measures/?q=茶"
    assert titles(reader.baskets.get()) == ["建设生态"]


def test_a_clip_taken_in_place_answers_with_what_takes_the_buttons_place(reader_client, basket, world):
    response = reader_client.post(
        reverse("add_clip"), {"measure": world.provincial_check.pk}, headers={"HX-Request": "true"}
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert "移出：" in html
    assert "已加入《" in html
    assert '摘编 <span class="count">4</span>' in html
    assert basket.clips.count() == 4
    response = reader_client.post(
        reverse("add_clip"),
        {"measure": world.provincial_check.pk, "out": "1", "next": "/measures/"},
        headers={"HX-Request": "true"},
    )
    html = response.content.decode()
    assert "摘编：" in html
    assert '摘编 <span class="count">3</span>' in html
    assert 'name="next" value="/measures/"' in html
    assert titles(basket) == ["建设生态", "建立监测", "发展优质"]


def test_all_of_a_page_is_clipped_at_once_in_its_order(reader_client, reader, world):
    html = reader_client.get("/measures/").text
    assert "本页全部摘入" in html
    wanted = [world.rice_field.pk, world.tea_garden.pk, world.rejected.pk, world.tea_grid.pk]
    response = reader_client.post(reverse("add_clip"), {"measure": wanted, "next": "/measures/"}, follow=True)
    assert "已把 3 条加入《" in response.text
    assert titles(reader.baskets.get()) == ["发展优质", "建设生态", "建立监测"]
    response = reader_client.post(
        reverse("add_clip"), {"measure": wanted[:2], "next": "/measures/"}, follow=True
    )
    assert "已把 0 条加入《" in response.text
    assert "另 2 条早已在其中" in response.text


def test_a_page_says_what_is_clipped_and_how_much(reader_client, basket, world):
    html = reader_client.get("/measures/").text
    assert '摘编 <span class="count">3</span>' in html
    assert f'aria-label="移出：{world.tea_garden.title}"' in html
    assert f'aria-label="摘编：{world.provincial_check.title}"' in html


def test_visitors_are_asked_about_no_basket(client, world):
    html = client.get("/measures/").text
    assert "摘编" not in html
    assert "本页全部摘入" not in html


def test_same_measure_is_clipped_once(reader_client, basket, world):
    response = reader_client.post(reverse("add_clip"), {"measure": world.tea_garden.pk}, follow=True)
    assert "这一条已在《" in response.text
    assert basket.clips.count() == 3


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ({"up": "1"}, ["建立监测", "建设生态", "发展优质"]),
        ({"down": "1"}, ["建设生态", "发展优质", "建立监测"]),
        ({"place": "0"}, ["建立监测", "建设生态", "发展优质"]),
        ({"place": "99"}, ["建设生态", "发展优质", "建立监测"]),
        ({"remove": "1"}, ["建设生态", "发展优质"]),
    ],
)
def test_clips_are_put_in_order(reader_client, basket, order, expected):
    second = basket.clips.order_by("position")[1]
    reader_client.post(reverse("change_clip", args=[second.pk]), order)
    assert titles(basket) == expected


def test_own_heading_and_note_are_shown_and_escaped(reader_client, basket):
    clip = basket.clips.first()
    reader_client.post(
        reverse("change_clip", args=[clip.pk]), {"heading": "<b>一、茶</b>", "note": "<script>x"}
    )
    html = reader_client.get(basket.get_absolute_url()).content.decode()
    assert "&lt;b&gt;一、茶&lt;/b&gt;" in html
    assert "<script>x" not in html


def test_too_long_heading_is_said_and_nothing_lost(reader_client, basket):
    clip = basket.clips.first()
    response = reader_client.post(
        reverse("change_clip", args=[clip.pk]), {"heading": "长" * 121}, follow=True
    )
    assert "没有保存" in response.content.decode()


def test_private_basket_opens_by_no_link(client, basket):
    assert client.get("/baskets/shared//").status_code == 404
    assert client.get("/baskets/shared/guess/").status_code == 404


def test_shared_basket_is_read_by_link_until_it_is_taken_back(client, reader, basket):
    actions.share_basket(basket=basket)
    link = basket.shared_url
    assert "建设生态茶园" in client.get(link).content.decode()
    client.force_login(reader)
    client.post(basket.get_absolute_url(), {"private": "1"})
    client.logout()
    assert client.get(link).status_code == 404


def test_withdrawn_article_is_not_read_through_a_link(client, basket, world):
    actions.share_basket(basket=basket)
    world.tea.status = "withdrawn"
    world.tea.save()
    html = client.get(basket.shared_url).content.decode()
    assert "建设生态茶园" not in html
    assert "不再公开" in html


def test_clip_keeps_its_words_when_the_measure_goes(reader_client, basket, world):
    world.tea_garden.delete()
    assert "建设生态茶园60万亩" in reader_client.get(basket.get_absolute_url()).content.decode()


def test_empty_basket_says_what_to_do(reader_client, reader, world):
    basket = actions.current_basket(reader)
    assert "还是空的" in reader_client.get(basket.get_absolute_url()).content.decode()


def test_empty_basket_is_not_exported_but_said_to_be_empty(reader_client, reader, world):
    basket = actions.current_basket(reader)
    response = reader_client.get(reverse("export_basket", args=[basket.pk, "docx"]), follow=True)
    assert "还没有可以导出的条目" in response.content.decode()


def test_several_baskets_are_made_renamed_and_deleted(reader_client, reader, world):
    reader_client.post(reverse("basket_list"), {"name": "甲"})
    reader_client.post(reverse("basket_list"), {"name": "乙"})
    first = reader.baskets.get(name="甲")
    reader_client.post(first.get_absolute_url(), {"rename": "1", "name": "丙"})
    assert sorted(basket.name for basket in reader.baskets.all()) == ["丙", "乙"]
    reader_client.post(first.get_absolute_url(), {"delete": "1"})
    assert [basket.name for basket in reader.baskets.all()] == ["乙"]
    assert "新建一册" in reader_client.post(reverse("basket_list"), {"name": ""}).content.decode()


def test_document_keeps_order_headings_notes_and_sources(reader_client, basket):
    clip = basket.clips.first()
    actions.annotate_clip(clip=clip, heading="一、茶", note="可学")
    response = reader_client.get(reverse("export_basket", args=[basket.pk, "docx"]))
    text = "\n".join(each.text for each in Document(BytesIO(response.content)).paragraphs)
    assert text.index("一、茶") < text.index("建设生态茶园") < text.index("建立监测网格")
    assert "批注：可学" in text
    assert "林青山（青岭县委农办主任）" in text


def test_sheet_has_a_row_a_clip(reader_client, basket):
    response = reader_client.get(reverse("export_basket", args=[basket.pk, "xlsx"]))
    assert load_workbook(BytesIO(response.content)).active.max_row == 4


def test_signed_in_readers_can_clip_from_lists_pages_and_comparison(reader_client, world):
    for address in (
        "/measures/",
        world.tea_garden.get_absolute_url(),
        "/compare/?region=529901&region=529902",
    ):
        assert f'name="measure" value="{world.tea_garden.pk}"' in reader_client.get(address).content.decode()


def test_queries_stay_in_budget(reader_client, basket, world, django_assert_max_num_queries):
    actions.add_measures(basket=basket, measures=[world.provincial_check])
    with django_assert_max_num_queries(QUERY_BUDGET):
        reader_client.get(basket.get_absolute_url())
