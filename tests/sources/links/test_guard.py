"""No link reaches a private address: not by name, not by number, not by a second answer."""

from __future__ import annotations

import socket

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.sources.links.guard import GuardedBackend, RefusedAddressError, is_public


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.8.8.8 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1
    192.0.2.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 fe80::1 fe80::1%eth0 fc00::1
    ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
    2001:db8::1 fec0::1 feff::1 192.0.0.9 192.0.0.170 192.88.99.1 64:ff9b::c000:9 64:ff9b:1::1
    ::10.0.0.1 ::ffff:0:10.0.0.1 2001::1 2001:1::1 2002:5db8:d70e:: 3fff::1 5f00::1 100::1
    nonsense""".split(),
)
def test_a_private_address_is_not_public(address: str) -> None:
    assert not is_public(address)


ADDRESSES = """93.184.215.14 1.1.1.1 2606:4700:4700::1111 ::ffff:1.1.1.1 64:ff9b::101:101""".split()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_public_address_is(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_as_public_as_it_is(address: object) -> None:
    for inside in (f"::ffff:{address}", f"64:ff9b::{address}"):
        assert is_public(inside) is is_public(str(address))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "2130706433", "0x7f000001", "0", "::1"])
def test_every_way_to_write_this_machine_is_refused(host: str) -> None:
    with pytest.raises((RefusedAddressError, httpcore.ConnectError)):
        GuardedBackend().connect_tcp(host, 80, timeout=1)


def test_a_host_that_is_private_by_one_of_its_addresses_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _resolves_to(monkeypatch, ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(RefusedAddressError):
        GuardedBackend().connect_tcp("two.example", 80, timeout=1)


def test_the_address_that_was_looked_at_is_the_one_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = _resolves_to(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    connected: list[object] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(httpcore.ConnectError):
        GuardedBackend().connect_tcp("rebinds.example", 80, timeout=1)
    assert connected == ["93.184.215.14"]
    assert asked == ["rebinds.example"]


def _resolves_to(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Names resolve to each of these in turn; gives what was asked."""
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[object]:
        now = answers[min(len(asked), len(answers) - 1)]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in now]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked
