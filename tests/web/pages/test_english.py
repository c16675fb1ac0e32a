"""The same pages in English: every page that a visitor or reader opens says nothing in Chinese but what is marked so."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from config.messages import read
from documents.models import Article, Official, Source
from measures.models import Measure, Tally, Theme, ThemeGroup
from measures.models.tally import COLUMNS
from regions.models import Region
from tests.factories import make_figure, make_transition
from web.accounts import urls as account_urls
from web.pages import urls as page_urls
from web.readers import actions
from web.readers.digests import key_of

# Of more digits than a year has, and not by threes.
UNGROUPED = re.compile(r"(?<![\d,.])\d{5,}")
HAN = re.compile("[\u3400-\u9fff]+")
VOID = {"meta", "link", "input", "br", "img", "wbr", "hr", "col"}
# Addresses that show no page of their own: they take a form, lead elsewhere, or show what a page before them asked for.
FILES = {f"export_{name}" for name in ("articles", "article", "measures", "matrix", "comparison", "basket")}
NO_PAGE = {
    *("add_clip", "change_clip", "change_saved_search", "open_saved_search", "suggest", "admin_login"),
    *("oidc", "oidc_back", "cas", "cas_back"),
    *(
        "account_name",
        "account_sessions",
        "account_keys",
        "account_key_revoke",
        "account_code",
        "account_factor_off",
    ),
}


class Chinese(HTMLParser):
    """Collects Chinese text that stands in no element marked as Chinese, and Chinese in attributes that are read out."""

    def __init__(self, page):
        super().__init__()
        self.open, self.loose, self.told = [("", "")], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        told = (attributes.get(name) or "" for name in ("title", "aria-label", "placeholder", "alt"))
        self.told += [text for text in told if HAN.search(text)]
        if tag not in VOID:
            self.open.append((tag, attributes.get("lang") or self.open[-1][1]))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.open[-1]
        # Neither holds elements: what is Chinese in them is a name or a title.
        if HAN.search(data) and language != "zh-Hans":
            (self.told if tag in ("title", "option", "textarea") else self.loose).append(data.strip())


@pytest.fixture
def library(world):
    """The small world with English names of its themes, figures, a transition, and a reader with a folder and a search."""
    for each in (*Theme.objects.all(), *ThemeGroup.objects.all()):
        type(each).objects.filter(pk=each.pk).update(name_en=f"English of {each.slug}")
    make_figure(world.tea, "60万亩", 600_000, "亩")
    make_transition(world.tea, "推进有效衔接", "推进", "衔接")
    reader = User.objects.create_user("reader", last_name="王", email="w@example.cn")
    basket = actions.open_basket(owner=reader, name="一册")
    actions.add_measures(basket=basket, measures=[world.tea_garden, world.rice_field])
    actions.share_basket(basket=basket)
    actions.save_search(owner=reader, place="measures", query="q=茶园", name="举措：“茶园”")
    world.reader, world.basket = reader, basket
    return world


def pages(world):
    """(name of the address, its parameters, queries) of every page."""
    a, b, article, measure = "529901", "529902", world.tea.pk, world.tea_garden.pk
    listed = [
        "",
        "?q=茶园",
        "?q=不存在的词",
        "?q=-&region=x",
        f"?region={a}&own=1&theme=industry&year=2021&kind=signed",
        "?sort=old&page=9",
    ]
    yield "home", {}, ["", "?tour=1"]
    yield "help", {}, ["", "?tour=5"]
    yield (
        "search",
        {},
        [
            "",
            "?q=茶园",
            "?q=监测+青岭县&tour=2",
            "?q=不存在的词",
            "?q=。",
            "?q=怎样建设茶园？&in=articles",
            "?q=茶园+优质稻&scope=sentence",
        ],
    )
    yield "region_list", {}, ["", "?then=1"]
    for code in (a, "529900", "520000"):
        yield "region_detail", {"code": code}, ["", "?own=1"]
    yield "region_peers", {"code": a}, [""]
    yield "article_list", {}, listed
    yield "articles_values", {"facet": "source"}, ["", "?named=云"]
    yield "article_detail", {"pk": article}, ["", "?q=茶园", "?q=无", "?theme=industry", "?tour=3"]
    yield "article_alike", {"pk": article}, [""]
    yield (
        "measure_list",
        {},
        [*listed, "?achieved=1&related=1&level=county&status=confirmed&revitalization=产业"],
    )
    yield "measures_values", {"facet": "official"}, [""]
    yield "measure_detail", {"pk": measure}, [""]
    yield "measure_alike", {"pk": measure}, [""]
    yield "theme_list", {}, [""]
    yield "theme_detail", {"slug": "industry"}, [""]
    yield "theme_detail", {"slug": "finance"}, [""]
    yield "mention_list", {}, [f"?region={a}&theme=industry"]
    yield "mention_search", {}, [f"?region={a}&theme=industry"]
    yield (
        "matrix",
        {},
        [
            "",
            "?by=group&shading=share&sort=gaps",
            "?by=revitalization&shading=articles&level=county",
            "?since=3&until=x",
            "?since=2022&until=2021",
        ],
    )
    yield (
        "compare",
        {},
        [
            "",
            f"?region={a}",
            f"?region={a}&region={b}",
            f"?region={a}&region={b}&then=1&tour=4",
            f"?region=x&region={a}&region={a}&find=白",
            f"?region={a}&region={b}&theme=industry",
        ],
    )
    yield "dataset_list", {}, [""]
    yield "figure_list", {}, ["", "?q=无", f"?region={a}"]
    yield "figures_values", {"facet": "unit"}, [""]
    yield "draft_check", {}, [""]
    yield "transition_list", {}, ["", "?q=无"]
    yield "basket_list", {}, [""]
    yield "basket_detail", {"pk": world.basket.pk}, [""]
    yield "basket_alike", {"pk": world.basket.pk}, [""]
    yield "basket_shared", {"key": world.basket.share_key}, [""]
    yield "saved_search_list", {}, [""]
    yield "following", {}, [""]
    yield "unsubscribe", {"key": key_of(world.reader)}, [""]
    yield "login", {}, [""]
    yield "logout", {}, [""]
    for name in ("account", "settings", "account_password", "account_factor"):
        yield name, {}, [""]


def in_english(name, parameters=None):
    with override("en"):
        return reverse(name, kwargs=parameters)


def known_chinese():
    """What stands in the library and may stand in a title or label, and what the catalogue itself gives as an example."""
    rows = [*Article.objects.values_list("title", "body"), *Measure.objects.values_list("title", "quote")]
    for model in (Region, Official, Source, Theme):
        rows += model.objects.values_list("name")
    said = [
        text
        for message in read()
        if message.id
        for text in (message.string if isinstance(message.string, tuple) else (message.string,))
    ]
    return " ".join(
        [*(text for row in rows for text in row), *said, *Region.objects.values_list("short_name", flat=True)]
    )


@pytest.mark.one_database
@pytest.mark.parametrize("who", ["visitor", "reader"])
def test_every_page_is_english_but_for_what_is_marked_chinese(library, who):
    client = Client()
    if who == "reader":
        client.force_login(library.reader)
    known = known_chinese() + " 一册 举措：“茶园” 王 不存在的词 怎样建设茶园？ 无"
    wrong = {}
    for name, parameters, queries in pages(library):
        for query in queries:
            answer = client.get(in_english(name, parameters) + query)
            if answer.status_code == 302:
                continue
            assert answer.status_code == 200, (name, query)
            assert '<html lang="en">' in answer.text
            found = Chinese(answer.text)
            strange = [text for text in found.told if any(each not in known for each in HAN.findall(text))]
            if found.loose or strange:
                wrong[name + query] = found.loose + strange
    assert wrong == {}


@pytest.mark.one_database
def test_counts_stand_in_thousands_on_every_page(library):
    more = {column: F(column) * 10_000 for column in COLUMNS}
    Tally.objects.update(**more)
    client, wrong = Client(), {}
    client.force_login(library.reader)
    codes = set(Region.objects.values_list("pk", flat=True))
    for name, parameters, queries in pages(library):
        for query in queries:
            answer = client.get(in_english(name, parameters) + query)
            if answer.status_code == 200 and (loose := set(UNGROUPED.findall(said_in(answer.text))) - codes):
                wrong[name + query] = loose
    assert wrong == {}


def said_in(page):
    """What a page says in English, to eyes and ears."""
    body = html.fromstring(page).find("body")
    said = body.xpath(
        ".//text()[not(ancestor::*[@lang='zh-Hans' or self::script])] | .//@aria-label | .//@title"
    )
    return "\n".join(said)


@pytest.mark.one_database
def test_a_theme_without_an_english_name_is_marked_chinese(library):
    for each in (*Theme.objects.all(), *ThemeGroup.objects.all()):
        type(each).objects.filter(pk=each.pk).update(name_en="")
    client, wrong = Client(), {}
    client.force_login(library.reader)
    for name, parameters, queries in pages(library):
        for query in queries:
            answer = client.get(in_english(name, parameters) + query)
            if answer.status_code == 200 and (loose := Chinese(answer.text).loose):
                wrong[name + query] = loose
    assert wrong == {}


def test_every_address_that_is_offered_in_english_is_walked(library):
    offered = {pattern.name for pattern in (*page_urls.urlpatterns, *account_urls.urlpatterns)}
    assert offered == {name for name, *_ in pages(library)} | NO_PAGE | FILES


def test_forms_answer_in_english(library, client):
    client.force_login(library.reader)
    form = {"place": "measures", "query": "region="}
    answer = client.post(in_english("saved_search_list"), form, follow=True)
    assert "Not saved: type some words or choose a filter first." in answer.text
    answer = client.post(in_english("draft_check"), {"draft": "短"})
    assert "characters are needed for a check." in answer.text
    client.logout()
    answer = client.post(in_english("login"), {"username": "reader", "password": "x"})
    assert "The user name or password is wrong." in answer.text


def test_an_address_that_leads_nowhere_says_so_in_its_language(client, db):
    assert "This page was not found" in client.get("/en/nowhere/").text
    assert "没有找到这一页" in client.get("/nowhere/").text


@pytest.mark.parametrize(
    ("page", "loose", "told"),
    [
        ("<p>Measures <span lang='zh-Hans'>举措</span></p>", [], []),
        ("<p lang='zh-Hans'>举措 <b>甲</b></p><p>x</p>", [], []),
        ("<p><span lang='zh-Hans'>甲</span> 举措</p>", ["举措"], []),
        ("<option>青岭县</option><a title='举措'>x</a>", [], ["青岭县", "举措"]),
        ("<div lang='zh-Hans'><br><input title='x'></div><p>举措</p>", ["举措"], []),
    ],
)
def test_chinese_is_seen_where_it_is_not_marked(page, loose, told):
    found = Chinese(page)
    assert (found.loose, sorted(found.told)) == (loose, sorted(told))
