import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from PIL import Image

from documents.models import Article, RecognisedPage, ReprintMember, SourceFile
from measures.actions.themes import add_missing_themes
from measures.models import Measure
from measures.seeds import read_taxonomy
from tests.documents.ingest.readers.office_factory import make_docx, make_zip
from tests.documents.ingest.readers.pictures.picture_factory import encoded
from tests.documents.ingest.recognising.scan_factory import make_scan
from tests.factories import make_region
from tests.intake.test_recognising import know, needs_ocr

TEXT = """青岭县推进有效衔接的探索

青岭县委农办主任 林青山

近年来，青岭县坚持把巩固拓展脱贫攻坚成果摆在首位，统筹推进有效衔接，取得了积极成效，群众获得感不断增强。

一是健全监测机制。对易返贫致贫人口实施动态监测，建立监测网格120个，做到早发现、早干预、早帮扶。

二是发展特色产业。建设生态茶园60万亩，培育龙头企业12家，完善联农带农机制，带动农户就地增收。

三是拓宽就业渠道。办好帮扶车间，开发公益岗位，开展职业技能培训，促进脱贫人口稳定就业。
"""

SCANNED = (
    "青岭县推进有效衔接的探索\n近年来，青岭县把脱贫成果摆在首位，群众的日子越过越好。",
    "一是健全监测机制。建立监测网格120个，做到早发现、早干预、早帮扶。",
)


@pytest.fixture
def loaded(db):
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    make_region("520000", "贵州省")


@pytest.fixture
def write(tmp_path):
    def write_file(content, name="a.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write_file


def run(*arguments, **options):
    call_command("import_articles", *arguments, **options)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.txt：文件是空的"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a.txt：.*图片"),
        ("首页 | 登录 | 注册\n".encode() * 3, "a.txt：没有找到文章正文"),
    ],
)
def test_unreadable_input_writes_nothing(loaded, write, content, message):
    with pytest.raises(CommandError, match=message):
        run(write(content))
    assert not SourceFile.objects.exists()


def test_one_bad_file_keeps_no_other_out(loaded, write, capsys):
    """Each file is whole or not at all, and what is told as stored is stored."""
    files = [write(b"", "a.txt"), write(TEXT, "b.txt"), "nowhere.txt"]
    with pytest.raises(CommandError) as raised:
        run(*files)
    first, second, count = str(raised.value).splitlines()
    assert first.startswith("a.txt：文件是空的")
    assert second.startswith("nowhere.txt：无法读取")
    assert count == "3 个文件中有 2 个未能导入，原因如上，其余 1 个已入库。"
    assert capsys.readouterr().out == "b.txt：《青岭县推进有效衔接的探索》举措 3 条\n"
    assert SourceFile.objects.get().file_name == "b.txt"


def test_a_text_that_is_stored_already_stops_no_other(loaded, write):
    run(write(TEXT))
    with pytest.raises(CommandError, match=r"(?s)b\.txt：正文与已入库的.*其余 1 个已入库"):
        run(write(TEXT + "\n", "b.txt"), write(TEXT.replace("茶", "稻"), "c.txt"))
    assert list(SourceFile.objects.order_by("pk").values_list("file_name", flat=True)) == ["a.txt", "c.txt"]


def test_a_dry_run_shows_what_it_can_read(loaded, write, capsys):
    with pytest.raises(CommandError, match=r"(?s)a\.txt：文件是空的.*2 个文件中有 1 个未能导入，原因如上。"):
        run(write(b"", "a.txt"), write(TEXT, "b.txt"), "--dry-run", "--json")
    assert [file["file"] for file in json.loads(capsys.readouterr().out)] == ["b.txt"]


def test_a_missing_file_is_named(loaded):
    with pytest.raises(CommandError, match=r"nowhere\.txt：无法读取"):
        run("nowhere.txt")


def test_an_unknown_region_is_refused_before_reading(loaded):
    with pytest.raises(CommandError, match="地区代码 999999 不在行政区划库中"):
        run("nowhere.txt", region="999999")


