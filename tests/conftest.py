"""Fixtures of the whole suite. No test may reach beyond this machine."""

import gc
import os
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from measures.lexicon import learned_lexicon
from tests.factories import made_together
from tests.processes import run_python
from tests.small_world import KeptWorld, made_world

pytest_plugins = ["tests.databases"]

# A machine may be busy: no test fails by the clock.
hypothesis_settings.register_profile("suite", deadline=None)
hypothesis_settings.load_profile("suite")

# Servers of its own: `make test-cluster`.
collect_ignore = [] if os.environ.get("XIANJIE_TEST_CLUSTER") == "1" else ["cluster"]

TESTS = Path(__file__).parent
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "migrated_database"}
# They mirror packages that import-linter keeps from Django.
PURE_FOLDERS = (
    "comparison/alike",
    "documents/ingest",
    "documents/text",
    "measures/extraction",
    "measures/training",
    "regions/gazetteer",
)
LONG_MODULES = ("kills.py", "test_accessibility.py")
TRANSACTIONAL_FIXTURES = {"transactional_db", "live_server"}
kept_world = KeptWorld()


def pytest_configure():
    # A test client is a site of its own, and each would look through all static files first.
    settings.WHITENOISE_AUTOREFRESH = True
    # What a test changed it sees at once.
    settings.KEEP_SECONDS = 0
    # All tests of a minute are one visitor.
    settings.PERSON_RATE = settings.ADDRESS_RATE = 1_000_000
    # What a password costs on a site is no matter of the tests.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_addoption(parser):
    parser.addoption(
        "--database-only", action="store_true", help="leave out the tests that touch no database"
    )


def pytest_ignore_collect(collection_path, config):
    """Beside a second database what is pure need not even be imported."""
    return True if config.getoption("--database-only") and is_pure(collection_path) else None


def pytest_collection_modifyitems(config, items):
    """Begin with the longest tests, so that no core waits for the last one; then those that share the small world.

    A test that touches no database says the same beside every database: the second run leaves it out. What only a browser
    shows does not depend on the database either, but for one journey from a file to what readers find; of others the marker
    `one_database` says so.
    """
    wrong = [item.nodeid for item in items if is_pure(item.path) and touches_database(item)]
    if wrong:
        raise pytest.UsageError(f"tests of a pure package ask a database: {', '.join(wrong)}")
    items.sort(key=lambda item: (not item.path.name.endswith(LONG_MODULES), not shares_the_world(item)))
    if not config.getoption("--database-only"):
        return
    kept = {item for item in items if touches_database(item) and not is_for_one_database(item)}
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]


@pytest.hookimpl(hookwrapper=True)
def pytest_collection():
    """What is imported and collected lives until the end: no search for garbage walks through it."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """What fixtures make row by row is counted once, when the last has made its own.

    Who has the small world alone may look at the whole database in a fixture: there each row is counted as it comes.
    """
    if not shares_the_world(item):
        kept_world.end()
    with nullcontext() if item.get_closest_marker("own_world") else made_together():
        return (yield)


def pytest_make_parametrize_id(val, argname):
    """Name made files by their argument: a ZIP holds the second it was made in, and two workers must agree on names."""
    return argname if isinstance(val, bytes) else None


def touches_database(item):
    return (
        not DATABASE_FIXTURES.isdisjoint(item.fixturenames)
        or item.get_closest_marker("django_db") is not None
        # Classes of Django's own, which Hypothesis needs, say so by what they are.
        or issubclass(item.cls or object, TransactionTestCase)
    )


def shares_the_world(item):
    """Whether a test sees the small world from inside a transaction of its own, which nothing outlives."""
    return (
        "world" in item.fixturenames
        and TRANSACTIONAL_FIXTURES.isdisjoint(item.fixturenames)
        and item.get_closest_marker("django_db") is None
        and item.get_closest_marker("own_world") is None
    )


def is_pure(path):
    return any(path.is_relative_to(TESTS / folder) for folder in PURE_FOLDERS)


def is_for_one_database(item):
    is_shown = "tests/browser/" in item.nodeid and item.path.name != "test_desk_journey.py"
    return is_shown or item.get_closest_marker("one_database") is not None


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
def drive(migrated_database, tmp_path):
    """Run a module as a process of its own on the migrated database, and return what it printed."""

    def drive(module, *arguments):
        return run_python("-m", module, *arguments, database=migrated_database, folder=tmp_path)

    return drive


@pytest.fixture(scope="session")
def _the_world_ends(django_db_setup):
    yield
    kept_world.end()


@pytest.fixture(autouse=True)
def _small_world_stands(request):
    """Before a test begins its transaction: the world outlives it, the test's changes do not."""
    if shares_the_world(request.node):
        request.getfixturevalue("_the_world_ends")
        kept_world.make(request.getfixturevalue("django_db_blocker"))


@pytest.fixture
def world(request, db):
    if shares_the_world(request.node):
        return kept_world.copy()
    return made_world()
