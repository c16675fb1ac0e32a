import pytest
from django.core.cache import cache

from tests.factories import make_figure, make_mention, make_transition


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    """Requests are counted in the process, which serves one test after another."""
    cache.clear()


@pytest.fixture
def library(world):
    """The world with a figure, a transition, and a sentence that speaks of a theme."""
    make_figure(world.tea, "60万亩", 600_000, "亩", about="生态茶园", measure=world.tea_garden)
    make_figure(world.draft, "一", 1, "项", about="做法")
    make_transition(world.tea, "推进有效衔接", "脱贫攻坚", "乡村振兴", weight=0.5)
    make_mention(world.tea, "建立监测网格120个，动态帮扶易返贫户。", "监测", theme=world.monitoring)
    return world


@pytest.fixture
def ask(client, library):
    """An answer of the API below /api/v1/, by its path and headers."""

    def asking(path, status=200, **headers):
        answer = client.get(f"/api/v1/{path}", headers=headers)
        assert answer.status_code == status, answer.text
        return answer

    return asking
