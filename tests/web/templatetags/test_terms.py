"""The terms of a text in English, beside the text."""

from regions.speaking import speaking
from web.templatetags.terms import TERMS, terms, terms_in


def test_a_term_inside_another_is_not_named_for_itself():
    assert terms_in("易地扶贫搬迁") == [("易地扶贫搬迁", TERMS["易地扶贫搬迁"])]
    assert [term for term, _ in terms_in("脱贫攻坚和巩固拓展脱贫攻坚成果")] == [
        "巩固拓展脱贫攻坚成果",
        "脱贫攻坚",
    ]


def test_a_text_without_terms_has_none():
    with speaking("en"):
        assert terms("茶园六十万亩。") == ""


def test_terms_stand_on_english_pages_alone(world, client):
    address = world.tea.get_absolute_url()
    assert 'class="terms' not in client.get(address).text
    page = client.get(f"/en{address}").text
    assert '<dt lang="zh-Hans">有效衔接</dt><dd>effective linkage' in page
    assert 'id="terms"' in client.get("/en/help/").text
    assert 'id="terms"' not in client.get("/help/").text
