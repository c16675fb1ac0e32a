import time

import pytest

from intake.llm.client import ServerError, SlowServerError, ask

QUESTION = [{"role": "user", "content": "问"}]


def asked(settings, **named):
    return ask(QUESTION, url=settings.LLM_URL, model="m", **named)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/v1", "file:///etc/passwd", "127.0.0.1:8001"])
def test_another_scheme_is_not_asked(url):
    with pytest.raises(ServerError, match="http://"):
        ask(QUESTION, url=url, model="m")


def test_nobody_there():
    with pytest.raises(ServerError, match="没有回答") as refused:
        ask(QUESTION, url="http://127.0.0.1:9/v1", model="m")
    assert not isinstance(refused.value, SlowServerError)


@pytest.mark.parametrize("status", [302, 404, 500])
def test_another_status_is_no_answer(says, settings, status):
    says.status = status
    with pytest.raises(ServerError, match=str(status)):
        asked(settings)


def test_one_deadline_holds_for_whatever_comes_byte_by_byte(says, settings):
    says.drips = 0.1
    begun = time.monotonic()
    with pytest.raises(SlowServerError, match="秒内回答"):
        asked(settings, seconds=0.5)
    assert time.monotonic() - begun < 3


def test_the_answer_is_the_first_choice(says, settings):
    says.text = "好"
    assert asked(settings) == "好"
