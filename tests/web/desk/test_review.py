import pytest
from django.urls import reverse

from documents.actions.publication import publish_article
from measures.actions.review import confirm_measure, edit_measure
from measures.actions.states import state_token
from measures.models import Measure
from tests.factories import (
    made_together,
    make_account,
    make_article,
    make_measure,
    make_region,
    make_theme,
)
from tests.web.desk.conftest import BODY
from web.accounts.roles import REVIEWER

QUERY_BUDGET = 26


def page_of(article, measure=None):
    address = reverse("desk:review_detail", args=[article.pk])
    return f"{address}?m={measure.pk}" if measure else address


def act(client, verb, measure, **data):
    address = reverse("desk:review_act", args=[measure.article_id, verb])
    return client.post(address, {"measure": measure.pk, "seen": state_token(measure), **data}, follow=True)


def test_an_editor_may_edit_but_not_decide(client, editor, article, measures):
    client.force_login(editor)
    assert act(client, "confirm", measures[0]).status_code == 403
    assert act(client, "reject", measures[0], reason="重复").status_code == 403
    assert act(client, "edge", measures[0], move="end:-1:clause").status_code == 200
    assert Measure.objects.get(pk=measures[0].pk).quote == "一是建茶园60万亩，"


def test_unknown_verbs_articles_and_measures_are_not_found(review_client, article, measures):
    assert review_client.post(reverse("desk:review_act", args=[article.pk, "publish-all"])).status_code == 404
    assert review_client.get(reverse("desk:review_detail", args=[article.pk + 1])).status_code == 404
    address = reverse("desk:review_act", args=[article.pk, "confirm"])
    for measure in ("", "abc", "0", "999999"):
        assert review_client.post(address, {"measure": measure}).status_code == 404


LONG = "9" * 5000


@pytest.mark.parametrize("data", [{"measure": LONG}, {"at": LONG}])
def test_thousands_of_digits_are_no_number(review_client, article, measures, data):
    address = reverse("desk:review_act", args=[article.pk, "split"])
    given = {"measure": measures[0].pk, "seen": state_token(measures[0]), **data}
    answer = review_client.post(address, given, follow=True)
    assert answer.status_code == (404 if "measure" in data else 200)
    assert article.measures.count() == 3


def test_an_act_without_what_was_seen_is_not_taken(review_client, article, measures):
    address = reverse("desk:review_act", args=[article.pk, "confirm"])
    assert review_client.post(address, {"measure": measures[0].pk}).status_code == 409
    assert Measure.objects.get(pk=measures[0].pk).status == "candidate"


def test_a_measure_of_another_article_cannot_be_reached(review_client, article, measures):
    other = make_measure(make_article("四是建医院。"), "四是建医院。")
    address = reverse("desk:review_act", args=[article.pk, "confirm"])
    assert review_client.post(address, {"measure": other.pk}).status_code == 404


def test_the_page_shows_text_panel_and_count(review_client, article, measures):
    page = review_client.get(page_of(article)).text
    assert "还剩 <b>3</b> 条" in page
    assert "measure--current" in page
    assert page.count('data-row="m') == 3


def test_titles_and_bodies_are_escaped(review_client):
    article = make_article("<script>alert(1)</script>一是建桥。", title="<b>题</b>")
    make_measure(article, "<script>alert(1)</script>一是建桥。", title="<i>桥</i>", section="<u>节</u>")
    page = review_client.get(page_of(article)).text
    assert "<script>alert" not in page
    assert not {"<b>题", "<i>桥", "<u>节"} & {page[at : at + 4] for at in range(len(page))}


def test_confirming_leads_to_the_next_that_waits(review_client, article, measures):
    answer = act(review_client, "confirm", measures[0])
    assert answer.context["current"] == measures[1]
    assert answer.context["left"] == 2


def test_the_whole_article_is_done_in_one_pass(review_client, article, measures):
    for _ in range(3):
        current = review_client.get(page_of(article)).context["current"]
        answer = act(review_client, "confirm", current)
    assert "本篇已核完" in answer.text


def test_a_rejection_needs_a_reason(review_client, measures):
    assert "请写明否决的理由" in act(review_client, "reject", measures[0]).text
    act(review_client, "reject", measures[0], reason="", other_reason="口号")
    row = Measure.objects.get(pk=measures[0].pk)
    assert (row.status, row.reason) == ("rejected", "口号")