@pytest.mark.parametrize(
    "arguments", [[], ["a.txt", "--jsonl", "b.jsonl"], ["--jsonl", "b.jsonl", "--dry-run"]]
)
def test_arguments_that_do_not_fit_say_so(loaded, arguments):
    with pytest.raises(CommandError, match=r"二者选一|只用于逐个文件"):
        run(*arguments)


def test_a_dry_run_writes_nothing_and_keeps_the_contract(loaded, write, capsys):
    run(write(TEXT), "--dry-run", "--json")
    (file,) = json.loads(capsys.readouterr().out)
    (article,) = file["articles"]
    body = article["body"]
    assert file["file"] == "a.txt"
    assert article["title"] == "青岭县推进有效衔接的探索"
    assert article["authors"] == [{"name": "林青山", "position": "青岭县委农办主任", "is_body": False}]
    assert [measure["title"] for measure in article["measures"]] == [
        "健全监测机制",
        "发展特色产业",
        "拓宽就业渠道",
    ]
    assert all(body[row["start"] : row["end"]] == row["text"] for row in article["measures"])
    assert all(body[row["start"] : row["end"]] == row["surface"] for row in article["figures"])
    assert {(row["value"], row["unit"]) for row in article["figures"]} == {
        (120, "个"),
        (600_000, "亩"),
        (12, "家"),
    }
    assert not SourceFile.objects.exists()


def test_a_dry_run_tells_who_reported(loaded, write, capsys):
    story = f"茶园开了\n近日，青岭县开了茶园。{TEXT.split(chr(10), 3)[3]}（记者 林青山）"
    run(write(story), "--dry-run", "--json")
    (article,) = json.loads(capsys.readouterr().out)[0]["articles"]
    assert article["authors"] == [{"name": "林青山", "position": "", "is_body": False, "is_reporter": True}]


def test_a_dry_run_names_bad_rows_and_what_was_left_out(loaded, write, capsys):
    rows = ["标题,正文,备注", "做法一,一是建设茶园。,甲", "做法二,,乙"]
    run(write("\n".join(rows), "清单.csv"), "--dry-run", "--json")
    printed = capsys.readouterr()
    (file,) = json.loads(printed.out)
    assert file["bad_rows"] == [{"row": 3, "sheet": "", "problem": "缺少正文"}]
    (left_out,) = file["left_out"]
    assert (left_out["what"], left_out["count"], left_out["sample"]) == ("column", 1, "备注")
    assert left_out["said"] in file["articles"][0]["warnings"][0]
    assert "清单.csv：第 3 行不能导入：缺少正文" in printed.err


def test_a_page_saved_with_its_folder_is_one_article(loaded, write, tmp_path, capsys):
    folder = tmp_path / "存档"
    (folder / "页面_files").mkdir(parents=True)
    (folder / "页面.html").write_text(
        f"<html><body>{''.join(f'<p>{p}</p>' for p in TEXT.split(chr(10)))}</body></html>"
    )
    (folder / "页面_files" / "a.css").write_text("p {}")
    run(str(folder), "--dry-run", "--json")
    (file,) = json.loads(capsys.readouterr().out)
    assert (file["file"], len(file["articles"])) == ("存档/页面.html", 1)
    assert file["left_out"][0]["what"] == "side_file"


def test_an_import_stores_article_file_and_measures(loaded, write):
    run(write(TEXT), region="520000")
    article = Article.objects.get()
    assert (article.region_id, article.status) == ("520000", "published")
    assert bytes(article.source_file.content).decode() == TEXT
    assert article.measures.count() == 3
    assert all(measure.is_verified for measure in Measure.objects.select_related("article"))


def test_a_second_import_changes_nothing(loaded, write, capsys):
    run(write(TEXT))
    run(write(TEXT))
    assert "已导入过，跳过" in capsys.readouterr().out
    assert Article.objects.count() == 1


def test_a_draft_stays_unpublished(loaded, write):
    run(write(TEXT), "--draft")
    assert Article.objects.get().status == "draft"


def test_gb18030_is_read(loaded, write):
    run(write(TEXT.encode("gb18030")))
    assert Article.objects.get().title == "青岭县推进有效衔接的探索"


