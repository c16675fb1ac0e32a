"""File passages under themes: a line of JSON in, a line of JSON out."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from measures.extraction.themes import classify
from measures.lexicon import current_lexicon
from measures.models.theme import OTHER


class Command(BaseCommand):
    help = "给段落归主题：读 JSON 行文件（每行 id、title、section、text），每行输出 id、theme、secondary 与 confidence。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")

    def handle(self, *, file, **options):
        lexicon = current_lexicon()
        for row in read_passages(file):
            verdict = classify(lexicon, title=row.title, text=row.text, section=row.section, article="")
            answer = {
                "id": row.key,
                "theme": verdict.theme or OTHER,
                "secondary": list(verdict.secondary),
                "confidence": verdict.confidence,
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Asked:
    key: Any
    title: str
    section: tuple[str, ...]
    text: str


def read_passages(path: Path) -> list[Asked]:
    """Every passage of the file, or none: CommandError names the first line that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"读不了 {path}：请给出 UTF-8 编码的 JSON 行文件（{error}）。") from error
    return [_asked(line, f"{path} 第 {number} 行") for number, line in enumerate(lines, 1) if line.strip()]


def _asked(line: str, place: str) -> Asked:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise CommandError(f"{place}不是 JSON：{error.msg}。") from error
    if not isinstance(row, dict) or "id" not in row:
        raise CommandError(f"{place}须是含 id 的 JSON 对象。")
    title, text, section = (
        row.get(name) or empty for name, empty in (("title", ""), ("text", ""), ("section", []))
    )
    if isinstance(section, str):
        section = [section]
    words = [title, text, *section] if isinstance(section, list) else [None]
    if not all(isinstance(word, str) for word in words):
        raise CommandError(f"{place}：title 与 text 须是文字，section 须是文字的列表。")
    return Asked(row["id"], title, tuple(section), text)
