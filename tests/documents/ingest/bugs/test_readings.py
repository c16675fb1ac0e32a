"""Inputs of which other projects have public bug reports: each folder holds small files of ours and what they say.

`expected.toml` names, a table a file: `refused` (a pattern of the message), or `articles`, each with what is right of
it; `left_out` and `bad_rows` where the file has any. A body is that of `county` unless `has` or `lacks` say otherwise.
"""

import re
import tomllib
from pathlib import Path

import pytest

from documents.ingest import ingest_text
from documents.ingest.parsed import IngestError
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.tables.lists import read_rows
from documents.ingest.readers.tables.rows import ListSource
from documents.ingest.readers.uploads import open_upload

HERE = Path(__file__).parent
TITLE = "{county}巩固脱贫成果同乡村振兴衔接的三项做法"
BODY = """近年来，{county}把巩固脱贫成果放在首位，推动各项工作向乡村振兴平稳过渡，群众生活一年比一年好。
一、健全防止返贫监测。县里组建了217支入户队，每月走访一次，对收入骤减的家庭当天建档。2021年以来共识别监测对象1284户，其中1190户已消除风险。
二、壮大中药材产业。建成黄芪、党参标准化基地4.6万亩，扶持合作社83家，带动6300户户均增收3200元。
三、改善农村人居环境。完成户厕改造2.1万座，农村自来水普及率达到98.5%，建成垃圾转运站16座。"""
CASES = [
    pytest.param(folder, name, expected, id=f"{folder.name}/{name}")
    for folder in sorted(HERE.iterdir())
    if (folder / "expected.toml").is_file()
    for name, expected in tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8")).items()
]


def test_every_input_has_its_reading():
    inputs = {path for path in HERE.glob("*/*") if path.suffix not in {".toml", ".pyc"}}
    assert inputs == {folder / name for folder, name, _ in (case.values for case in CASES)}


def read(path, gazetteer):
    """Return (articles, what was left out, bad rows) of a file, as the desk reads it."""
    upload = open_upload(path.read_bytes(), file_name=path.name)
    articles, left_out, bad = [], list(upload.left_out), []
    for file in upload.files:
        source = read_source(file.data, file.kind, file_name=file.path)
        if isinstance(source, ListSource):
            found = read_rows(source, file_name=path.name, find_region=lambda text: code_of(text, gazetteer))
            articles += [article for _, article in found.articles]
            bad += found.bad_rows
            left_out += found.left_out
        else:
            left_out += source.left_out
            articles += ingest_text(source, file_name=file.path, gazetteer=gazetteer)
    return articles, left_out, bad


def code_of(text, gazetteer):
    return text if text.isdecimal() else next((each.code for each in gazetteer.find(text)), "")


@pytest.mark.parametrize(("folder", "name", "expected"), CASES)
def test_a_file_is_read_whole_or_says_why_not(gazetteer, folder, name, expected):
    if "refused" in expected:
        with pytest.raises(IngestError) as error:
            read(folder / name, gazetteer)
        assert re.search(expected["refused"], str(error.value))
        return
    articles, left_out, bad = read(folder / name, gazetteer)
    assert len(articles) == len(expected["articles"])
    for article, right in zip(articles, expected["articles"], strict=True):
        check(article, right)
    assert [each.what for each in left_out] == expected.get("left_out", [])
    assert [[row.number, row.problem] for row in bad] == expected.get("bad_rows", [])


def check(article, right):
    county = right.get("county", "渭源县")
    found = {
        "title": article.title,
        "body": article.body,
        "published": str(article.published_on or ""),
        "region": article.region_code,
        "authors": [f"{author.name} {author.position}".strip() for author in article.authors],
        "source": article.source,
        "url": article.source_url,
        "warnings": len(article.warnings),
    }
    asked = {key: value for key, value in right.items() if key in found}
    defaults = {"title": TITLE.format(county=county)}
    if not {"has", "lacks"} & right.keys():
        defaults["body"] = BODY.format(county=county)
    wanted = defaults | asked
    assert {key: found[key] for key in wanted} == wanted
    assert all(words in article.body for words in right.get("has", []))
    assert not any(words in article.body for words in right.get("lacks", []))
