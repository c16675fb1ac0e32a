"""Import articles from files, or a collection from JSON lines; or show what an import would store."""

import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from tqdm import tqdm

from documents.ingest.parsed import IngestError
from documents.ingest.readers import ARCHIVES, LIST_KINDS, READERS, named
from documents.models import ArticleStatus
from intake.bulk.load import LoadReport, load_lines
from intake.carrier import Draft, Reader
from intake.dry_run import article_as_json
from intake.recognising import recognise_keeping, recognise_passing
from intake.storing import store_articles
from measures.filing import missing_notice
from measures.lexicon import current_lexicon


class Command(BaseCommand):
    help = (
        f"导入文章：{named(READERS)}；装着它们的{named(ARCHIVES)}；每行一篇的{named(LIST_KINDS)}；"
        "或用 --jsonl 导入大批文章。"
        "--dry-run --json 只显示结果，不写入。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="只分析，不写入数据库")
        parser.add_argument("--json", action="store_true", help="与 --dry-run 同用：输出 JSON")
        parser.add_argument("--region", default="", metavar="CODE", help="六位区划代码，代替识别出的地区")
        parser.add_argument("--draft", action="store_true", help="导入为草稿，不公开")
        parser.add_argument("--jsonl", type=Path, metavar="FILE", help="每行一篇文章的 JSON，可为 .gz")
        parser.add_argument("--no-extract", action="store_true", help="只入库，不提取举措")
        parser.add_argument(
            "--jobs", type=int, default=0, metavar="N", help="与 --jsonl 同用：用几个进程读取，默认每核一个"
        )
        parser.add_argument(
            "--cluster",
            default="",
            metavar="ADDRESS",
            help="与 --jsonl 同用：交给这个 Dask 集群读取，如 tcp://10.0.0.5:8786",
        )

    def handle(self, *, files: Sequence[Path], jsonl: Path | None, **options: Any) -> None:
        if bool(files) == bool(jsonl):
            raise CommandError("请给出要导入的文件，或用 --jsonl 给出一个 JSON 行文件（二者选一）。")
        if jsonl and options["dry_run"]:
            raise CommandError("--dry-run 只用于逐个文件导入，不与 --jsonl 同用。")
        if options["cluster"] and not jsonl:
            raise CommandError("--cluster 只与 --jsonl 同用。")
        status = ArticleStatus.DRAFT if options["draft"] else ArticleStatus.PUBLISHED
        try:
            if jsonl:
                lexicon = None if options["no_extract"] else current_lexicon()
                hands = {"jobs": options["jobs"], "cluster": options["cluster"]}
                self.report(load_lines(path=jsonl, status=status, lexicon=lexicon, **hands))
            else:
                self.import_files(files, status=status, **options)
        except IngestError as error:
            raise CommandError(str(error)) from error

    def import_files(
        self,
        files: Sequence[Path],
        *,
        status: str,
        region: str,
        dry_run: bool,
        no_extract: bool,
        **options: Any,
    ) -> None:
        reader = Reader(with_measures=not no_extract)
        if region and reader.gazetteer.row(region) is None:
            raise IngestError(f"地区代码 {region} 不在行政区划库中。请核对 --region 的六位代码。")
        recognise = recognise_passing(shown) if dry_run else recognise_keeping(shown)
        read: list[Draft] = []
        missing: set[str] = set()
        problems: list[str] = []
        for path in files:
            try:
                drafts = reader.read(path, region_code=region, recognise=recognise)
                if dry_run:
                    read += drafts
                else:
                    self.store(drafts, status=status)
            except IngestError as error:
                problems.append(str(error))
            else:
                missing.update(*(draft.missing_themes for draft in drafts))
        if missing:
            self.stderr.write(missing_notice(missing))
        if read:
            self.show(read, as_json=options["json"])
            self.name_bad_rows(read)
        if problems:
            raise CommandError(told(problems, len(files), dry_run=dry_run))

    def show(self, drafts: Sequence[Draft], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(
                json.dumps([draft_as_json(draft) for draft in drafts], ensure_ascii=False, indent=1)
            )
            return
        for draft in drafts:
            for article, computed in zip(draft.reading.articles, draft.computed, strict=True):
                found = computed.extraction
                counts = f"举措 {len(found.measures)} · 数据 {len(found.figures)}" if found else "未提取"
                self.stdout.write(
                    f"{draft.received.file_name}：《{article.title}》{article.region_code} {counts}"
                )
            for each in draft.reading.left_out:
                self.stdout.write(f"{draft.received.file_name}：没有读入：{each}")

    def name_bad_rows(self, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            for row in draft.reading.bad:
                self.stderr.write(f"{draft.received.file_name}：{row.place}不能导入：{row.problem}")

    def store(self, drafts: Sequence[Draft], *, status: str) -> None:
        """Store what a file or an archive holds, whole or not at all, and then say what was stored."""
        with transaction.atomic():
            lines = [line for draft in drafts for line in self.stored(draft, status=status)]
        for line in lines:
            self.stdout.write(line)
        for draft in drafts:
            if draft.reading.bad_rows:
                self.hand_back(draft)

    def stored(self, draft: Draft, *, status: str) -> list[str]:
        """Store the articles of one file; what is said of it."""
        if not draft.reading.articles:
            return []
        done = store_articles(
            received=draft.received,
            parsed=draft.reading.articles,
            computed=draft.computed,
            status=status,
        )
        said = [f"《{article.title}》举措 {article.measures.count()} 条" for article in done.articles]
        return [
            f"{draft.received.file_name}：{line}" for line in (said if done.is_new else ["已导入过，跳过"])
        ]

    def hand_back(self, draft: Draft) -> None:
        """Write the rows of a list that were not taken to a file of their own in the working directory."""
        path = free_path(Path(f"{Path(draft.received.file_name).stem}.坏行.csv"))
        path.write_bytes(draft.reading.bad_rows)
        self.stderr.write(
            f"{draft.received.file_name}：有 {len(draft.reading.bad)} 行未能导入，连同原因写在 {path}，改好后可直接再导入。"
        )

    def report(self, report: LoadReport) -> None:
        for line_number, problem in report.problems:
            self.stderr.write(f"第 {line_number} 行：{problem}")
        if report.missing_themes:
            self.stderr.write(missing_notice(report.missing_themes))
        self.stdout.write(
            f"新增 {report.added} 篇，已有 {report.known} 篇，跳过坏行 {len(report.problems)} 行"
        )


def told(problems: Sequence[str], count: int, *, dry_run: bool) -> str:
    """What kept files out, and of more than one file how many of them."""
    if count == 1:
        return problems[0]
    others = "" if dry_run or len(problems) == count else f"，其余 {count - len(problems)} 个已入库"
    return "\n".join([*problems, f"{count} 个文件中有 {len(problems)} 个未能导入，原因如上{others}。"])


def shown(pages: Iterator[int], count: int) -> Iterator[int]:
    return iter(tqdm(pages, desc="识别扫描件", total=count, unit="页", disable=None))


def draft_as_json(draft: Draft) -> dict[str, Any]:
    articles = [
        article_as_json(article, computed.found)
        for article, computed in zip(draft.reading.articles, draft.computed, strict=True)
    ]
    return {
        "file": draft.received.file_name,
        "articles": articles,
        "bad_rows": [
            {"row": row.number, "sheet": row.sheet, "problem": row.problem} for row in draft.reading.bad
        ],
        "left_out": [
            {"what": each.what, "count": each.count, "sample": each.sample, "said": str(each)}
            for each in draft.reading.left_out
        ],
    }


def free_path(path: Path) -> Path:
    """Return the path, or the first of its numbered variants that no file has."""
    variants = (path.with_stem(f"{path.stem}{number}") for number in itertools.count(2))
    return next(each for each in (path, *itertools.islice(variants, 999)) if not each.exists())
