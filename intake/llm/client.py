"""One question to an OpenAI-compatible server, bounded in time and size; no proxy, no redirect."""

import http.client
import json
import socket
import time
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

from intake.fetching import PORTS, connect, target_of

MOST_BYTES = 2 * 1024 * 1024


class ServerError(Exception):
    """The server did not answer, or with something that is no answer; the message is Chinese, for the log."""


class SlowServerError(ServerError):
    """The whole answer did not come in time."""


def ask(messages: Sequence[dict[str, str]], *, url: str, model: str, seconds: float = 120) -> str:
    """The text of the server's first choice; `url` ends before /chat/completions. Raises ServerError.

    One deadline, `seconds` from now, holds for every byte, whoever sends them one by one.
    """
    parts = urlsplit(f"{url.rstrip('/')}/chat/completions")
    if parts.scheme not in PORTS:
        raise ServerError(f"XIANJIE_LLM_URL 应以 http:// 或 https:// 开头：{url}")
    question = {"model": model, "messages": list(messages), "temperature": 0, "stream": False}
    try:
        data = _post(parts, json.dumps(question).encode(), time.monotonic() + seconds)
        return str(json.loads(data)["choices"][0]["message"]["content"])
    except TimeoutError as error:
        raise SlowServerError(f"模型服务没有在 {seconds:g} 秒内回答") from error
    except (OSError, http.client.HTTPException) as error:
        raise ServerError(f"模型服务没有回答（{error}）") from error
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ServerError("模型服务的回答不合 OpenAI 接口的格式") from error


def _post(parts: SplitResult, body: bytes, deadline: float) -> bytes:
    connection = _connected(parts, deadline)
    try:
        connection.request("POST", target_of(parts), body, {"Content-Type": "application/json"})
        return _read(connection.getresponse())
    finally:
        connection.close()


def _connected(parts: SplitResult, deadline: float) -> http.client.HTTPConnection:
    """To the first of the name's addresses that takes the connection."""
    port = parts.port or PORTS[parts.scheme]
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    *others, last = dict.fromkeys(str(info[4][0]) for info in found)
    for address in others:
        try:
            return connect(parts, address, port, deadline)
        except ConnectionError:
            continue
    return connect(parts, last, port, deadline)


def _read(response: http.client.HTTPResponse) -> bytes:
    if response.status != http.client.OK:
        raise ServerError(f"模型服务没有回答（状态 {response.status}）")
    data = response.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ServerError("模型服务的回答过长")
    return data
