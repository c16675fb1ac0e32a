"""The examples for nginx and HAProxy: loaded by the programs themselves, and run before a site that tells what reached it."""

import http.client
import json
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import contextmanager

import pytest
from django.conf import settings

from config.logs import PROXYS_NUMBER
from tests.config.test_listener import serving
from tests.programs import found, needs

pytestmark = pytest.mark.usefixtures("socket_enabled")
FOLDER = settings.BASE_DIR / "deploy"
PATIENCE_SECONDS = 30
AROUND_NGINX = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/a;
    uwsgi_temp_path {folder}/b; scgi_temp_path {folder}/c;
    include {folder}/site.conf;
}}
"""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    key, chain = folder / "privkey.pem", folder / "fullchain.pem"
    asked = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1".split()
    subprocess.run(
        [shutil.which("openssl"), *asked, "-keyout", key, "-out", chain], check=True, capture_output=True
    )
    (folder / "xianjie.pem").write_text(chain.read_text() + key.read_text())
    return folder


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def changed(text, changes):
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def nginx(folder, tls, ports):
    plain, secure, site = ports
    changes = {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
        "127.0.0.1:8000": f"127.0.0.1:{site}",
        "/etc/ssl/xianjie": str(tls),
        "/var/log/nginx": str(folder),
        "client_header_timeout 10s": "client_header_timeout 1s",
        "client_body_timeout 20s": "client_body_timeout 1s",
    }
    text = changed((FOLDER / "nginx.conf").read_text(encoding="utf-8"), changes)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND_NGINX.format(folder=folder), encoding="utf-8")
    program = [found("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    return program, [*program, "-t"]


def haproxy(folder, tls, ports):
    plain, secure, site = ports
    changes = {
        "bind :80\n": f"bind 127.0.0.1:{plain}\n",
        "bind :443 ssl": f"bind 127.0.0.1:{secure} ssl",
        "127.0.0.1:8000": f"127.0.0.1:{site}",
        "/etc/haproxy": str(tls),
        "log /dev/log local0": "log stdout format raw local0",
        "    user haproxy\n    group haproxy\n": "",
        "timeout http-request 10s": "timeout http-request 1s",
    }
    text = changed((FOLDER / "haproxy.cfg").read_text(encoding="utf-8"), changes)
    (folder / "haproxy.cfg").write_text(text, encoding="utf-8")
    program = [found("haproxy"), "-db", "-f", str(folder / "haproxy.cfg")]
    return program, [*program, "-c"]


def load(check):
    return subprocess.run(check, capture_output=True, text=True, check=False)


@contextmanager
def running(program, log):
    with log.open("w") as said, subprocess.Popen(program, stdout=said, stderr=said) as process:
        try:
            yield
        finally:
            process.terminate()


def get(port, path, *, is_secure=True, host="xianjie.example.gov.cn", **headers):
    """The answer, its body and its headers in lower case, as soon as somebody listens there."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        connection = (
            http.client.HTTPSConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS, context=context)
            if is_secure
            else http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        )
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers={"Host": host, **named})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), {k.lower(): v for k, v in answer.getheaders()}
        except ConnectionRefusedError:
            assert time.monotonic() < end
            time.sleep(0.02)
        finally:
            connection.close()


BOTH = [
    pytest.param(nginx, "site.conf", "listen 127", id="nginx", marks=needs("nginx")),
    pytest.param(haproxy, "haproxy.cfg", "bind 127", id="haproxy", marks=needs("haproxy")),
]


@pytest.mark.parametrize(("make", "file", "word"), BOTH)
def test_the_program_takes_its_example_and_no_other(make, file, word, certificate, tmp_path):
    _, check = make(tmp_path, certificate, (free_port(), free_port(), free_port()))
    done = load(check)
    assert done.returncode == 0, done.stderr
    path = tmp_path / file
    path.write_text(path.read_text(encoding="utf-8").replace(word, f"un{word}"), encoding="utf-8")
    assert load(check).returncode != 0


EACH = pytest.mark.parametrize(
    "make", [pytest.param(each.values[0], id=each.id, marks=each.marks) for each in BOTH]
)


@EACH
def test_what_reaches_the_site_is_the_proxys_word(make, certificate, tmp_path):
    plain, secure = free_port(), free_port()
    log = tmp_path / "said"
    with serving(proxy="127.0.0.1") as (_, site):
        program, _ = make(tmp_path, certificate, (plain, secure, site))
        with running(program, log):
            status, _, headers = get(plain, "/articles/?q=1", is_secure=False)
            assert status == 301
            assert headers["location"] == "https://xianjie.example.gov.cn/articles/?q=1"
            lies = {
                "X_Forwarded_For": "6.6.6.6",
                "X_Forwarded_Proto": "http",
                "X_Request_ID": "forged-number-1",
            }
            status, body, _ = get(secure, "/search/?q=secret-words", **lies)
            told = json.loads(body)
            assert (status, told["wsgi.url_scheme"], told["REMOTE_ADDR"]) == (200, "https", "127.0.0.1")
            assert told["HTTP_HOST"] == "xianjie.example.gov.cn"
            assert "6.6.6.6" not in body
            assert PROXYS_NUMBER.fullmatch(told["HTTP_X_REQUEST_ID"])
            assert told["HTTP_X_REQUEST_ID"] != "forged-number-1"
            assert get(secure, "/healthz")[0] == 200
            gone = free_port()
        # The site is away: a sentence, and no trace of the proxy.
        program, _ = make(tmp_path, certificate, (plain, secure, gone))
        with running(program, log.with_suffix(".2")):
            status, body, headers = get(secure, "/")
            assert (status, headers["retry-after"]) == (503, "60")
            assert "网站正在维护" in body
            assert not re.search("nginx|haproxy", body, re.I)
    logged = "".join(path.read_text() for path in (log, tmp_path / "xianjie.log") if path.exists())
    assert told["HTTP_X_REQUEST_ID"] in logged
    assert "secret-words" not in logged


@contextmanager
def listening(port):
    """A site that answers nobody; the first lines of what reached it."""
    lines = []
    with socket.create_server(("127.0.0.1", port)) as server:

        def listen():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    lines.append(connection.recv(4096).partition(b"\r\n")[0].decode())

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield lines
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


SLOW = {
    "head": b"GET / HTTP/1.1\r\nHost: xianjie.example.gov.cn\r\nX-Slow: ",
    "body": b"POST /login/ HTTP/1.1\r\nHost: xianjie.example.gov.cn\r\nContent-Length: 1000\r\n\r\na",
}


@EACH
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_a_slow_client_does_not_reach_the_site_and_old_tls_is_refused(make, certificate, tmp_path):
    plain, secure, site = free_port(), free_port(), free_port()
    program, _ = make(tmp_path, certificate, (plain, secure, site))
    with listening(site) as reached, running(program, tmp_path / "said"):
        # As soon as it is there.
        assert get(plain, "/", is_secure=False)[0] == 301
        clients = [connected(secure, ssl.TLSVersion.TLSv1_2) for _ in SLOW]
        for client, sent in zip(clients, SLOW.values(), strict=True):
            client.sendall(sent)
        for client in clients:
            with client:
                received = client.recv(4096)
            assert received == b"" or b" 408 " in received.partition(b"\r\n")[0]
        # The proxy's own look at the site aside.
        assert [line for line in reached if "/readyz" not in line] == []
        with pytest.raises(ssl.SSLError, match="ALERT_PROTOCOL_VERSION"):
            connected(secure, ssl.TLSVersion.TLSv1_1)


def connected(port, newest):
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    # Else this side would not even ask.
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, newest
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS))
