"""The review desk in Chromium: by keyboard, by touch, and without JavaScript."""

import pytest

from measures.actions.corrections import make_orphan
from measures.models import Measure, Orphan
from tests.factories import made_together, make_account, make_article, make_measure, make_theme
from web.accounts.roles import REVIEWER

# 𬭎 lies outside the basic plane: two UTF-16 units, one code point.
BODY = "近年来，𬭎县推进衔接。\n一是建茶园60万亩，带动农户。\n二是设网格120个。\n三是办学校。"
FIRST, SECOND, THIRD = BODY.splitlines()[1:]


@pytest.fixture
def article(transactional_db):
    article = make_article(BODY, title="青岭县的做法", status="draft")
    make_theme("monitoring", "监测")
    with made_together():
        for quote in (FIRST, SECOND, THIRD):
            make_measure(article, quote)
    return article


@pytest.fixture
def desk(article, client, open_page):
    client.force_login(make_account("shen", REVIEWER))

    def open_desk(**options):
        page = open_page(client, **options)
        page.goto(f"/desk/review/{article.pk}/")
        return page

    return open_desk


def press(page, *keys):
    """Press keys one after another, each after the page has answered the one before."""
    for key in keys:
        page.keyboard.press(key)
        page.locator("main:not([aria-busy])").wait_for()


def quotes(article, **fields):
    return [row.quote for row in article.measures.filter(**fields).order_by("start")]


def test_a_whole_article_by_keyboard(desk, article):
    page = desk()
    press(page, "c", "x", "1", "c")
    page.get_by_text("本篇已核完").wait_for()
    assert quotes(article, status="confirmed") == [FIRST, THIRD]
    assert quotes(article, status="rejected", reason="不是举措") == [SECOND]
    press(page, "p")
    page.get_by_text("已发布", exact=False).first.wait_for()
    article.refresh_from_db()
    assert article.status == "published"


def test_keys_move_edges_split_merge_and_undo(desk, article):
    page = desk()
    press(page, "<")
    assert quotes(article)[0] == "一是建茶园60万亩，"
    press(page, "{")
    assert quotes(article)[0] == "𬭎县推进衔接。\n一是建茶园60万亩，"
    press(page, "u", "u")
    press(page, "[")
    assert quotes(article)[0] == f"近年来，𬭎县推进衔接。\n{FIRST}"
    press(page, ".")
    assert quotes(article)[0].endswith(SECOND)
    page.get_by_text("字重叠", exact=False).first.wait_for()
    press(page, ",", "]")
    assert quotes(article) == [FIRST, SECOND, THIRD]
    assert quotes(article) == [FIRST, SECOND, THIRD]
    press(page, "s", "Enter")
    assert quotes(article)[:2] == ["一是建茶园60万亩，", "带动农户。"]
    press(page, "Escape", "m")
    assert quotes(article) == [FIRST, SECOND, THIRD]


def test_j_and_k_walk_the_list_and_the_text_follows(desk):
    page = desk()
    press(page, "j")
    assert page.locator(".measure--current").first.inner_text().endswith(SECOND)
    press(page, "k")
    assert page.locator(".measure--current").first.inner_text().endswith(FIRST)


def test_title_and_theme_by_keyboard(desk, article):
    page = desk()
    press(page, "e")
    page.keyboard.press("Control+a")
    page.keyboard.type("建设生态茶园")
    press(page, "Control+Enter")
    press(page, "t")
    page.keyboard.type("jian ce")
    press(page, "Enter")
    row = article.measures.first()
    assert (row.title, row.theme.name, row.origin) == ("建设生态茶园", "监测", "edited")


def select(page, words):
    """Select `words` in the text as a reader's drag would."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.getElementById("desk-text"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) { document.getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
          }
        }""",
        words,
    )
    page.wait_for_timeout(50)


def test_a_selection_behind_a_rare_character_lands_on_its_words(desk, article):
    page = desk()
    select(page, "推进衔接。")
    press(page, "a", "Enter")
    page.get_by_text("已添加").wait_for()
    row = article.measures.get(origin="added")
    assert (row.quote, row.start) == ("推进衔接。", BODY.index("推进"))
    assert row.is_verified


def test_keys_typed_into_a_field_are_text(desk, article):
    page = desk()
    press(page, "e")
    page.keyboard.type("cxmu")
    assert "cxmu" in page.locator("textarea[name=title]").input_value()
    assert quotes(article, status="candidate") == [FIRST, SECOND, THIRD]


