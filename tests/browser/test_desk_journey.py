"""A new editor's first day, in Chromium: from three files of three formats to published, found, corrected, restored."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from documents.models import Article
from measures.actions.themes import add_missing_themes
from measures.seeds import read_taxonomy
from tests.documents.ingest.readers.office_factory import make_docx
from tests.documents.ingest.readers.pdf_factory import make_pdf, write_article
from tests.factories import make_account, make_region

PASSWORD = "qingling-2024-cha"
MEASURES = (
    "一、发展特色产业。建设生态茶园{number}万亩，健全联农带农机制，带动农户持续增收，让群众分享产业增值收益。",
    "二、健全监测机制。建立监测网格120个，动态帮扶易返贫户，坚决守住不发生规模性返贫的底线。",
    "三、培育技能人才。开展技能培训3000人次，帮助脱贫劳动力就近就业，带动农民增收致富。",
)


def article_lines(county, number):
    lead = (
        f"近年来，{county}坚持因地制宜，把巩固拓展脱贫攻坚成果同乡村振兴有效衔接摆在突出位置，取得积极成效。"
    )
    return [
        f"{county}推进有效衔接的探索",
        "林青山",
        f"{county}县委农办主任",
        lead,
        *(line.format(number=number) for line in MEASURES),
    ]


def docx(lines):
    def build(document):
        for line in lines:
            document.add_paragraph(line)

    return make_docx(build)


@pytest.fixture
def page(transactional_db, open_page):
    province = make_region("520000", "南山省", short_name="南山")
    city = make_region("529900", "云台市", parent=province)
    for code, name in (("529901", "青岭县"), ("529902", "白河县"), ("529903", "松溪县")):
        make_region(code, name, parent=city)
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    account = make_account("xin", "审核")
    account.set_password(PASSWORD)
    account.save()
    return open_page()


def files():
    gb_page = (
        "<html><body>" + "".join(f"<p>{line}</p>" for line in article_lines("白河县", 20)) + "</body></html>"
    )
    word, portable = article_lines("青岭县", 60), article_lines("松溪县", 35)
    return [
        {"name": "青岭.docx", "mimeType": "application/octet-stream", "buffer": docx(word)},
        {"name": "白河.html", "mimeType": "text/html", "buffer": gb_page.encode("gb18030")},
        {
            "name": "松溪.pdf",
            "mimeType": "application/pdf",
            "buffer": make_pdf(lambda canvas: write_article(canvas, portable)),
        },
    ]


def sign_in(page):
    page.goto("/login/")
    page.get_by_label("用户名").fill("xin")
    page.get_by_label("密码").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="登录").click()


def hand_over_and_correct_a_region(page):
    page.goto("/desk/import/")
    page.locator("input[type=file]").set_input_files(files())
    page.get_by_role("button", name="读取").click()
    page.get_by_role("link", name="白河县推进有效衔接的探索").click()
    page.get_by_label("地区").fill("云台市")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(
        page.get_by_role("row").filter(has_text="白河县").get_by_text("南山省云台市").first
    ).to_be_visible()
    page.get_by_role("button", name="存为草稿（3 篇）").click()
    page.get_by_text("已存入 3 篇文章").wait_for()


def review_and_publish_by_keyboard(page, article):
    page.goto(f"/desk/review/{article.pk}/")
    for _ in range(article.measures.count()):
        page.keyboard.press("c")
        page.locator("main:not([aria-busy])").wait_for()
    page.get_by_text("本篇已核完").wait_for()
    page.keyboard.press("p")
    page.get_by_text("已发布。").wait_for()


def test_from_three_files_to_published_found_corrected_and_restored(page):
    sign_in(page)
    hand_over_and_correct_a_region(page)
    articles = {article.title[:3]: article for article in Article.objects.all()}
    assert set(articles) == {"青岭县", "白河县", "松溪县"}
    assert articles["白河县"].region_id == "529900"
    for article in articles.values():
        assert article.measures.count() >= 3
        review_and_publish_by_keyboard(page, article)

    page.goto("/search/?q=联农带农")
    for number in (60, 20, 35):
        page.get_by_text(f"建设生态茶园{number}万亩").first.wait_for()
    page.goto("/compare/?region=529901&region=529903")
    page.get_by_text("建设生态茶园").first.wait_for()

    tea = articles["青岭县"]
    page.goto(f"/desk/article/{tea.pk}/edit/")
    body = page.get_by_label("正文")
    body.fill(body.input_value().replace("60万亩", "66万亩"))
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("找不到原来的话").wait_for()
    page.goto(f"/desk/article/{tea.pk}/history/")
    page.get_by_role("button", name="恢复这一版").first.click()
    page.get_by_text("旧版本已恢复").wait_for()
    tea.refresh_from_db()
    assert "60万亩" in tea.body
    assert not tea.orphans.filter(outcome="").exists()
    assert {row.status for row in tea.measures.all()} == {"confirmed"}
    assert all(tea.body[row.start : row.end] == row.quote for row in tea.measures.all())
