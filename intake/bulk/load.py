"""Load a collection of any size from JSON lines: batch by batch, resumable, bad lines reported and skipped."""

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import transaction
from tqdm import tqdm

from documents.actions.articles import get_source, store_authors
from documents.ingest.parsed import IngestError
from documents.models import Article, ArticleIndex
from documents.models.article import body_sha256
from documents.plain import values_of
from documents.search.index import Cutter, loading, settle
from documents.search.tokenizer import Tokens
from intake.bulk.lines import BadLineError, BulkLine, parse_line
from intake.computed import Computed, compute
from intake.derived import derive
from measures.extraction import Lexicon
from measures.models import MeasureIndex
from regions.models import Region

# Lines that one transaction stores while the next ones are cut.
BATCH_LINES = 300


@dataclass
class LoadReport:
    """`problems` are (line number from 1, message); `missing_themes` slugs that were named and that no theme has."""

    added: int = 0
    known: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)
    missing_themes: set[str] = field(default_factory=set)


def load_lines(*, path: Path, status: str, lexicon: Lexicon | None) -> LoadReport:
    """Store every good line that is not there yet; each batch is one transaction.

    Without a `lexicon` no measures are extracted; what is confirmed while a load runs teaches the next one.

    Raises IngestError where the file cannot be read at all.
    """
    report = LoadReport()
    with Cutter() as cutter, loading(ArticleIndex, MeasureIndex):
        regions = Region.objects.select_related("parent__parent", "successor__parent__parent").in_bulk()
        waiting = None
        for batch in batches(path, regions, report):
            started = StartedBatch(batch, cutter, regions)
            if waiting is not None:
                waiting.store(status=status, lexicon=lexicon, report=report)
            waiting = started
        if waiting is not None:
            waiting.store(status=status, lexicon=lexicon, report=report)
        if report.added:
            for token_row in (ArticleIndex, MeasureIndex):
                settle(token_row)
    return report


def batches(path: Path, regions: Mapping[str, Region], report: LoadReport) -> Iterator[list[BulkLine]]:
    """Yield the good lines in lists; bad ones go to the report."""
    batch: list[BulkLine] = []
    for number, line in numbered_lines(path):
        try:
            batch.append(checked_line(line, regions))
        except BadLineError as error:
            report.problems.append((number, str(error)))
        if len(batch) == BATCH_LINES:
            yield batch
            batch = []
    if batch:
        yield batch


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield (number, line) of the lines that are not blank, with a progress bar over the file's bytes."""
    try:
        with (
            path.open("rb") as raw,
            tqdm(total=path.stat().st_size, unit="B", unit_scale=True, disable=None) as bar,
        ):
            lines = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
            for number, line in enumerate(lines, start=1):
                bar.update(raw.tell() - bar.n)
                if line.strip():
                    yield number, line
    except (OSError, EOFError) as error:
        raise IngestError(f"{path.name}：无法读取（{error}）。请核对文件是否完整。") from error


def checked_line(raw: bytes, regions: Mapping[str, Region]) -> BulkLine:
    try:
        line = parse_line(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLineError("不是 UTF-8 编码") from error
    if line.article.region_code and line.article.region_code not in regions:
        raise BadLineError(f"地区代码 {line.article.region_code} 不在行政区划库中")
    return placed_today(line, regions)


def placed_today(line: BulkLine, regions: Mapping[str, Region]) -> BulkLine:
    """A line of an abolished region stands in the one that it became, and keeps its code beside."""
    code = line.article.region_code
    today = regions[code].today.code if code else ""
    if today == code:
        return line
    return replace(line, article=replace(line.article, region_code=today), region_then=code)


class StartedBatch:
    """Lines that are not stored yet, their texts being cut by other processes while an earlier batch is written."""

    def __init__(self, lines: list[BulkLine], cutter: Cutter, regions: Mapping[str, Region]):
        wanted = {line.external_id: line for line in reversed(lines)}
        known = set(Article.objects.filter(external_id__in=wanted).values_list("external_id", flat=True))
        self.count = len(lines)
        self.lines = [line for key, line in reversed(wanted.items()) if key not in known]
        self.cut = cutter.start(
            text for line in self.lines for text in (line.article.title, searched_text(line, regions))
        )

    def store(self, *, status: str, lexicon: Lexicon | None, report: LoadReport) -> None:
        cut = self.cut()
        computed = {
            line.external_id: compute(
                title=line.article.title, body=line.article.body, lexicon=lexicon, signs=False
            )
            for line in self.lines
        }
        self.write(cut, computed, status, report)

    @transaction.atomic
    def write(
        self, cut: list[Tokens], computed: Mapping[str, Computed], status: str, report: LoadReport
    ) -> None:
        # A batch that was read while this one was written may hold the same article.
        taken = set(
            Article.objects.filter(external_id__in=[line.external_id for line in self.lines]).values_list(
                "external_id", flat=True
            )
        )
        new = [
            (line, title, body)
            for line, title, body in zip(self.lines, cut[::2], cut[1::2], strict=True)
            if line.external_id not in taken
        ]
        articles = Article.objects.bulk_create(
            [unsaved_article(line, status) for line, *_ in new], with_index=False
        )
        rows = []
        for article, (line, title, body) in zip(articles, new, strict=True):
            if line.article.authors:
                store_authors(article=article, authors=line.article.authors)
            rows.append(ArticleIndex.from_tokens(article.pk, title, body))
        # The estimate is taken once, when all are there.
        ArticleIndex.objects.store(rows, refresh=False)
        found = [computed[line.external_id] for line, *_ in new]
        plans = derive(articles=articles, computed=found)
        report.missing_themes.update(*(changes.missing_themes for changes in plans))
        report.added += len(new)
        report.known += self.count - len(new)


def searched_text(line: BulkLine, regions: Mapping[str, Region]) -> str:
    """The body, and below it the names that `ArticleIndex.texts_of` will find when the line is stored."""
    authors = dict.fromkeys((author.name, author.is_body) for author in line.article.authors)
    names = ArticleIndex.names_of((name for name, _ in authors), regions.get(line.article.region_code))
    return "\n".join(filter(None, [line.article.body, names]))


def unsaved_article(line: BulkLine, status: str) -> Article:
    return Article(
        **values_of(line.article),
        region_then_id=line.region_then or None,
        external_id=line.external_id,
        body_sha256=body_sha256(line.article.body),
        source=get_source(line.article.source),
        status=status,
    )
