"""From one language to the other, and what things are called in English."""

from measures.models import Theme
from regions.speaking import speaking
from web.templatetags.languages import abbreviated, letters


def test_the_switch_stays_on_the_page_with_its_query(world, client):
    page = client.get("/measures/?q=茶园&sort=old").text
    assert (
        '<a id="language" href="/en/measures/?q=%E8%8C%B6%E5%9B%AD&amp;sort=old" lang="en" hreflang="en">English</a>'
        in page
    )
    page = client.get("/en/regions/529901/?own=1").text
    assert '<a id="language" href="/regions/529901/?own=1" lang="zh-Hans" hreflang="zh-Hans">中文</a>' in page


def test_programs_are_told_of_both(world, client):
    page = client.get("/en/themes/").text
    assert '<link rel="alternate" hreflang="en" href="http://testserver/en/themes/">' in page
    assert '<link rel="alternate" hreflang="zh-Hans" href="http://testserver/themes/">' in page


def test_what_is_chinese_alone_offers_no_switch(staff_client, world):
    for address in ("/desk/", "/api/docs", "/nowhere/"):
        page = staff_client.get(address).text
        assert 'lang="zh-Hans"' in page
        assert "hreflang" not in page


def test_the_address_alone_decides(world, client):
    plain = client.get("/", headers={"accept-language": "en"})
    assert plain.headers["Content-Language"] == "zh-Hans"
    assert "Accept-Language" not in plain.headers["Vary"]
    english = client.get("/en/", headers={"accept-language": "zh"})
    assert english.headers["Content-Language"] == "en"
    assert '<html lang="zh-Hans">' in client.get("/").text


def test_links_stay_in_the_language_and_feeds_have_one_address(world, client):
    page = client.get("/en/measures/").text
    assert 'href="/en/articles/' in page
    assert 'href="/en/measures/export.docx?' in page
    assert 'href="/measures/feed.atom?' in page
    assert client.get("/en/measures/feed.atom").status_code == 404
    cells = client.get("/en/matrix/").text
    assert 'href="/en/measures/?region=' in cells
    assert 'href="/measures/?region=' in client.get("/matrix/").text


def test_places_stand_in_pinyin_with_the_chinese_beside(world, client):
    page = client.get("/en/regions/529901/").text
    assert '<h1>Qingling County <span lang="zh-Hans">青岭县</span></h1>' in page
    assert "<h1>青岭县</h1>" in client.get("/regions/529901/").text


def test_themes_are_called_by_their_english_name(world, client):
    Theme.objects.filter(slug="industry").update(name_en="Industry development")
    assert "<h1>Industry development</h1>" in client.get("/en/themes/industry/").text
    Theme.objects.filter(slug="industry").update(name_en="")
    assert '<h1><span lang="zh-Hans">产业发展</span></h1>' in client.get("/en/themes/industry/").text


def test_one_and_many_are_told_apart(world, client):
    page = client.get("/en/regions/529901/").text
    assert "1 article of its own" in page
    assert "1 articles" not in page
    assert "2 measures" in client.get("/en/articles/?region=529901").text


def test_tiles_and_columns_have_room_for_a_few_letters(world):
    with speaking("en"):
        assert (letters(world.province), abbreviated(world.province), abbreviated(world.county_a)) == (
            "GZ",
            "GZ",
            "Qing",
        )
    assert (letters(world.province), abbreviated(world.county_a)) == (
        world.province.short_name,
        world.county_a.short_name[:2],
    )


def test_who_reads_english_finds_places_by_their_english_names(world, client):
    def offered(find):
        return client.get(
            "/en/compare/",
            {"region": "529902", "find": find},
            headers={"HX-Request": "true", "HX-Target": "offered"},
        ).text

    assert "Qingling County" in offered("qingl")
    assert "Qingling County" in offered("Qingling  county")
    assert "Qingling County" not in offered("ingling")
    assert (
        "青岭县"
        not in client.get(
            "/compare/",
            {"region": "529902", "find": "qingl"},
            headers={"HX-Request": "true", "HX-Target": "offered"},
        ).text
    )
    assert "Qingling County" in client.get("/en/search/suggest/?q=Qingl").text
    assert client.get("/search/suggest/?q=Qingl").text.strip() == ""
