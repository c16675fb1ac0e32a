"""One article: its text with the measures marked, links in both directions, and what is for staff only."""

import re

import pytest
from django.urls import reverse

from documents.models import Article
from measures.actions.review import reject_measure
from tests.factories import (
    made_together,
    make_account,
    make_article,
    make_figure,
    make_measure,
    make_source_file,
    make_transition,
)

QUERY_BUDGET = 10


@pytest.mark.parametrize("address", ["/articles/999999/", "/articles/abc/"])
def test_unknown_article_is_not_found(client, world, address):
    assert client.get(address).status_code == 404


def test_draft_is_not_found_by_the_public(client, world):
    assert client.get(world.draft.get_absolute_url()).status_code == 404


def test_staff_read_drafts_and_see_that_they_are(staff_client, world):
    assert "草稿" in staff_client.get(world.draft.get_absolute_url()).text


def missing_page(client, address):
    """What is answered where nothing is, without the address, the form's token and the request's number in it."""
    answer = client.get(address)
    assert answer.status_code == 404
    text = re.sub(r'value="\w{64}"', "", answer.text.replace(address, ""))
    text = text.replace(answer.headers["X-Request-ID"], "")
    return text, answer.headers.get("Cache-Control")


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_public_is_to_visitors_as_what_is_not_there(client, world, status):
    Article.objects.filter(pk=world.draft.pk).update(status=status)
    assert missing_page(client, world.draft.get_absolute_url()) == missing_page(client, "/articles/999999/")
    client.force_login(make_account("du", "读者"))
    assert missing_page(client, world.draft.get_absolute_url()) == missing_page(client, "/articles/999999/")


@pytest.mark.parametrize(("status", "said"), [("draft", "草稿预览"), ("withdrawn", "已撤回")])
def test_staff_see_a_preview_that_no_cache_keeps(client, world, status, said):
    Article.objects.filter(pk=world.draft.pk).update(status=status)
    client.force_login(make_account("bian", "编辑"))
    answer = client.get(world.draft.get_absolute_url())
    assert f"<title>{said}：{world.draft.title}" in answer.text
    assert f"<b>{said}</b>" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert reverse("desk:review_detail", args=[world.draft.pk]) in answer.text
    assert "草稿预览" not in client.get(world.tea.get_absolute_url()).text


def test_a_preview_leaves_out_what_was_rejected_as_the_public_page_will(client, world):
    measure = world.draft.measures.get()
    client.force_login(make_account("shen", "审核"))
    assert f'id="m{measure.pk}"' in client.get(world.draft.get_absolute_url()).text
    reject_measure(measure=measure, reviewer=make_account("qian", "审核"), reason="口号")
    assert f'id="m{measure.pk}"' not in client.get(world.draft.get_absolute_url()).text


def test_rejected_measure_is_neither_listed_nor_marked_for_the_public(client, world):
    text = client.get(world.rice.get_absolute_url()).text
    assert f'id="m{world.rejected.pk}"' not in text
    assert "已否" not in text


def test_staff_see_the_rejected_measure_as_rejected(staff_client, world):
    text = staff_client.get(world.rice.get_absolute_url()).text
    assert f'id="m{world.rejected.pk}"' in text
    assert "已否" in text


def test_measure_and_sentence_link_to_each_other(client, world):
    text = client.get(world.tea.get_absolute_url()).text
    key = world.tea_garden.pk
    assert world.tea_garden.permalink == f"{world.tea.get_absolute_url()}#m{key}"
    assert f'href="#m{key}"' in text
    assert f'id="m{key}"' in text
    assert f'href="#entry-m{key}"' in text
    assert f'id="entry-m{key}"' in text


def test_every_link_within_the_page_leads_somewhere(client, world):
    make_figure(world.tea, "60万亩", 600000, about="生态茶园")
    make_transition(world.tea, "推进有效衔接", "脱贫攻坚", "乡村振兴")
    response = client.get(world.tea.get_absolute_url())
    fragments = [part.split('"')[0] for part in response.text.split('href="#')[1:]]
    ids = {part.split('"')[0] for part in response.text.split(' id="')[1:]}
    assert len(fragments) >= 8
    assert set(fragments) <= ids


def test_markup_in_title_and_body_is_escaped(client, world):
    article = make_article(
        "<script>alert(1)</script>一是<b>产业</b>发展。",
        title="<script>alert(2)</script>",
        region=world.county_a,
    )
    make_measure(article, "<b>产业</b>发展", theme=world.industry, title="<script>alert(3)</script>")
    text = client.get(article.get_absolute_url()).text
    assert "<script>alert" not in text
    assert "&lt;b&gt;产业&lt;/b&gt;" in text


def test_address_that_is_no_web_page_is_not_linked(client, world):
    world.tea.source_url = "javascript:alert(1)"
    world.tea.save()
    assert "javascript:" not in client.get(world.tea.get_absolute_url()).text
    world.tea.source_url = "https://example.org/a?b=1&c=2"
    world.tea.save()
    assert 'href="https://example.org/a?b=1&amp;c=2"' in client.get(world.tea.get_absolute_url()).text


def test_source_file_is_offered_to_staff_only(client, staff, world):
    article = make_article("原件在此。", source_file=make_source_file(), region=world.county_a)
    address = f"/source-files/{article.source_file_id}/"
    assert address not in client.get(article.get_absolute_url()).text
    client.force_login(staff)
    assert address in client.get(article.get_absolute_url()).text


def test_outline_leads_to_the_headings(client, world):
    body = "\n".join(
        [
            "一、抓好产业发展，促进农民增收",
            "一是建设茶叶基地。扩大种植面积，完善加工设施，带动农户就近就业增收。",
            "二是培育经营主体。扶持合作社和家庭农场，健全利益联结机制。",
            "二、抓好乡村治理，建设平安乡村",
            "一是完善村规民约。推进移风易俗，倡导文明新风，减轻群众负担。",
            "二是推行网格管理。排查矛盾隐患，及时化解纠纷，维护农村稳定。",
        ]
    )
    article = make_article(body, region=world.county_a)
    response = client.get(article.get_absolute_url())
    titles = [node.title for node in response.context["outline"]]
    assert [title[:6] for title in titles] == ["抓好产业发展", "抓好乡村治理"]
    assert f'id="h{body.index("二、")}"' in response.text


def test_article_without_measures_says_so(client, world):
    article = make_article("只有一句话。", region=None)
    text = client.get(article.get_absolute_url()).text
    assert "没有提取到举措" in text
    assert "不限地区" in text


def test_span_beyond_the_text_is_left_out(client, world):
    make_measure(world.rice, "发展优质稻10.5万亩", theme=world.industry)
    world.rice.measures.filter(pk=world.rice_field.pk).update(end=9999)
    assert client.get(world.rice.get_absolute_url()).status_code == 200


def test_queries_do_not_grow_with_rows(staff_client, world, django_assert_max_num_queries):
    body = "".join(f"第{number}项任务，共{number}个。" for number in range(100, 130))
    article = make_article(body, region=world.county_a, source=world.tea.source)
    with made_together():
        for number in range(100, 130):
            make_measure(article, f"第{number}项任务", theme=world.industry)
            make_figure(article, f"共{number}个", number)
    with django_assert_max_num_queries(QUERY_BUDGET):
        assert staff_client.get(article.get_absolute_url()).status_code == 200
