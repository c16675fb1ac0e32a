"""Visit the watched pages now; a worker does the same by itself."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.models import VisitResult, WatchedPage
from intake.gathering.visits import due_pages
from intake.jobs.tasks import gather

FETCHING_IS_OFF = "这个系统不许抓取网页。可以连外网的，请在 .env 里设 XIANJIE_ALLOW_FETCH=1，重新启动后再试。"


class Command(BaseCommand):
    help = "查看管理员在后台指定的采集来源（订阅或列表页），把新文章存为草稿；不公开任何文章。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME", help="来源的名称；不给则为所有到时间的来源")
        parser.add_argument("--all", action="store_true", help="启用的来源全部查看，不论是否到时间")

    def handle(self, *, names: Sequence[str], **options: Any) -> None:
        if not settings.ALLOW_FETCH:
            raise CommandError(FETCHING_IS_OFF)
        pages = chosen(names, is_all=options["all"])
        if not pages:
            self.stdout.write("没有到时间的采集来源。")
        for page in pages:
            before = page.visited_at
            visited = gather(page)
            if visited.visited_at == before:
                said = "另一个查看正在进行，这次略过"
            else:
                said = f"{visited.get_result_display()}\n{visited.said}".strip().replace("\n", "\n  ")
            stream = self.stderr if visited.result == VisitResult.FAILED else self.stdout
            stream.write(f"{page.name}：{said}")


def chosen(names: Sequence[str], *, is_all: bool) -> list[WatchedPage]:
    if not names:
        return list(WatchedPage.objects.filter(is_active=True)) if is_all else due_pages()
    found = list(WatchedPage.objects.filter(name__in=names))
    unknown = set(names) - {page.name for page in found}
    if unknown:
        raise CommandError(f"没有名叫 {'、'.join(sorted(unknown))} 的采集来源。请在后台的“采集来源”里核对。")
    return found
