import socket

import pytest

from config import serve


@pytest.fixture
def taken_port(socket_enabled):
    with socket.socket() as server:
        server.bind((serve.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_taken_port_is_named_with_a_way_out(taken_port, capsys):
    assert serve.main([str(taken_port)]) == 1
    assert f"端口 {taken_port} 已被占用" in capsys.readouterr().err


def test_a_free_port_is_not_taken(socket_enabled):
    with socket.socket() as probe:
        probe.bind((serve.HOST, 0))
        port = probe.getsockname()[1]
    assert not serve.is_taken(port)
