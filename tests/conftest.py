"""Fixtures of the whole suite. No test may reach beyond this machine."""

import os
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.contrib.auth.models import User
from hypothesis import settings

from documents.followers import articles_moved
from measures.lexicon import learned_lexicon
from tests.factories import make_article, make_author, make_measure, make_region, make_source, make_theme

# A machine may be busy: no test fails by the clock.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "empty_database"}


def pytest_addoption(parser):
    parser.addoption(
        "--database-only", action="store_true", help="leave out the tests that touch no database"
    )


def pytest_collection_modifyitems(config, items):
    """Begin with the longest tests, so that no core waits for the last one.

    A test that touches no database says the same beside every database: the second run leaves it out. What only a browser
    shows does not depend on the database either, but for one journey from a file to what readers find.
    """
    items.sort(key=lambda item: "kills" not in item.path.name)
    if not config.getoption("--database-only"):
        return
    kept = {item for item in items if touches_database(item) and not is_for_one_database(item)}
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]


def pytest_make_parametrize_id(val, argname):
    """Name made files by their argument: a ZIP holds the second it was made in, and two workers must agree on names."""
    return argname if isinstance(val, bytes) else None


def touches_database(item):
    return (
        not DATABASE_FIXTURES.isdisjoint(item.fixturenames)
        or item.get_closest_marker("django_db") is not None
    )


def is_for_one_database(item):
    return "tests/browser/" in item.nodeid and item.path.name != "test_desk_journey.py"


@pytest.fixture(autouse=True)
def _learn_anew():
    """A rolled-back test gives its row ids away again: what one test taught must not reach the next."""
    learned_lexicon.cache_clear()


@pytest.fixture
def staff(db):
    """A signed-in editor's account: sees drafts and rejected measures."""
    return User.objects.create_user("editor", password=None, is_staff=True)


@pytest.fixture
def staff_client(client, staff):
    client.force_login(staff)
    return client


@pytest.fixture
def empty_database(tmp_path):
    """The address of an empty database of the suite's kind, gone after the test."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    name = f"xianjie_empty_{os.getpid()}"
    server = psycopg2.connect(urlunsplit(urlsplit(url)._replace(path="/postgres")))
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


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


@pytest.fixture
def world(db):
    with articles_moved.together():
        return World()
