import time

import pytest

from documents.ingest.parsed import IngestError
from intake.gathering.polite import Guest
from tests.intake.gathering.conftest import only_ours


def guest(*hosts, pause_seconds=0.0):
    return Guest(hosts or ["127.0.0.1"], is_allowed=only_ours, pause_seconds=pause_seconds)


def test_another_site_is_not_asked(site):
    with pytest.raises(IngestError, match=r"另一个网站（example\.cn）"):
        guest().fetch("http://example.cn/a")
    assert site.asked == []


def test_a_redirect_to_another_site_is_not_followed(site):
    url = site.put("/away", b"", status=302, Location="http://example.cn/secret")
    with pytest.raises(IngestError, match="另一个网站"):
        guest().fetch(url)


def test_a_redirect_to_this_machine_is_refused_though_its_name_was_given(site):
    url = site.put("/inside", b"", status=302, Location="http://[::1]:9/secret")
    with pytest.raises(IngestError, match="内部网络"):
        guest("127.0.0.1", "::1").fetch(url)


def test_what_robots_are_kept_from_is_not_asked(site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /inner/\n")
    url = site.put("/inner/a.html", "x")
    moved = site.put("/moved", b"", status=302, Location="/inner/a.html")
    for address in (url, moved):
        with pytest.raises(IngestError, match=r"robots\.txt"):
            guest().fetch(address)
    assert "/inner/a.html" not in site.paths


def test_a_site_whose_rules_do_not_come_is_left_alone(site):
    site.put("/robots.txt", b"", status=503)
    with pytest.raises(IngestError, match="503"):
        guest().fetch(site.put("/a.html", "x"))
    assert site.paths == ["/robots.txt"]


def test_a_site_without_rules_is_asked_for_them_once(site):
    visit = guest()
    for path in ("/a", "/b"):
        assert visit.fetch(site.put(path, path)).data == path.encode()
    assert site.paths == ["/robots.txt", "/a", "/b"]


def test_there_is_a_pause_between_requests(site):
    visit, begun = guest(pause_seconds=0.2), time.monotonic()
    visit.fetch(site.put("/a", "x"))
    visit.fetch(site.put("/b", "x"))
    assert time.monotonic() - begun >= 0.4


def test_the_pause_is_as_long_as_a_site_asks_for(site):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 1\n")
    visit, begun = guest(), time.monotonic()
    visit.fetch(site.put("/a", "x"))
    assert time.monotonic() - begun >= 1
