from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from documents.models import (
    Article,
    GatheredLink,
    RecognisedPage,
    ReprintMember,
    SourceFile,
    VisitResult,
    WatchedPage,
)
from intake.carrier import Reader
from intake.gathering import links, visits
from intake.gathering.visits import claim, due_pages, try_again, visit_page
from tests.documents.ingest.recognising.scan_factory import make_scan
from tests.factories import make_account, make_article
from tests.intake.gathering.conftest import only_ours
from tests.intake.test_recognising import needs_ocr

BODY = "<p>近年来，全县推进巩固拓展脱贫攻坚成果同乡村振兴有效衔接。</p><p>一是建茶园{}万亩，带动农户增收，让乡亲们在家门口就业。</p><p>二是设监测网格120个，及时发现返贫风险。</p>"


@pytest.fixture
def administrator(db):
    return make_account("guan", "管理员")


@pytest.fixture
def watched(site, administrator):
    return watch(site, administrator, "/feed.xml")


def watch(site, administrator, path, **fields):
    fields = {"name": path, "kind": "feed", **fields}
    return WatchedPage.objects.create(address=f"{site.address}{path}", made_by=administrator, **fields)


def visit(page, **named):
    reader = named.pop("reader", lambda: Reader(with_measures=False))
    return visit_page(page=page, reader=reader, is_allowed=only_ours, pause_seconds=0, **named)


def put(site, number, *, path=None):
    path = path or f"/art/{number}.html"
    return site.put_article(path, f"青岭县的做法之{number}", BODY.format(number)), f"做法之{number}"


def feed(site, *numbers, **headers):
    site.put_feed("/feed.xml", [put(site, number) for number in numbers], **headers)


def test_what_is_no_feed_is_told_and_nothing_is_stored(site, watched):
    site.put("/feed.xml", "<html><body><a href='/art/1.html'>甲</a></body></html>")
    page = visit(watched)
    assert (page.result, Article.objects.count(), GatheredLink.objects.count()) == ("failed", 0, 0)
    assert "改为“列表页”" in page.said
    assert page.visited_at is not None
    assert page.claimed_until is None


def test_a_page_that_is_gone_is_told(watched):
    page = visit(watched)
    assert page.result == VisitResult.FAILED
    assert "404" in page.said


def test_an_inner_address_is_not_asked(site, watched):
    feed(site, 1)
    page = visit_page(page=watched, pause_seconds=0)
    assert "内部网络" in page.said
    assert site.asked == []


def test_a_fault_of_ours_is_told_without_its_insides(site, watched, monkeypatch):
    feed(site, 1)
    monkeypatch.setattr(visits, "feed_entries", None)
    page = visit(watched)
    assert page.result == VisitResult.FAILED
    assert "出错" in page.said
    assert "NoneType" not in page.said


def test_articles_on_other_sites_are_not_taken_but_told(site, watched):
    site.put_feed("/feed.xml", [("http://example.cn/a.html", "外面"), put(site, 1)])
    page = visit(watched)
    assert page.result == VisitResult.PARTLY
    assert "有 1 篇在别的网站（example.cn）" in page.said
    assert Article.objects.count() == 1


def test_a_redirect_to_an_inner_address_leaves_the_others_alone(site, watched):
    away = site.put("/art/0.html", b"", status=302, Location="http://[::1]:9/secret")
    site.put_feed("/feed.xml", [(away, "内网"), put(site, 1)])
    watched.other_hosts = "::1"
    watched.save()
    page = visit(watched)
    assert page.said.startswith("新存 1 篇草稿，1 篇没有取成。")
    assert "内部网络" in GatheredLink.objects.get(state="failed").problem


def test_a_pattern_that_matches_nothing_is_told(site, administrator):
    page = watch(site, administrator, "/list", kind="list", link_pattern="/art/*.shtml")
    site.put("/list", "<a href='/art/1.html'>甲</a>")
    page = visit(page)
    assert page.result == VisitResult.FAILED
    assert "没有一个像“/art/*.shtml”" in page.said


def test_new_articles_become_drafts_in_the_name_of_who_named_the_page(site, watched, administrator):
    feed(site, 1, 2)
    page = visit(watched)
    assert (page.result, page.said) == ("new", "新存 2 篇草稿。")
    assert set(Article.objects.values_list("status", "title")) == {
        ("draft", "青岭县的做法之1"),
        ("draft", "青岭县的做法之2"),
    }
    assert {file.url for file in SourceFile.objects.all()} == {f"{site.address}/art/{n}.html" for n in (1, 2)}
    assert {file.received_by for file in SourceFile.objects.all()} == {administrator}
    assert {link.article.source_url for link in page.links.all()} == {link.url for link in page.links.all()}


def test_a_list_page_is_read_by_its_pattern(site, administrator):
    page = watch(site, administrator, "/list", kind="list", link_pattern="/art/*.html")
    (first, _), _ = put(site, 1), put(site, 2)
    site.put("/list", f"<a href='{first}'>甲</a><a href='/about.html'>关于</a><a href='art/2.html'>乙</a>")
    assert visit(page).said == "新存 2 篇草稿。"


def test_an_address_is_never_taken_twice(site, watched):
    feed(site, 1)
    visit(watched)
    Article.objects.all().delete()
    SourceFile.objects.all().delete()
    feed(site, 1)
    page = visit(watched)
    assert (page.result, page.said, Article.objects.count()) == ("nothing", "", 0)
    assert site.paths.count("/art/1.html") == 1


