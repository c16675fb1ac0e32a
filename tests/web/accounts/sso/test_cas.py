"""CAS: the ticket is asked about at the server, counts once and only where the browser set out for it."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User

from web.accounts.roles import EDITOR

pytestmark = pytest.mark.django_db

ANSWER = """<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">{}</cas:serviceResponse>"""
GOOD = """<cas:authenticationSuccess><cas:user>zhou</cas:user><cas:attributes>
<cas:displayName>周白河</cas:displayName><cas:groups>编辑</cas:groups><cas:groups>工会</cas:groups>
</cas:attributes></cas:authenticationSuccess>"""
BAD = '<cas:authenticationFailure code="INVALID_TICKET">no such ticket</cas:authenticationFailure>'


class Server(BaseHTTPRequestHandler):
    """Knows one ticket, for one service, once."""

    tickets: dict[str, str] = {}

    def do_GET(self):
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        is_known = self.tickets.pop(asked.get("ticket"), None) == asked.get("service")
        text = ANSWER.format(GOOD if is_known else BAD)
        if asked.get("ticket") == "nonsense":
            text = "<html>not a word of CAS"
        self.send_response(200 if address.path == "/cas/p3/serviceValidate" else 404)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=server.serve_forever)
    thread.start()
    settings.CAS_URL = f"http://127.0.0.1:{server.server_port}/cas"
    yield Server
    server.shutdown()
    thread.join()
    server.server_close()


def set_out(client, server, ticket="ST-1"):
    sent = client.get("/login/cas/?next=/desk/")
    service = parse_qs(urlsplit(sent["Location"]).query)["service"][0]
    server.tickets = {ticket: service}
    return f"{urlsplit(service).path}?ticket={ticket}"


def test_a_ticket_opens_a_session_with_the_role_of_its_groups(client, server):
    assert 'href="/login/cas/?next="' in client.get("/login/").text
    entered = client.get(set_out(client, server))
    assert (entered.status_code, entered["Location"]) == (302, "/desk/")
    user = User.objects.get(username="zhou")
    assert user.first_name == "周白河"
    assert list(user.groups.values_list("name", flat=True)) == [EDITOR]


def test_a_ticket_that_the_server_does_not_know_is_refused(client, server):
    address = set_out(client, server)
    server.tickets = {}
    assert client.get(address).status_code == 403
    assert not User.objects.exists()


@pytest.mark.parametrize("ticket", ["ST-1", ""])
def test_a_browser_that_did_not_set_out_is_refused(client, server, ticket):
    server.tickets = {"ST-1": "http://testserver/login/cas/back/"}
    assert client.get(f"/login/cas/back/?ticket={ticket}").status_code == 400


def test_nonsense_is_a_sentence(client, server):
    assert client.get(set_out(client, server, "nonsense")).status_code == 502


def test_without_a_server_there_is_no_such_page(client):
    assert client.get("/login/cas/").status_code == 404
    assert client.get("/login/cas/back/?ticket=ST-1").status_code == 404
