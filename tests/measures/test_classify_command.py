import json

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def run(db, tmp_path, capsys):
    def run(text):
        path = tmp_path / "passages.jsonl"
        path.write_text(text, encoding="utf-8")
        call_command("classify_measures", str(path))
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": 1}\nno json', "第 2 行不是 JSON"),
        ('["a"]', "第 1 行须是含 id 的 JSON 对象"),
        ('{"title": "改厕"}', "第 1 行须是含 id 的 JSON 对象"),
        ('{"id": 1, "text": 3}', "第 1 行：title 与 text 须是文字"),
        ('{"id": 1, "section": [null]}', "第 1 行：title 与 text 须是文字"),
        ('{"id": 1, "section": 5}', "第 1 行：title 与 text 须是文字"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_nothing_printed(run, capsys, text, said):
    with pytest.raises(CommandError, match=said):
        run(text)
    assert capsys.readouterr().out == ""


def test_a_file_that_is_not_there_is_said(db, tmp_path):
    with pytest.raises(CommandError, match="读不了"):
        call_command("classify_measures", str(tmp_path / "none.jsonl"))


def test_each_passage_gets_a_line_in_order(run):
    rows = [
        {"id": "a", "title": "改造厕所", "section": ["人居环境"], "text": "改造农村厕所，治理污水。"},
        {"id": 7, "title": None, "section": None, "text": ""},
        {"id": "c", "text": "世界杯今天在赛区开赛，来自十七个国家的运动员将参加比赛。"},
    ]
    found = run("\n".join(map(json.dumps, rows)) + "\n\n")
    assert [row["id"] for row in found] == ["a", 7, "c"]
    assert [row["theme"] for row in found] == ["environment", "other", "other"]
    assert found[0].keys() == {"id", "theme", "secondary", "confidence"}
    assert found[0]["confidence"] > 0.8