def test_what_the_library_has_under_the_address_is_not_fetched(site, watched):
    article = make_article(source_url=f"{site.address}/art/1.html")
    feed(site, 1)
    visit(watched)
    link = GatheredLink.objects.get()
    assert (link.state, link.article) == ("known", article)
    assert "/art/1.html" not in site.paths


def test_a_text_is_never_stored_twice(site, watched):
    site.put_feed("/feed.xml", [put(site, 1), put(site, 1, path="/other.html")])
    page = visit(watched)
    assert page.said == "新存 1 篇草稿，1 篇库中已有。"
    assert Article.objects.count() == 1
    assert len({link.article for link in page.links.all()}) == 1


def test_a_text_that_is_nearly_the_same_is_proposed_as_a_reprint(site, watched):
    long = "".join(f"<p>第{n}个村子办起合作社，带动农户增收，日子一年比一年好。</p>" for n in range(40))
    site.put_feed(
        "/feed.xml",
        [
            (site.put_article(f"/{n}.html", "合作社的做法", f"{long}<p>去年{n}乡办厂最早。</p>"), "甲")
            for n in "ab"
        ],
    )
    visit(watched)
    assert ReprintMember.objects.count() == 2


def test_a_feed_that_did_not_change_is_not_sent_again(site, watched):
    feed(site, 1, ETag='"a"', Last_Modified="Mon, 02 Mar 2020 17:00:00 GMT")
    visit(watched)
    page = visit(watched)
    assert page.result == VisitResult.NOTHING
    asked = [headers for path, headers in site.asked if path == "/feed.xml"]
    assert asked[1]["If-None-Match"] == '"a"'
    assert asked[1]["If-Modified-Since"] == "Mon, 02 Mar 2020 17:00:00 GMT"


def test_what_one_visit_leaves_over_the_next_one_takes(site, watched, monkeypatch):
    monkeypatch.setattr(visits, "MOST_ARTICLES", 2)
    feed(site, 1, 2, 3, ETag='"a"')
    assert visit(watched).said == "新存 2 篇草稿，还有 1 篇下次再取。"
    assert set(Article.objects.values_list("title", flat=True)) == {"青岭县的做法之1", "青岭县的做法之2"}
    assert visit(watched).said == "新存 1 篇草稿。"


def test_what_does_not_come_is_tried_three_times_and_then_left_to_a_person(site, watched):
    site.put_feed("/feed.xml", [(f"{site.address}/gone.html", "没了的")])
    for _ in range(4):
        page = visit(watched)
    assert site.paths.count("/gone.html") == 3
    assert page.result == VisitResult.NOTHING
    put(site, 1, path="/gone.html")
    assert try_again(page=page) == 1
    assert visit(watched).said == "新存 1 篇草稿。"


def test_a_page_that_holds_no_article_is_told(site, watched):
    site.put_feed("/feed.xml", [(site.put("/empty.html", "<html><body></body></html>"), "空页")])
    assert visit(watched).said == "1 篇没有取成。"
    assert "请" in GatheredLink.objects.get().problem


def test_the_day_that_a_feed_tells_is_taken_where_the_page_tells_none(site, watched):
    link, title = put(site, 1)
    item = f"<item><title>{title}</title><link>{link}</link><pubDate>Mon, 02 Mar 2020 17:00:00 GMT</pubDate></item>"
    site.put("/feed.xml", f"<rss version='2.0'><channel>{item}</channel></rss>")
    visit(watched)
    assert Article.objects.get().published_on == date(2020, 3, 3)


def test_a_host_has_one_visitor_at_a_time(site, watched, administrator):
    feed(site, 1)
    other = watch(site, administrator, "/other.xml")
    assert claim(page=other)
    assert visit(watched).visited_at is None
    assert site.asked == []
    WatchedPage.objects.update(claimed_until=now() - timedelta(seconds=1))
    assert visit(watched).visited_at is not None


def test_pages_are_due_when_their_interval_has_passed(site, administrator):
    watch(site, administrator, "/new")
    watch(site, administrator, "/off", is_active=False)
    watch(site, administrator, "/fresh", visited_at=now() - timedelta(hours=23))
    watch(site, administrator, "/old", visited_at=now() - timedelta(hours=25))
    assert [page.name for page in due_pages()] == ["/new", "/old"]


@pytest.mark.one_database
@needs_ocr
def test_scans_of_few_pages_are_recognised_while_the_host_is_held(site, watched, monkeypatch):
    held = []
    monkeypatch.setattr(visits, "hold", lambda page: held.append(page.pk))
    lines = [f"{'一二三四'[n]}是建茶园{n + 3}万亩，带动农户增收，让乡亲们在家门口就业。" for n in range(4)]
    text = "\n".join(["青岭县推进有效衔接的探索", *lines])
    site.put_feed("/feed.xml", [(site.put("/a.pdf", make_scan(text)), "甲")])
    page = visit(watched)
    assert GatheredLink.objects.get().problem == ""
    assert (page.result, page.said) == (VisitResult.NEW, "新存 1 篇草稿。")
    assert Article.objects.get().is_recognised
    assert RecognisedPage.objects.count() == 1
    assert len(held) == 3  # for the visit, the address and the page


@needs_ocr
def test_a_scan_of_many_pages_is_left_to_a_person(site, watched, monkeypatch):
    monkeypatch.setattr(links, "MOST_SCANNED_PAGES", 1)
    site.put_feed("/feed.xml", [(site.put("/a.pdf", make_scan("甲", "乙")), "甲")])
    assert visit(watched).result == VisitResult.PARTLY
    assert "这是 2 页的扫描件，采集时只识别 1 页以内的" in GatheredLink.objects.get().problem
    assert not RecognisedPage.objects.exists()
