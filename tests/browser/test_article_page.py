"""The article page in a browser: from a measure to its sentence and back, with and without JavaScript."""

import pytest

from tests.browser.conftest import PHONE

IN_VIEW = """element => {
    const box = element.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
}"""
BACKGROUND = "element => getComputedStyle(element).backgroundColor"


@pytest.mark.parametrize("javascript", [True, False])
def test_measure_leads_to_its_sentence(visit, long_article, javascript):
    page = visit(long_article.get_absolute_url(), java_script_enabled=javascript)
    measure = long_article.made[3]
    sentence = page.locator(f"#m{measure.pk}")
    plain = page.locator(f"#m{long_article.made[2].pk}").evaluate(BACKGROUND)
    page.locator(f"#entry-m{measure.pk} .entry-title").click()
    assert page.url.endswith(f"#m{measure.pk}")
    assert sentence.evaluate(IN_VIEW)
    assert sentence.evaluate(BACKGROUND) != plain


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("size", [{}, PHONE])
def test_highlight_leads_to_its_measure(visit, long_article, javascript, size):
    page = visit(long_article.get_absolute_url(), java_script_enabled=javascript, **size)
    measure = long_article.made[2]
    page.locator(f"#m{measure.pk} > .passage-number").click()
    entry = page.locator(f"#entry-m{measure.pk}")
    assert entry.evaluate(IN_VIEW)
    assert entry.evaluate(BACKGROUND) != page.locator(f"#entry-m{long_article.made[0].pk}").evaluate(
        BACKGROUND
    )


def test_permalink_lands_on_the_sentence(visit, long_article):
    measure = long_article.made[3]
    page = visit(measure.permalink, **PHONE)
    assert page.locator(f"#m{measure.pk}").evaluate(IN_VIEW)
    assert page.locator(f"#entry-m{measure.pk}.is-target").count() == 1


def test_measure_over_two_paragraphs_is_shown_whole(visit, long_article):
    measure = long_article.made[0]
    page = visit(measure.permalink)
    pieces = page.locator(f'[data-passage="m{measure.pk}"].is-target')
    assert pieces.count() == 2


def test_click_in_the_text_of_a_measure_leads_to_its_entry(visit, long_article):
    measure = long_article.made[1]
    page = visit(long_article.get_absolute_url())
    page.locator(f"#m{measure.pk}").click()
    assert page.url.endswith(f"#entry-m{measure.pk}")


def test_following_a_figure_leaves_the_measure_unlit(visit, long_article):
    page = visit(long_article.made[0].permalink)
    page.locator(".article-entries .figures a").first.click()
    assert page.locator(".figure.is-target").count() == 1
    assert page.locator(".measure.is-target").count() == 0


def test_copied_text_is_the_official_text(visit, long_article):
    page = visit(long_article.get_absolute_url())
    copied = page.evaluate("""() => {
        getSelection().selectAllChildren(document.getElementById('text'));
        return getSelection().toString();
    }""")
    assert copied.split() == long_article.body.split()


def test_outline_leads_to_its_heading(visit, long_article):
    page = visit(long_article.get_absolute_url())
    page.get_by_role("link", name="二、抓好乡村治理").click()
    assert page.get_by_text("二、抓好乡村治理，建设平安乡村").last.evaluate(IN_VIEW)


def test_a_button_prints_the_article(visit, long_article):
    page = visit("/")
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(long_article.get_absolute_url())
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.printed")