def test_the_help_overlay_lists_the_keys(desk):
    page = desk()
    assert not page.locator("#desk-keys").is_visible()
    press(page, "?")
    page.locator("#desk-keys").wait_for()
    shown = page.locator("#desk-keys").inner_text()
    assert all(word in shown for word in ("确认", "否决", "拆分", "合并", "撤销", "起点", "终点", "添加"))


def test_touch_confirms_with_the_same_buttons(desk, article):
    page = desk(width=390, height=844, has_touch=True, is_mobile=True)
    page.locator("[data-key=c]").tap()
    page.get_by_text("已确认").wait_for()
    assert quotes(article, status="confirmed") == [FIRST]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_everything_is_a_plain_form_without_javascript(desk, article):
    page = desk(java_script_enabled=False)
    page.locator("[data-key=c]").click()
    page.get_by_text("已确认").wait_for()
    page.locator("summary[data-key=x]").click()
    page.get_by_role("button", name="不是举措").click()
    page.get_by_text("已否决").wait_for()
    assert Measure.objects.awaiting(None).count() == 1


def test_the_measure_in_hand_is_always_in_sight(transactional_db, client, open_page):
    lines = [f"{number}是办好第{number}所学校，配齐教师，改善条件，让群众满意。" for number in range(1, 31)]
    article = make_article("\n".join(lines), title="很长的文章")
    with made_together():
        for line in lines:
            make_measure(article, line)
    client.force_login(make_account("shen", REVIEWER))
    page = open_page(client)
    page.goto(f"/desk/review/{article.pk}/")
    for number in range(2, 25):
        press(page, "c")
        mark = page.locator(".measure--current").first.bounding_box()
        assert mark["y"] >= 0, number
        assert mark["y"] + mark["height"] <= 900, number


def test_words_for_a_measure_without_them_are_chosen_in_the_text(desk, article):
    measure = article.measures.first()
    make_orphan(measure, 0, None)
    article.body = BODY.replace(FIRST, "一是建茶园61万亩。另建果园。")
    article.save()
    page = desk()
    page.goto(f"/desk/orphans/{Orphan.objects.get().pk}/")
    assert page.locator(".measure--current").inner_text() == "一是建茶园61万亩。"
    page.locator("#desk-text p").nth(1).select_text()
    page.keyboard.press("a")
    assert page.locator("textarea[name=quote]").input_value() == "一是建茶园61万亩。另建果园。"
    page.keyboard.press("c")
    page.get_by_text("已重新挂上").wait_for()
    assert quotes(article)[0] == "一是建茶园61万亩。另建果园。"


def test_a_theme_is_found_by_what_one_types_and_kept_where_nothing_is_found(desk, article):
    make_theme("industry", "产业发展")
    page = desk()
    theme = page.locator(".desk-edit select[name=theme]")
    before = theme.input_value()
    for typed in ("监", "jc", "jiance", "JIAN C", "ce"):
        page.get_by_label("找主题").first.fill(typed)
        assert theme.locator("option:checked").inner_text() == "监测", typed
    assert theme.locator("option:visible").count() == 1
    page.get_by_label("找主题").first.fill("没有")
    assert theme.input_value() == before
    press(page, "Enter")
    assert article.measures.filter(origin="edited").count() == 0
    page.get_by_label("找主题").first.fill("")
    assert theme.get_attribute("size") == "1"


def test_without_scripts_a_theme_is_a_plain_select(desk, article):
    page = desk(java_script_enabled=False)
    page.get_by_label("找主题").first.wait_for(state="hidden")
    page.locator(".desk-edit select[name=theme]").select_option(label="监测")
    page.get_by_role("button", name="保存标题和主题").click()
    assert article.measures.first().theme.name == "监测"


def test_a_row_chosen_far_down_shows_the_form_above(desk, article):
    for number in range(30):
        article.body += f"\n另有措施{number}项。"
    article.save()
    with made_together():
        for number in range(30):
            make_measure(article, f"另有措施{number}项。")
    page = desk()
    page.locator(".desk-rows a").last.scroll_into_view_if_needed()
    page.locator(".desk-rows a").last.click()
    page.locator(".desk-panel").get_by_text("第 33 条").wait_for()
    page.wait_for_function("() => document.querySelector('.desk-panel').getBoundingClientRect().top >= 0")
