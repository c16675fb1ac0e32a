"""Serve the library to language models (Model Context Protocol), over stdio or HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

HERE = "http://127.0.0.1:8000"


@contextmanager
def fresh_connections() -> Iterator[None]:
    """A server that runs for weeks asks no connection that the database has closed."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()


class Command(BaseCommand):
    help = "把本库的公开内容提供给大模型（MCP，只读）：默认走标准输入输出，--http 走 HTTP（地址 /mcp）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--http", metavar="HOST:PORT", help="如 127.0.0.1:8765")
        parser.add_argument(
            "--site",
            default="",
            metavar="URL",
            help="网页的地址，用于原文链接，如 https://xianjie.example.gov.cn",
        )

    def handle(self, *, http: str | None, site: str, **options: Any) -> None:
        try:
            from web.api.mcp.gate import app
            from web.api.mcp.server import server
        except ImportError as error:
            raise CommandError(
                "没有安装 MCP：请运行 pip install 'xianjie[mcp]' 或 pip install mcp。"
            ) from error
        base = site or next(iter(settings.CSRF_TRUSTED_ORIGINS), HERE)

        def absolute(path: str) -> str:
            return urljoin(base, path)

        if http is None:
            server(absolute, fresh_connections).run("stdio")
            return
        host, _, port = http.rpartition(":")
        if not host or not port.isdigit():
            raise CommandError(f"“{http}”不是地址，请写成 127.0.0.1:8765。")
        import uvicorn

        uvicorn.run(
            app(absolute, fresh_connections, host=host), host=host, port=int(port), log_level="warning"
        )
