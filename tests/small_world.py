"""The small library that most tests of pages and of the desk look at, made once for many tests."""

from contextvars import Context
from copy import deepcopy

from django.contrib.auth.models import User
from django.db import connection, transaction

from documents.followers import articles_moved
from tests.factories import make_article, make_author, make_measure, make_region, make_source, make_theme


class World:
    """Two counties and their province, three published articles and a draft.

    | article  | region         | published  | measures (theme, status)                                        |
    |----------|----------------|------------|-----------------------------------------------------------------|
    | tea      | 青岭县 529901  | 2021-03-01 | 建设生态茶园 (industry, candidate), 建立监测网格 (monitoring, confirmed) |
    | rice     | 白河县 529902  | 2022-06-15 | 发展优质稻 (industry, candidate), 旧办法 (finance, rejected)       |
    | province | 南山省 520000  | 2022-08-01 | 健全防返贫监测机制 (monitoring, candidate)                        |
    | draft    | 青岭县 529901  | none       | 起草中的做法 (industry, candidate)                               |

    What finds what: 茶园 → tea · 优质稻 → rice · 监测 → tea and province · 旧办法 → rice, for staff only as a
    measure · 带农 (split by jieba) → tea, in 联农带农机制 · 不存在的词 → nothing.
    """

    def __init__(self):
        self.province = make_region("520000", "南山省")
        self.city = make_region("529900", "云台市", parent=self.province)
        self.county_a = make_region("529901", "青岭县", parent=self.city)
        self.county_b = make_region("529902", "白河县", parent=self.city)
        self.industry = make_theme("industry", "产业发展", order=0)
        self.monitoring = make_theme("monitoring", "防返贫监测帮扶", group="consolidate", order=1)
        self.finance = make_theme("finance", "资金与金融", group="support", order=2)
        source = make_source("云台日报")
        self.tea = make_article(
            "近年来，青岭县推进有效衔接。\n一是建设生态茶园60万亩，健全联农带农机制。\n二是建立监测网格120个，动态帮扶易返贫户。",
            title="青岭县推进有效衔接的探索",
            kind="signed",
            region=self.county_a,
            source=source,
            published_on="2021-03-01",
        )
        make_author(self.tea, "林青山", "青岭县委农办主任")
        self.rice = make_article(
            "白河县坚持因地制宜。\n一是发展优质稻10.5万亩。\n二是沿用旧办法安排资金。",
            title="白河县产业振兴的做法",
            kind="interview",
            region=self.county_b,
            published_on="2022-06-15",
        )
        self.provincial = make_article(
            "全省健全防返贫监测机制，守住底线。",
            title="南山省巩固脱贫成果",
            kind="plan",
            region=self.province,
            published_on="2022-08-01",
        )
        self.draft = make_article(
            "一是起草中的做法，发展茶产业。", title="尚未发布的草稿", region=self.county_a, status="draft"
        )
        reviewer = User.objects.create_user("reviewer", password=None, is_staff=True)
        self.tea_garden = make_measure(
            self.tea, "建设生态茶园60万亩，健全联农带农机制。", theme=self.industry
        )
        self.tea_grid = make_measure(
            self.tea,
            "建立监测网格120个，动态帮扶易返贫户。",
            theme=self.monitoring,
            status="confirmed",
            reviewed_by=reviewer,
            reviewed_at="2024-01-02T08:00:00Z",
        )
        self.rice_field = make_measure(self.rice, "发展优质稻10.5万亩。", theme=self.industry)
        self.rejected = make_measure(
            self.rice,
            "沿用旧办法安排资金。",
            theme=self.finance,
            status="rejected",
            reason="不是举措",
            reviewed_by=reviewer,
            reviewed_at="2024-01-02T08:00:00Z",
        )
        self.provincial_check = make_measure(self.provincial, "健全防返贫监测机制", theme=self.monitoring)
        self.draft_measure = make_measure(self.draft, "起草中的做法", theme=self.industry)


def add_old_county(world):
    """青岭县 was 青岭旧县 529821 of 旧市 529800: one text, of two measures, is of that time; returns the text."""
    city = make_region("529800", "旧市", parent=world.province)
    old = make_region("529821", "青岭旧县", parent=city, is_active=False, successor=world.county_a)
    text = make_article(
        "一是办合作社。二是修水渠。", title="旧县之文", region=world.county_a, region_then=old
    )
    for quote in ("一是办合作社。", "二是修水渠。"):
        make_measure(text, quote, theme=world.industry)
    return text


def made_world() -> World:
    """Counted when it is made: it may outlive the test whose other rows are counted together."""
    return Context().run(_counted_world)


def _counted_world() -> World:
    with articles_moved.together():
        return World()


class KeptWorld:
    """A world in a transaction that stays open around the transactions of the tests that share it.

    Each gets its own copy of the rows in memory; what it changes in the database goes with its own transaction.
    """

    def __init__(self):
        self._blocker = self._atomic = self._world = None

    def make(self, blocker):
        """Where none stands; a test that broke the connection took it along."""
        self._blocker = blocker
        if self._atomic and (connection.needs_rollback or not connection.in_atomic_block):
            self.end()
        if self._atomic is None:
            with blocker.unblock():
                self._atomic = transaction.atomic()
                # As the tests' own transactions: what asks for an outermost one takes it for none.
                self._atomic._from_testcase = True
                self._atomic.__enter__()
                self._world = made_world()

    def copy(self) -> World:
        return deepcopy(self._world)

    def end(self):
        if self._atomic is None:
            return
        atomic, self._atomic, self._world = self._atomic, None, None
        with self._blocker.unblock():
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)
