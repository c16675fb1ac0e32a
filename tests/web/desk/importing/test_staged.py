"""An article before it is stored: corrected, cut, joined."""

import pytest
from django.urls import reverse

from documents.models import Article, ImportBatch, StagedArticle
from regions.models import Region
from tests.factories import make_region
from tests.web.desk.importing.handing_over import TEXT, TITLE, hand_over, store

pytestmark = pytest.mark.usefixtures("every_theme")


def corrections(**changes):
    return {
        "title": TITLE,
        "kind": "signed",
        "region": "520000",
        "published": "2022-07",
        "source": "云台日报",
        "source_url": "",
        "document_number": "",
        "body": "一是改好的正文。\r\n二是第二段。",
        "authors-TOTAL_FORMS": 1,
        "authors-INITIAL_FORMS": 0,
        "authors-0-name": "林青山",
        "authors-0-position": "主任",
        **changes,
    }


def correct(client, **changes):
    row = StagedArticle.objects.first()
    return client.post(reverse("desk:staged_article", args=[row.pk]), corrections(**changes), follow=True)


def test_every_field_can_be_corrected_before_storing(import_client):
    hand_over(import_client, text=TEXT)
    correct(import_client, title="改好的标题")
    store(import_client, ImportBatch.objects.get())
    article = Article.objects.get()
    assert article.title == "改好的标题"
    assert article.body == "一是改好的正文。\n二是第二段。"
    assert (article.region_id, article.published_label, article.source.name) == (
        "520000",
        "2022年7月",
        "云台日报",
    )
    assert [str(each) for each in article.authorships.all()] == ["林青山 主任"]


def test_who_reported_it_can_be_said(import_client):
    hand_over(import_client, text=TEXT)
    correct(import_client, **{"authors-0-position": "", "authors-0-is_reporter": "on"})
    store(import_client, ImportBatch.objects.get())
    (author,) = Article.objects.get().officials.all()
    assert (author.name, author.kind) == ("林青山", "reporter")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"region": "没有这里"}, "没有找到地区"),
        ({"published": "昨天"}, "日期写法不对"),
        ({"published": "2022-13"}, "日期写法不对"),
        ({"body": " \n"}, "不能为空"),
        ({"title": ""}, "必填"),
        ({"kind": "x"}, "不在可用的选项中"),
        ({"authors-0-name": ""}, "有职务而没有姓名"),
        ({"authors-0-is_body": "on", "authors-0-is_reporter": "on"}, "只能选一个"),
    ],
)
def test_a_bad_correction_is_shown_and_keeps_what_was_typed(import_client, changes, words):
    hand_over(import_client, text=TEXT)
    answer = correct(import_client, source="云台晚报", **changes)
    assert words in answer.text
    assert "云台晚报" in answer.text
    assert StagedArticle.objects.get().fields["source"] != "云台晚报"


def test_a_line_of_signs_cuts_an_article_and_joining_mends_it(import_client):
    hand_over(import_client, text=TEXT)
    correct(import_client, body="甲文正文。\r\n=====\r\n乙文\r\n乙文正文。")
    first, second = StagedArticle.objects.all()
    assert (first.fields["body"], second.fields["title"]) == ("甲文正文。", "乙文")
    import_client.post(reverse("desk:staged_join", args=[second.pk]))
    assert StagedArticle.objects.get().fields["body"] == "甲文正文。\n乙文\n乙文\n乙文正文。"


def test_joining_the_first_article_says_why_not(import_client):
    hand_over(import_client, text=TEXT)
    answer = import_client.post(
        reverse("desk:staged_join", args=[StagedArticle.objects.get().pk]), follow=True
    )
    assert "前面没有可以合并的" in answer.text


def test_what_is_cut_off_is_read_anew(import_client):
    make_region("529900", "白河市", parent=Region.objects.get(code="520000"))
    hand_over(import_client, text=TEXT)
    second = TEXT.replace("云台", "白河").replace("县", "市").replace("林青山", "周长河")
    correct(import_client, body=f"{TEXT.split('林青山', maxsplit=1)[0]}正文。\r\n=====\r\n{second}")
    fields = StagedArticle.objects.get(position=1).fields
    assert fields["title"] == "白河市推进有效衔接的探索"
    assert [author["name"] for author in fields["authors"]] == ["周长河"]
    assert (fields["published"], fields["source"]) == (None, "云台日报")
    assert "周长河" not in fields["body"]


def test_what_cannot_be_read_as_an_article_stands_whole_under_its_first_sentence(import_client):
    hand_over(import_client, text=TEXT)
    body = "这一段只有一句话，" + "很长" * 60 + "。"
    correct(import_client, body=f"甲文正文。\r\n=====\r\n短。{body[:3]}")
    fields = StagedArticle.objects.get(position=1).fields
    assert (fields["title"], fields["body"]) == ("短。", "短。这一段")
    assert fields["authors"] == []


@pytest.mark.parametrize("typed", ["", "x", "%00", "52", "gz"])
def test_region_suggestions_answer_anything(import_client, typed):
    assert import_client.get(reverse("desk:region_suggestions"), {"region": typed}).status_code == 200


def test_regions_are_suggested_as_options_of_the_field(import_client):
    region = Region.objects.first()
    text = import_client.get(reverse("desk:region_suggestions"), {"region": region.name[:2]}).text
    assert f'<option value="{region.full_name} {region.code}" label="guizhousheng">' in text
    typed = {"region": "gui z"}
    assert 'label="gui z guizhousheng"' in import_client.get(reverse("desk:region_suggestions"), typed).text


def test_a_place_keeps_the_words_it_was_read_from_only_as_long_as_it_stays(import_client):
    make_region("529900", "云台市", parent=make_region("520000", "贵州省"))
    hand_over(import_client, ("茶.txt", TEXT.encode()))
    row = StagedArticle.objects.get()
    row.fields |= {"region_code": "520000", "region_evidence": "贵州"}
    row.save()
    address = reverse("desk:staged_article", args=[row.pk])
    page = import_client.get(address)
    assert 'value="贵州省 520000"' in page.text
    assert "依据“贵州”" in page.text
    for region, evidence in (("贵州省 520000", "贵州"), ("贵州省云台市 529900", "")):
        correct(import_client, region=region)
        row.refresh_from_db()
        assert row.fields["region_evidence"] == evidence
    assert row.fields["region_code"] == "529900"
