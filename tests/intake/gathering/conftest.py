"""A site of our own that keeps what was asked of it; only the check of addresses lets it be reached."""

import http.server
import threading
from dataclasses import dataclass, field

import pytest


@dataclass
class Site:
    """`pages` are path → (status, headers, bytes); `asked` what was asked for, with the request's headers."""

    pages: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    address: str = ""

    def put(self, path, data, *, status=200, **headers):
        data = data.encode() if isinstance(data, str) else data
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, data)
        return f"{self.address}{path}"

    def put_article(self, path, title, body):
        page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div id='zoom'>{body}</div></body></html>"
        return self.put(path, page)

    def put_feed(self, path, links, **headers):
        items = "".join(f"<item><title>{title}</title><link>{link}</link></item>" for link, title in links)
        return self.put(
            path, f"<rss version='2.0'><channel><title>要闻</title>{items}</channel></rss>", **headers
        )

    @property
    def paths(self):
        return [path for path, _ in self.asked]


@pytest.fixture
def site():
    site = Site()

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, dict(self.headers)))
            status, headers, data = site.pages.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, data = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    server.server_close()


def only_ours(address):
    return address == "127.0.0.1"
