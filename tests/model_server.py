"""A model server of the tests' own, which answers whatever a test puts into `says`; rooms take the fixture over in their conftest."""

import http.server
import json
import threading
import time

import pytest


class Says:
    """`text` is the model's answer to every question, `status` the server's, `seconds` how long it takes, `drips` whether
    its bytes come one by one with so many seconds between."""

    def __init__(self):
        self.text, self.status, self.seconds, self.drips, self.asked = '{"measures": []}', 200, 0, 0, []


@pytest.fixture
def says(settings):
    said = Says()

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.server.said.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            time.sleep(said.seconds)
            body = json.dumps({"choices": [{"message": {"content": said.text}}]}).encode()
            self.send_response(said.status)
            self.end_headers()
            for byte in [body] if not said.drips else map(bytes, zip(body, strict=True)):
                try:
                    self.wfile.write(byte)
                except OSError:
                    return
                time.sleep(said.drips)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.said = said
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.LLM_URL, settings.LLM_MODEL = f"http://127.0.0.1:{server.server_port}/v1", "office-model"
    settings.LLM_SECONDS = 5
    yield said
    server.shutdown()
    server.server_close()


def measures(*rows):
    """An answer as asked for, of (opening, closing, title, theme) each."""
    names = ("opening", "closing", "title", "theme")
    return json.dumps({"measures": [dict(zip(names, row, strict=True)) for row in rows]}, ensure_ascii=False)