def test_retagging_keeps_the_measure_in_hand(review_client, measures, article):
    theme = measures[0].theme
    answer = act(review_client, "edit", measures[0], title="建 好\n茶园", theme=theme.pk, secondary_themes=[])
    assert answer.context["current"].title == "建 好 茶园"


@pytest.mark.parametrize("data", [{}, {"title": ""}, {"title": "题", "theme": "abc"}, {"title": "题" * 201}])
def test_a_bad_edit_is_answered_in_chinese_and_changes_nothing(review_client, measures, data):
    answer = act(review_client, "edit", measures[0], **data)
    assert "notice--error" in answer.text
    assert Measure.objects.get(pk=measures[0].pk).title == measures[0].title


@pytest.mark.parametrize(
    "move", ["", "start", "start:-1", "end:5:clause", "middle:1:clause", "start:-1:word", "end:1:clause:1"]
)
def test_a_bad_move_changes_nothing(review_client, measures, move):
    assert "notice--error" in act(review_client, "edge", measures[0], move=move).text


@pytest.mark.parametrize("at", ["", "x", "0", "99999"])
def test_a_bad_split_changes_nothing(review_client, measures, article, at):
    assert "notice--error" in act(review_client, "split", measures[0], at=at).text
    assert article.measures.count() == 3


def test_split_merge_and_undo_on_the_page(review_client, measures, article):
    act(review_client, "split", measures[0], at=BODY.index("带动"))
    assert article.measures.count() == 4
    act(review_client, "merge", article.measures.first())
    assert article.measures.count() == 3
    answer = act(review_client, "undo", article.measures.first())
    assert "已撤销：合并" in answer.text
    assert article.measures.count() == 4


def test_undo_with_nothing_to_undo_says_so(review_client, measures):
    assert "没有可以撤销的操作" in act(review_client, "undo", measures[0]).text


def add(client, article, **data):
    address = reverse("desk:review_act", args=[article.pk, "add"])
    data = {"theme": article.measures.first().theme_id, **data}
    return client.post(address, data, follow=True)


def test_a_selection_becomes_a_measure(review_client, article, measures):
    start = BODY.index("全县")
    add(review_client, article, start=start, quote="全县推进衔接。")
    assert article.measures.first().quote == "全县推进衔接。"


def test_a_stale_offset_is_mended_by_the_words(review_client, article, measures):
    add(review_client, article, start=2, quote="全县推进衔接。")
    assert article.measures.first().start == BODY.index("全县")


def test_words_alone_are_enough_without_javascript(review_client, article, measures):
    add(review_client, article, quote="近年来，全县推进衔接。\r\n一是建茶园60万亩，")
    assert article.measures.first().start == 0


@pytest.mark.parametrize("quote", ["没有的话", "是", "", " "])
def test_words_not_found_once_are_refused(review_client, article, measures, quote):
    assert "notice--error" in add(review_client, article, quote=quote).text
    assert article.measures.count() == 3


def test_two_curators_on_one_measure_see_both_versions(review_client, article, measures):
    measure = measures[0]
    other = make_account("shi", REVIEWER)
    seen = state_token(measure)
    edit_measure(measure=measure, reviewer=other, title="别人的标题", theme=measure.theme)
    answer = act(review_client, "edit", measure, title="我的标题", theme=measure.theme_id, seen=seen)
    assert answer.status_code == 409
    assert "别人的标题" in answer.text
    assert "我的标题" in answer.text
    assert Measure.objects.get(pk=measure.pk).title == "别人的标题"
    act(review_client, "edit", measure, title="我的标题", theme=measure.theme_id, seen=answer.context["seen"])
    assert Measure.objects.get(pk=measure.pk).title == "我的标题"
    assert "别人的标题" in measure.history.values_list("title", flat=True)


def test_the_queue_is_ordered_and_filtered(review_client, article, measures):
    sure = make_article("五是修路。", region=make_region())
    make_measure(sure, "五是修路。", confidence=0.95)
    address = reverse("desk:review_list")
    assert list(review_client.get(address).context["page"]) == [article, sure]
    assert list(review_client.get(address, {"region": "520000"}).context["page"]) == [sure]
    assert list(review_client.get(address, {"order": "age"}).context["page"]) == [article, sure]
    for bad in ({"order": "x"}, {"region": "zz"}, {"page": "abc"}):
        assert review_client.get(address, bad).status_code == 200


