"""axe-core on every page: as a visitor and as staff, light and dark, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from documents.models import StagedArticle, StagedFile, WatchedPage
from intake.staging import open_batch, read_batch
from measures.actions.corrections import make_orphan
from measures.models import Orphan
from regions.catalogue import load_gazetteer
from tests.browser.conftest import PHONE
from tests.browser.test_every_page import ADDRESSES
from tests.factories import made_together, make_account, make_article, make_transition
from web.accounts.roles import ADMINISTRATOR
from web.readers.models import Basket

DESK = {"width": 1440, "height": 900}
SEEN = pytest.mark.parametrize(
    ("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"]
)


def faults(page, addresses):
    """What axe finds, by address: the rule, and the first element that breaks it."""
    found = {}
    for address in addresses:
        page.goto(address)
        for fault in Axe().run(page).response["violations"]:
            first = fault["nodes"][0]
            found.setdefault(address, []).append((fault["id"], first["target"], first["failureSummary"]))
    return found


@SEEN
def test_what_visitors_see(visit, world, long_article, size, scheme):
    page = visit("/", color_scheme=scheme, **size)
    addresses = [*ADDRESSES, long_article.get_absolute_url(), world.tea_garden.get_absolute_url()]
    assert faults(page, addresses) == {}


@pytest.fixture
def walked(world, long_article):
    """Addresses of pages with all that they can hold: transitions that meet are drawn, one of them is open in its text."""
    with made_together():
        for number in range(6):
            article = make_article(f"推动旧做法{number % 2}到新做法{number}。", region=world.county_a)
            made = make_transition(
                article, f"推动旧做法{number % 2}到新做法{number}", f"旧做法{number % 2}", f"新做法{number}"
            )
    return [
        *(
            "/",
            "/search/?q=监测",
            "/regions/",
            "/regions/529901/",
            "/regions/529901/peers/",
            "/measures/",
            "/articles/",
        ),
        *("/compare/?region=529901&region=529902", "/matrix/", "/themes/", "/themes/industry/", "/figures/"),
        *(
            "/transitions/",
            "/transitions/?q=旧做法1",
            "/downloads/",
            "/help/",
            "/check/",
            "/settings/",
            "/nowhere/",
        ),
        f"/articles/{article.pk}/#t{made.pk}",
        long_article.get_absolute_url(),
        world.tea_garden.get_absolute_url(),
    ]


@SEEN
def test_what_readers_of_english_see(visit, walked, size, scheme):
    page = visit("/", color_scheme=scheme, **size)
    assert faults(page, [f"/en{address}" for address in walked]) == {}


def test_what_is_printed(visit, walked):
    page = visit("/")
    page.emulate_media(media="print")
    assert faults(page, walked) == {}


@SEEN
def test_what_staff_see(open_page, client, world, long_article, size, scheme):
    user = make_account("manager", ADMINISTRATOR)
    basket = Basket.objects.create(owner=user, name="调研")
    WatchedPage.objects.create(name="要闻", address="https://gov.example/rss.xml", made_by=user)
    client.force_login(user)
    page = open_page(client, color_scheme=scheme, **size)
    pk = long_article.pk
    make_orphan(long_article.made[-1], 0, user)
    Orphan.objects.update(quote="二是推行网格管理。化解纠纷，原话已经改过。")
    page_text = (
        f"<html><body><div>首页</div><div id='zoom'><p>{long_article.body[:400]}</p></div></body></html>"
    )
    uploads = [("页.html", page_text.encode(), ""), ("清单.csv", "案例名,做法\n甲,一是建桥。".encode(), "")]
    batch = read_batch(batch=open_batch(uploads=uploads, user=user), gazetteer=load_gazetteer())
    addresses = [
        "/",
        "/measures/",
        "/baskets/",
        "/searches/",
        "/following/",
        "/settings/",
        "/account/",
        "/account/password/",
        "/account/factor/",
        reverse("basket_detail", args=[basket.pk]),
        reverse("desk:home"),
        reverse("desk:import_home"),
        reverse("desk:import_batch", args=[batch.pk]),
        reverse("desk:staged_article", args=[StagedArticle.objects.get().pk]),
        reverse("desk:import_columns", args=[StagedFile.objects.get(kind="text/csv").pk]),
        reverse("desk:gathering"),
        reverse("desk:draft_list"),
        reverse("desk:review_list"),
        reverse("desk:review_detail", args=[pk]),
        reverse("desk:article_edit", args=[pk]),
        reverse("desk:article_reading", args=[pk]),
        reverse("desk:article_history", args=[pk]),
        reverse("desk:orphan_list"),
        reverse("desk:orphan_detail", args=[Orphan.objects.get().pk]),
        reverse("desk:reprint_list"),
        reverse("desk:bin_list"),
        world.draft.get_absolute_url(),
    ]
    assert faults(page, addresses) == {}