def test_an_archive_with_a_bad_member_writes_nothing(loaded, write):
    archive = make_zip({"a.txt": TEXT.encode(), "b.docx": b"broken"})
    with pytest.raises(CommandError, match=r"一批\.zip/b\.docx：扩展名"):
        run(write(archive, "一批.zip"))
    assert not SourceFile.objects.exists()


def test_an_archive_is_its_members(loaded, write):
    document = make_docx(lambda document: [document.add_paragraph(line) for line in TEXT.split("\n")])
    other = TEXT.replace("茶", "稻").encode()
    run(write(make_zip({"a.docx": document, "b.txt": other}), "一批.zip"))
    names = SourceFile.objects.order_by("pk").values_list("file_name", flat=True)
    assert list(names) == ["一批.zip/a.docx", "一批.zip/b.txt"]
    assert Article.objects.count() == 2


def test_good_rows_of_a_list_are_taken_and_bad_ones_handed_back(loaded, write, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    rows = ["标题,正文,地区", "甲,一是发展茶产业。,贵州省", "乙,,贵州省", "丙,二是监测。,不存在的县"]
    run(write("\n".join(rows), "清单.csv"))
    assert [article.title for article in Article.objects.all()] == ["甲"]
    assert "有 2 行未能导入" in capsys.readouterr().err
    back = (tmp_path / "清单.坏行.csv").read_text(encoding="utf-8-sig").splitlines()
    assert back[1] == "3,缺少正文,乙,,贵州省"
    run(write("\n".join(rows[:1] + rows[2:]), "清单.csv"))
    assert (tmp_path / "清单.坏行2.csv").exists()


def test_a_text_of_more_measures_than_any_article_has_is_refused(loaded, write, monkeypatch):
    monkeypatch.setattr("intake.storing.MOST_MEASURES", 1)
    with pytest.raises(CommandError, match="超过一篇文章 1 条的上限"):
        run(write(TEXT))
    assert not Article.objects.exists()


def test_a_reprint_is_proposed(loaded, write):
    run(write(TEXT))
    run(write(TEXT.replace("，", "， ") + "\n\n（责任编辑：小林）", "b.txt"))
    assert ReprintMember.objects.count() == 2


@pytest.mark.one_database
@needs_ocr
def test_a_scan_is_recognised_by_the_command_itself(loaded, write, capsys):
    path = write(make_scan(*SCANNED, with_text={2}), "扫描.pdf")
    run(path, "--dry-run", "--json")
    (article,) = json.loads(capsys.readouterr().out)[0]["articles"]
    assert "监测网格120个" in article["body"]
    assert "第 1 页由扫描件识别而来" in article["warnings"][0]
    assert not RecognisedPage.objects.exists()
    run(path)
    assert Article.objects.get().is_recognised
    assert list(RecognisedPage.objects.values_list("number", flat=True)) == [1]


@needs_ocr
def test_what_is_known_of_a_scan_is_not_recognised_again(loaded, write):
    data = make_scan(*SCANNED)
    for number in (1, 2):
        know(data, number, *SCANNED[number - 1].split("\n"))
    run(write(data, "扫描.pdf"))
    assert "监测网格120个" in Article.objects.get().body
    assert RecognisedPage.objects.count() == 2


@pytest.mark.one_database
@needs_ocr
def test_a_page_that_cannot_be_read_writes_no_article(loaded, write):
    png = encoded(Image.effect_noise((300, 300), 90))
    with pytest.raises(CommandError, match=r"a\.png：第 1 页图像已损坏"):
        run(write(png[:-20000], "a.png"))
    assert not SourceFile.objects.exists()


def test_without_the_extra_a_scan_is_refused_with_what_to_do(loaded, write, monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(CommandError, match=r"扫描\.pdf：.*请先用扫描软件或 WPS 做文字识别"):
        run(write(make_scan(*SCANNED), "扫描.pdf"))


def test_a_dry_run_needs_no_migrated_database(write, tmp_path):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}",
        "PYTHONWARNINGS": "",
    }
    command = [sys.executable, "manage.py", "import_articles", "--dry-run", "--json", write(TEXT)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, check=True)
    (article,) = json.loads(done.stdout)[0]["articles"]
    assert len(article["measures"]) == 3