def test_the_queue_counts_only_what_waits(review_client, reviewer, article, measures):
    confirm_measure(measure=measures[0], reviewer=reviewer)
    row = review_client.get(reverse("desk:review_list")).context["page"][0]
    assert (row.left_count, row.least_confidence) == (2, 0.4)


def test_withdrawn_articles_wait_for_nobody(review_client, measures, article):
    article.status = "withdrawn"
    article.save()
    assert list(review_client.get(reverse("desk:review_list")).context["page"]) == []


def test_the_queries_of_the_page_do_not_grow_with_measures(
    review_client, article, measures, django_assert_max_num_queries
):
    with django_assert_max_num_queries(QUERY_BUDGET):
        review_client.get(page_of(article))
    body = "".join(f"第{number}条，修路。" for number in range(40))
    long = make_article(body)
    with made_together():
        for number in range(40):
            make_measure(long, f"第{number}条，修路。")
    with django_assert_max_num_queries(QUERY_BUDGET):
        review_client.get(page_of(long))


def test_the_front_page_of_the_desk_shows_what_waits(review_client, article, measures):
    page = review_client.get(reverse("desk:home")).text
    assert "1 篇文章的 3 条举措" in page
    assert article.title in page


def test_undo_takes_back_the_publication_first_and_then_the_step_before_it(review_client, article, measures):
    act(review_client, "confirm", measures[0])
    review_client.post(reverse("desk:publish", args=[article.pk]))
    page = review_client.get(page_of(article))
    assert page.context["last_act"] == "发布"
    assert "撤回发布" in page.text
    answer = act(review_client, "undo", measures[0])
    assert "已撤销发布，现在是草稿" in answer.text
    assert answer.context["article"].status == "draft"
    assert answer.context["last_act"] == "确认"
    assert "已撤销：确认" in act(review_client, "undo", measures[0]).text


def test_a_step_after_the_publication_is_taken_back_before_it(review_client, article, measures):
    review_client.post(reverse("desk:publish", args=[article.pk]))
    act(review_client, "confirm", measures[0])
    assert "已撤销：确认" in act(review_client, "undo", measures[0]).text
    assert "已撤销发布" in act(review_client, "undo", measures[0]).text


def test_another_persons_publication_is_not_undone_but_may_be_withdrawn(review_client, article, measures):
    publish_article(article=article, user=make_account("qian", REVIEWER))
    assert "没有可以撤销的操作" in act(review_client, "undo", measures[0]).text
    answer = review_client.post(reverse("desk:to_draft", args=[article.pk]), follow=True)
    assert "已撤回发布，现在是草稿" in answer.text


def test_an_editor_sees_no_way_to_withdraw(client, editor, article):
    publish_article(article=article, user=make_account("qian", REVIEWER))
    client.force_login(editor)
    assert "撤回发布" not in client.get(page_of(article)).text


def test_measures_that_share_words_are_told_of_each_other(review_client, article, measures):
    assert "重叠" not in review_client.get(page_of(article)).text
    answer = act(review_client, "edge", measures[0], move="end:1:sentence")
    assert "与第 2 条" in answer.text
    assert "有 10 字重叠：二是设网格120个。" in answer.text
    assert answer.text.count("与别条重叠") == 2
    act(review_client, "reject", measures[1], reason="重复")
    assert "重叠" not in review_client.get(page_of(article, measures[0])).text


def test_a_new_theme_leaves_the_old_one_as_related_where_asked(review_client, article, measures):
    before, other = measures[0].theme, make_theme("governance", "治理")
    assert 'name="keeps_theme" value="1" checked' in review_client.get(page_of(article)).text
    row = {"title": "题", "theme": other.pk, "secondary_themes": []}
    act(review_client, "edit", measures[0], **row, keeps_theme="1")
    changed = Measure.objects.get(pk=measures[0].pk)
    assert (changed.theme, list(changed.secondary_themes.all())) == (other, [before])
    act(review_client, "edit", changed, **row, keeps_theme="1")
    assert list(Measure.objects.get(pk=changed.pk).secondary_themes.all()) == []
    act(review_client, "edit", measures[1], **row)
    assert not Measure.objects.get(pk=measures[1].pk).secondary_themes.exists()
