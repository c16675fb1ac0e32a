"""Mail readers what is new in the searches that they keep: to be run once a day, by cron or a timer."""

from argparse import ArgumentParser
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext

from regions.speaking import grouped
from web.accounts.preferences import in_language_of
from web.lists.newest import Item, news_of
from web.people import name_of
from web.readers.actions import note_mailed
from web.readers.digests import key_of
from web.readers.models import SavedSearch

MOST_ROWS = 20  # of one search in one mail


class Command(BaseCommand):
    help = "把各人保存的检索里新到的内容寄给勾选了寄送的人；每天运行一次。要先设置 EMAIL_URL 和 XIANJIE_SITE_URL。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="只列出会寄给谁、几条，不寄")

    def handle(self, *args: object, **options: object) -> None:
        if not settings.EMAIL_IS_SET:
            raise CommandError("没有设置 EMAIL_URL，寄不出邮件。请在 .env 里写上邮件服务器的地址。")
        moment, sent, failed = now(), 0, 0
        wanting = User.objects.filter(preference__has_digest=True, is_active=True).exclude(email="")
        for user in wanting.order_by("pk"):
            searches = list(user.saved_searches.all())
            found = {saved: news_of(saved, user, saved.mailed_at).first(MOST_ROWS + 1) for saved in searches}
            found = {saved: items for saved, items in found.items() if items}
            if not found:
                continue
            count = sum(len(items) for items in found.values())
            if options["dry_run"]:
                self.stdout.write(f"{user.get_username()}：{count} 条")
                continue
            try:
                with in_language_of(user):
                    message = message_to(user, found)
                message.send()
            except OSError as error:
                # The next run tells of the same news again.
                failed += 1
                # A timer's journal keeps this: neither a name nor the address that a mail server repeats.
                self.stderr.write(f"账号 {user.pk}：没有寄出（{type(error).__name__}）")
                continue
            note_mailed(searches=searches, at=moment)
            sent += 1
        if options["dry_run"]:
            return
        self.stdout.write(f"寄出 {sent} 封" + (f"，{failed} 封没有寄出" if failed else ""))
        if failed:
            raise CommandError("有邮件没有寄出，请检查 EMAIL_URL；下次运行会再寄。")


def message_to(user: User, found: dict[SavedSearch, list[Item]]) -> EmailMessage:
    stop = absolute(reverse("unsubscribe", args=[key_of(user)]))
    count = sum(min(len(items), MOST_ROWS) for items in found.values())
    parts = [gettext("{name}：").format(name=name_of(user)), "", gettext("您关注的检索有新内容："), ""]
    for saved, items in found.items():
        parts += [f"■ {saved.name}", absolute(saved.get_absolute_url()), ""]
        parts += [line for item in items[:MOST_ROWS] for line in told(item)]
        if len(items) > MOST_ROWS:
            parts += ["  " + gettext("……更多请打开上面的链接"), ""]
    parts += [
        gettext("全部关注：{address}").format(address=absolute(reverse("following"))),
        gettext("不想再收到：{address}").format(address=stop),
    ]
    return EmailMessage(
        subject=ngettext(
            "衔接库：关注的检索有 {count} 条新内容", "衔接库：关注的检索有 {count} 条新内容", count
        ).format(count=grouped(count)),
        body="\n".join(parts),
        to=[user.email],
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        connection=get_connection(),
    )


def told(item: Item) -> list[str]:
    region = item.article.region
    place = gettext("（") + region.shown_name + gettext("）") if region else ""
    title = getattr(item.row, "title", "")
    return [f"· {title}{place}", f"  {absolute(item.address)}", ""]


def absolute(address: str) -> str:
    return urljoin(settings.SITE_URL, address)
