import logging

import pytest
from django.urls import reverse

from comparison.draft_check import check_draft
from documents.models import Article
from documents.same_text.overlap import prints_of
from measures.models.prints import ArticlePrints
from tests.factories import made_together, make_article

QUERY_BUDGET = 14
COPIED = "建设生态茶园60万亩，健全联农带农机制"


def html_of(client, draft):
    response = client.post(reverse("draft_check"), {"draft": draft})
    assert response.status_code == 200
    return response.content.decode()


def test_page_without_a_draft_asks_for_one(client, db):
    response = client.get(reverse("draft_check"))
    assert response.status_code == 200
    assert "粘贴稿件" in response.content.decode()


@pytest.mark.parametrize(
    ("draft", "said"),
    [("", "先把稿件正文粘贴进来"), ("太短", "至少要有 20 字"), ("长" * 20_001, "现有 20001 字")],
)
def test_draft_that_cannot_be_checked_says_why(client, world, draft, said):
    assert said in html_of(client, draft)


def test_words_of_ones_own_match_nothing(client, world):
    assert "没有找到相同的段落" in html_of(
        client, "我们这里另有一套完全不同的做法，与别处全不相干，请放心采用。"
    )


def test_drafts_are_no_source_even_for_staff(staff_client, world):
    text = "一是起草中的做法，发展茶产业。" * 3
    assert "没有找到相同的段落" in html_of(staff_client, text)


def test_copied_passage_comes_back_with_place_official_date_and_source(client, world):
    html = html_of(client, f"我县下一步打算如下：{COPIED.replace('，', '、')}，并扩大试点范围。")
    for said in (world.tea.title, "林青山", "2021年3月1日", "云台日报", COPIED, f"#m{world.tea_garden.pk}"):
        assert said in html
    assert "约占" in html


def test_share_is_of_the_draft(client, world):
    checked = check_draft(COPIED)
    assert checked.percent == 100
    assert checked.matches[0].article == world.tea


def test_phrase_of_many_articles_is_not_counted(client, world):
    phrase = "守住不发生规模性返贫底线全面推进乡村振兴"
    with made_together():
        for number in range(15):
            make_article(f"第{number}篇。{phrase}。", region=world.county_a)
    assert check_draft(f"我们要{phrase}，久久为功，善作善成。").matches == ()


def test_changed_body_is_printed_anew(client, world):
    ArticlePrints.objects.store([(world.tea, prints_of(world.tea.body).tobytes())])
    assert check_draft(COPIED).matches
    world.tea.body = "全文改写过了，与原先所写的做法毫不相同，请读者留意这一点。"
    world.tea.save()
    assert check_draft(COPIED).matches == ()


def test_nothing_of_the_draft_is_stored_or_logged(client, world, caplog, django_assert_num_queries):
    caplog.set_level(logging.DEBUG)
    secret = "绝密稿件里的一句话不应留下任何痕迹"
    html_of(client, f"{secret}。{COPIED}。")
    assert secret not in caplog.text
    assert not Article.objects.filter(body__contains=secret).exists()
    assert not client.session.keys()


def test_markup_in_the_draft_is_text(client, world):
    assert "<script>alert" not in html_of(client, f"<script>alert(1)</script>{COPIED}")


def test_answer_is_not_kept_by_browsers(client, world):
    response = client.post(reverse("draft_check"), {"draft": COPIED})
    assert "no-store" in response["Cache-Control"]


def test_queries_stay_in_budget(client, world, django_assert_max_num_queries):
    html_of(client, COPIED)
    with django_assert_max_num_queries(QUERY_BUDGET):
        html_of(client, COPIED)


def test_a_check_writes_nothing_and_says_what_it_left_out(client, world, monkeypatch):
    monkeypatch.setattr("comparison.draft_check.PRINTED_AT_ONCE", 1)
    ArticlePrints.objects.all().delete()
    checked = check_draft(COPIED)
    assert not ArticlePrints.objects.exists()
    assert (checked.articles, checked.unprinted) == (3, 2)
    assert "还有 2 篇文章尚未编入对照" in html_of(client, f"我们要{COPIED}。")


def test_the_draft_itself_is_marked_with_the_numbers_of_its_sources(client, world):
    html = html_of(client, f"<b>我县</b>打算{COPIED}。\n自己的话。")
    assert f'&lt;b&gt;我县&lt;/b&gt;打算<mark>{COPIED}</mark><a class="draft-source" href="#source-1"' in html
    assert 'id="source-1"' in html
    assert "。\n自己的话。</p>" in html


def test_a_changed_number_is_named(client, world):
    make_article(
        "全县累计举办种养殖技术培训班30期、培训农民3000人次，带动脱贫户稳定增收。", region=world.county_a
    )
    html = html_of(client, "全县累计举办种养殖技术培训班30期、培训农民5000人次，带动脱贫户稳定增收。")
    assert '<strong class="draft-changed">5000</strong>' in html
    assert "数字不同：库中 3000人" in html


def test_what_two_sources_have_is_marked_once_and_nothing_of_the_draft_is_lost(client, world):
    make_article(f"别处也写：{COPIED}。", region=world.county_b)
    text = f"开头。{COPIED}。结尾。"
    checked = check_draft(text)
    assert len(checked.matches) == 2
    assert "".join(piece.text for piece in checked.marked) == text
    assert [piece.match for piece in checked.marked if piece.match] == [1]
