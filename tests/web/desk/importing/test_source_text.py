"""The pane with the file's own text: what was cut off is marked, and comes back with one click."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.ingest.cut_off import Piece, State
from documents.models import StagedArticle
from tests.factories import make_region
from web.desk.importing.source_text import source_lines

QUERY_BUDGET = 22
BYTE_BUDGET = 160_000
BODY = (
    "近年来，云台县坚持因地制宜，把巩固拓展脱贫攻坚成果同乡村振兴有效衔接摆在突出位置，取得积极成效。\n"
    "一、发展特色产业。建设生态茶园60万亩，健全联农带农机制，带动农户持续增收，让群众更多分享产业增值收益。\n"
    "二、健全监测机制。建立监测网格120个，动态帮扶易返贫户，坚决守住不发生规模性返贫的底线。"
)
PAGE = f"""<html><body><div class="nav">网站首页 政务公开</div><h1>云台县推进有效衔接的探索</h1>
<div class="info">这一行说明会议由县委农办召集。</div>
<div id="zoom">{"".join(f"<p>{line}</p>" for line in BODY.splitlines())}</div><div>扫一扫在手机打开</div></body></html>"""


def runs(*states):
    """Runs of pieces given as (line, state)."""
    lines = source_lines([Piece(line, "字。", State(state)) for line, state in states])
    return [
        [(run.state.value, run.first, run.last, run.block_last, run.block_lines) for run in line]
        for line in lines
    ]


def test_pieces_of_one_line_and_state_are_one_run():
    assert runs((0, "cut"), (0, "cut"), (0, "kept"), (2, "kept")) == [
        [("cut", 0, 1, 0, 0), ("kept", 2, 2, 0, 0)],
        [("kept", 3, 3, 0, 0)],
    ]


def test_lines_cut_off_one_after_another_come_back_together():
    lines = runs((0, "cut"), (1, "cut"), (1, "cut"), (2, "kept"), (3, "cut"))
    assert [line[0][3:] for line in lines] == [(2, 2), (0, 0), (0, 0), (0, 0)]


@pytest.fixture
def client(client, editor):
    make_region("520000", "贵州省")
    client.force_login(editor)
    return client


def staged(client, name, data):
    client.post(reverse("desk:import_home"), {"files": [SimpleUploadedFile(name, data)]})
    return StagedArticle.objects.first()


def page_of(row):
    return reverse("desk:staged_article", args=[row.pk])


def fields(row, **changes):
    return {
        "title": row.fields["title"],
        "kind": "other",
        "body": row.fields["body"],
        "authors-TOTAL_FORMS": 0,
        "authors-INITIAL_FORMS": 0,
        **changes,
    }


def cut_of(client, row):
    return [
        run
        for line in client.get(page_of(row)).context["source_lines"]
        for run in line
        if run.state == State.CUT
    ]


def test_a_page_shows_what_stood_around_its_article(client):
    row = staged(client, "页.html", PAGE.encode())
    assert row.fields["body"] == BODY
    texts = [run.text for run in cut_of(client, row)]
    assert texts == ["网站首页 政务公开", "这一行说明会议由县委农办召集。", "扫一扫在手机打开"]
    text = client.get(page_of(row)).text
    assert "<del" in text
    assert "文件里的原文" in text


def test_one_click_takes_a_line_back_and_keeps_what_was_typed(client):
    row = staged(client, "页.html", PAGE.encode())
    run = next(each for each in cut_of(client, row) if "县委农办" in each.text)
    data = fields(row, title="改好的标题", take_back=f"{run.first}-{run.last}")
    answer = client.post(page_of(row), data)
    assert answer.headers["Location"] == f"{page_of(row)}#p{run.first}"
    row.refresh_from_db()
    assert row.fields["body"] == f"这一行说明会议由县委农办召集。\n{BODY}"
    assert row.fields["title"] == "改好的标题"
    assert "县委农办" not in " ".join(each.text for each in cut_of(client, row))


@pytest.mark.parametrize("asked", ["", "x", "1", "-1-2", "99999-99999", "1-2-3", "9" * 30 + "-1"])
def test_what_names_no_piece_takes_nothing_back(client, asked):
    row = staged(client, "页.html", PAGE.encode())
    client.post(page_of(row), fields(row, take_back=asked))
    row.refresh_from_db()
    assert row.fields["body"] == BODY


def test_a_bad_field_takes_nothing_back_and_is_named(client):
    row = staged(client, "页.html", PAGE.encode())
    answer = client.post(page_of(row), fields(row, title="", take_back="0-5"))
    assert answer.status_code == 400
    row.refresh_from_db()
    assert row.fields["body"] == BODY


def test_a_list_has_no_text_of_its_own(client):
    row = staged(client, "清单.csv", "标题,正文\n甲,一是建桥。".encode())
    assert client.get(page_of(row)).context["source_lines"] == []


def test_enter_saves_and_takes_nothing_back(client):
    page = client.get(page_of(staged(client, "页.html", PAGE.encode()))).text
    form = page[page.index('id="article-form"') :]
    assert form.index(">保存</button>") < form.index('name="take_back"')


def test_queries_and_bytes_stay_in_budget(client, django_assert_max_num_queries):
    lines = "\n".join(f"{number}、建设生态茶园{number}万亩，带动农户持续增收。" for number in range(400))
    row = staged(client, "长.txt", f"云台县的做法\n\n{BODY}\n{lines}".encode())
    with django_assert_max_num_queries(QUERY_BUDGET):
        answer = client.get(page_of(row))
    assert len(answer.content) < BYTE_BUDGET
