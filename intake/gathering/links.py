"""One address that a watched page named: fetched, read, and stored as drafts; or why not."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from documents.actions.bylines import batched
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.uploads import open_upload
from documents.ingest.recognising.scans import Recognised
from documents.models import Article, ArticleStatus, GatheredLink, LinkState, SourceFile, WatchedPage
from documents.models.article import body_sha256
from documents.same_text.actions import propose_reprints
from intake.carrier import Draft, Reader
from intake.fetching import Page
from intake.gathering.addresses import Entry, normal
from intake.gathering.polite import Guest
from intake.recognising import Recognise, recognise_keeping
from intake.storing import Stored, store_articles

logger = logging.getLogger(__name__)

MOST_SCANNED_PAGES = 30  # of a file: some minutes


def keep_new(*, page: WatchedPage, entries: Sequence[Entry]) -> int:
    """Remember the addresses that were never seen; return how many are to be fetched. The library knows some already."""
    urls = {entry.url for entry in entries}
    seen = seen_among(urls)
    stored = stored_under(urls - seen)
    new = [entry for entry in entries if entry.url not in seen]
    rows = [
        GatheredLink(
            page=page,
            url=entry.url,
            title=entry.title[:300],
            told_on=entry.on,
            state=LinkState.KNOWN if entry.url in stored else LinkState.WAITING,
            article_id=stored.get(entry.url),
        )
        # The newest stand first on a page, and have the highest number here.
        for entry in reversed(new)
    ]
    # Another visit may have found the same address a moment ago.
    GatheredLink.objects.bulk_create(rows, batch_size=200, ignore_conflicts=True)
    return sum(row.state == LinkState.WAITING for row in rows)


def seen_among(urls: Collection[str]) -> set[str]:
    seen = set[str]()
    for some in batched(urls):
        seen.update(GatheredLink.objects.filter(url__in=some).values_list("url", flat=True))
    return seen


def stored_under(urls: Collection[str]) -> dict[str, int]:
    """Address → the article that is stored under it, however it came in."""
    found: dict[str, int] = {}
    for some in batched(urls):
        found.update(Article.objects.filter(source_url__in=some).values_list("source_url", "pk"))
        files = SourceFile.objects.filter(url__in=some, articles__isnull=False)
        found.update(files.values_list("url", "articles"))
    return found


def take_link(
    *, link: GatheredLink, guest: Guest, reader: Reader, on_page: Callable[[], None] = lambda: None
) -> GatheredLink:
    """Fetch and store what stands at the address; what keeps it from that is written to `problem`, in Chinese. `on_page` is called
    for each scanned page that was recognised, which takes seconds."""
    outcome: dict[str, Any] = {"state": LinkState.FAILED, "problem": "", "tries": link.tries + 1}
    try:
        page = guest.fetch(link.url)
        outcome |= stored_or_known(link, page, reader, recognise_some(on_page))
    except IngestError as error:
        outcome["problem"] = str(error)
    except Exception:
        # A reader's own fault must not keep the other articles out, nor show its insides.
        logger.exception("gathering %s", link.url)
        outcome["problem"] = f"{link.url}：读取时出错，没有存入。请另存后在编审台上传，并告诉管理员。"
    GatheredLink.objects.filter(pk=link.pk).update(tried_at=now(), **outcome)
    link.refresh_from_db()
    return link


def recognise_some(on_page: Callable[[], None]) -> Recognise:
    """What recognises scans of few pages: a visit has other addresses to look at."""

    def told(pages: Iterator[int], _: int) -> Iterator[int]:
        for number in pages:
            on_page()
            yield number

    keeping = recognise_keeping(told)

    def some(data: bytes, numbers: Sequence[int], kind: FileKind, file_name: str) -> Recognised:
        if len(numbers) > MOST_SCANNED_PAGES:
            raise IngestError(
                f"{file_name}：这是 {len(numbers)} 页的扫描件，采集时只识别 {MOST_SCANNED_PAGES} 页以内的。请下载后在编审台上传。"
            )
        return keeping(data, numbers, kind, file_name)

    return some


def stored_or_known(link: GatheredLink, page: Page, reader: Reader, recognise: Recognise) -> dict[str, Any]:
    """How the link stands after what was fetched was stored; raises IngestError where it holds no article."""
    upload = open_upload(page.data, file_name=page.file_name)
    problems, first, is_stored = list(upload.problems), None, False
    for file in upload.files:
        draft = reader.read_file(file, recognise=recognise)
        twin = twin_of(draft)
        if twin is None:
            stored = store(addressed(draft, link, page), link)
            is_stored = is_stored or stored.is_new
            twin = stored.articles[0] if stored.articles else None
        first = first or twin
    state = LinkState.STORED if is_stored else LinkState.KNOWN
    return {"state": state, "article": first, "problem": "\n".join(problems)}


def twin_of(draft: Draft) -> Article | None:
    """The stored article with the text of the file's only one; a file of several is stored whole or refused."""
    if len(draft.reading.articles) != 1:
        return None
    sha256 = body_sha256(draft.reading.articles[0].body)
    return Article.objects.filter(body_sha256=sha256, external_id=None).defer("body").first()


def addressed(draft: Draft, link: GatheredLink, page: Page) -> Draft:
    """With the address, and with what the feed says where the page itself does not."""
    url = normal(page.url) or link.url
    articles = tuple(told(article, link, url) for article in draft.reading.articles)
    received = replace(draft.received, url=url)
    return replace(draft, received=received, reading=replace(draft.reading, articles=articles))


def told(article: ParsedArticle, link: GatheredLink, url: str) -> ParsedArticle:
    is_undated = article.published_on is None and link.told_on is not None
    return replace(
        article,
        title=article.title or link.title,
        source_url=article.source_url or url,
        published_on=link.told_on if is_undated else article.published_on,
        published_precision="day" if is_undated else article.published_precision,
    )


def store(draft: Draft, link: GatheredLink) -> Stored:
    """Store as drafts, in the name of whoever named the page; propose reprints after, each in its own transaction."""
    try:
        with transaction.atomic():
            stored = store_articles(
                received=draft.received,
                parsed=draft.reading.articles,
                computed=draft.computed,
                status=ArticleStatus.DRAFT,
                received_by=link.page.made_by,
            )
    except IntegrityError as error:
        raise IngestError(f"{link.url}：刚刚已由别人存入，没有重复存入。") from error
    if stored.is_new:
        for article in stored.articles:
            propose_reprints(article=article)
    return stored
