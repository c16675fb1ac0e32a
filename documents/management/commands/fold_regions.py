"""Articles of regions that are no more stand in what those became, and keep the code of their time beside; towns and development
zones are named anew."""

from typing import Any

from django.core.management.base import BaseCommand

from documents.actions.places import find_smaller_places, fold_regions


class Command(BaseCommand):
    help = (
        "把属于已撤销区划的文章归到今天的区划下，并记下当时的区划；按标题记下所说的乡镇、开发区。"
        "可重复执行。升级后或区划变更后运行一次。"
    )

    def handle(self, **_: Any) -> None:
        self.stdout.write(f"归并了 {fold_regions()} 篇文章")
        self.stdout.write(f"按标题改记其下乡镇或开发区的有 {find_smaller_places()} 篇")
