"""One question to an OpenAI-compatible server, bounded in time and size; no proxy, no redirect."""

import json
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlsplit

MOST_BYTES = 2 * 1024 * 1024


class ServerError(Exception):
    """The server did not answer, or with something that is no answer; the message is Chinese, for the log."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments: Any, **named: Any) -> None:
        return None


def ask(messages: Sequence[dict[str, str]], *, url: str, model: str, seconds: float = 120) -> str:
    """The text of the server's first choice; `url` ends before /chat/completions. Raises ServerError."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise ServerError(f"XIANJIE_LLM_URL 应以 http:// 或 https:// 开头：{url}")
    question = {"model": model, "messages": list(messages), "temperature": 0, "stream": False}
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked
        f"{url.rstrip('/')}/chat/completions",
        data=json.dumps(question).encode(),
        headers={"Content-Type": "application/json"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
    try:
        with opener.open(request, timeout=seconds) as response:
            data = _read(response)
        return str(json.loads(data)["choices"][0]["message"]["content"])
    except (OSError, HTTPException) as error:
        raise ServerError(f"模型服务没有回答（{error}）") from error
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ServerError("模型服务的回答不合 OpenAI 接口的格式") from error


def _read(response: HTTPResponse) -> bytes:
    data = response.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ServerError("模型服务的回答过长")
    return data
