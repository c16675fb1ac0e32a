"""Load a collection of any size from JSON lines: batch by batch, resumable, bad lines reported and skipped."""

import gzip
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import transaction
from tqdm import tqdm

from documents.actions.articles import NewArticle, create_articles
from documents.actions.bylines import searched_names
from documents.ingest.parsed import IngestError
from documents.models import Article, ArticleIndex
from documents.search.index import loading, settle
from documents.search.vocabulary import dictionary_in_force
from intake.bulk.crew import Crew, crew
from intake.bulk.lines import BadLineError, BulkLine, parse_line
from intake.computed import Computed, Text
from intake.derived import derive
from measures.extraction import Lexicon
from measures.models import MeasureIndex
from regions.models import Region

# Lines that one transaction stores, a second's work in which nobody else writes on SQLite, while the next ones are read.
BATCH_LINES = 200
# Batches that are being read while one is written: enough that neither side waits.
AHEAD = 3


@dataclass
class LoadReport:
    """`problems` are (line number from 1, message); `missing_themes` slugs that were named and that no theme has."""

    added: int = 0
    known: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)
    missing_themes: set[str] = field(default_factory=set)


def load_lines(
    *, path: Path, status: str, lexicon: Lexicon | None, jobs: int = 0, cluster: str = ""
) -> LoadReport:
    """Store every good line that is not there yet; each batch is one transaction, read before in `jobs` processes or by the
    workers of a Dask cluster at this address.

    Without a `lexicon` no measures are extracted; what is confirmed while a load runs teaches the next one.

    Raises IngestError where the file cannot be read at all or the cluster does not serve.
    """
    report = LoadReport()
    with loading(ArticleIndex, MeasureIndex), crew(lexicon=lexicon, jobs=jobs, cluster=cluster) as hands:
        regions = Region.objects.select_related("parent__parent", "successor__parent__parent").in_bulk()
        begun: deque[BegunBatch] = deque()
        for batch in batches(path, regions, report):
            begun.append(BegunBatch(batch, hands, regions))
            if len(begun) > AHEAD:
                begun.popleft().store(status=status, report=report)
        while begun:
            begun.popleft().store(status=status, report=report)
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


class BegunBatch:
    """Lines that are not stored yet, their texts being read by other processes while earlier batches are written."""

    def __init__(self, lines: list[BulkLine], hands: Crew, regions: Mapping[str, Region]):
        wanted = {line.external_id: line for line in reversed(lines)}
        known = known_among(wanted)
        self.count = len(lines)
        self.lines = [line for key, line in reversed(wanted.items()) if key not in known]
        self.computed = hands.begin([text_of(line, regions) for line in self.lines])

    def store(self, *, status: str, report: LoadReport) -> None:
        self.write(self.computed(), status, report)

    @transaction.atomic
    def write(self, computed: list[Computed], status: str, report: LoadReport) -> None:
        dictionary_in_force()
        # A batch that was begun before an earlier one was written may hold the same article.
        taken = known_among([line.external_id for line in self.lines])
        pairs = [pair for pair in zip(self.lines, computed, strict=True) if pair[0].external_id not in taken]
        new = [new_article(line, each, status) for line, each in pairs]
        articles = create_articles(new=new, has_history=False)
        plans = derive(articles=articles, computed=[each for _, each in pairs], are_new=True)
        report.missing_themes.update(*(changes.missing_themes for changes in plans))
        report.added += len(new)
        report.known += self.count - len(new)


def known_among(external_ids: Collection[str]) -> set[str]:
    stored = Article.objects.filter(external_id__in=external_ids)
    return set(stored.values_list("external_id", flat=True))


def text_of(line: BulkLine, regions: Mapping[str, Region]) -> Text:
    article = line.article
    return Text(article.title, article.body, searched_names(article, regions.get(article.region_code)))


def new_article(line: BulkLine, computed: Computed, status: str) -> NewArticle:
    cut = computed.cut_now()
    columns = {"external_id": line.external_id, "status": status}
    if line.region_then:
        columns["region_then_id"] = line.region_then
    return NewArticle(line.article, columns, (cut.title, cut.body) if cut else None)
