"""Connections to public addresses only: a link must not reach into the network it is read from.

Who names a link may be a stranger at a form, or a page that redirects. So every connection, after
every redirect, resolves its host here, looks at each address, and goes to the very address that it
has looked at: a name that resolves twice differently gets nowhere (OWASP, Server-Side Request
Forgery Prevention).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterable

import httpcore

from flows.errors import InputError
from flows.sources.links.deadlines import TimedStream, resolve, wait

# An IPv4 address in its last 32 bits: mapped (RFC 4291), and behind a NAT64 (RFC 6052).
_IPV4 = (ipaddress.IPv6Network("::ffff:0:0/96"), ipaddress.IPv6Network("64:ff9b::/96"))
_LOW_32 = 0xFFFF_FFFF
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")  # all that is public in IPv6 (IANA)
# Where some versions of Python see the public internet, and what answers is near: protocol
# assignments (a router's own port control, Teredo), 6to4 and its relays, documentation.
_NEAR = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20"),
    )
)


class RefusedAddressError(InputError):
    """A link leads to an address that is not public."""


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore, to public addresses and to hosts that are allowed by name."""

    def __init__(self, allowed_hosts: Collection[str] = ()) -> None:
        """`allowed_hosts`: names, in lower case, whose addresses may be private."""
        self._allowed = frozenset(allowed_hosts)
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses, if every one of them may be connected to.

        Raises:
            RefusedAddressError: one of them is private, loopback, link-local or the like.
            httpcore.ConnectError: it has none, or none answers.
        """
        addresses = self._addresses(host, port, timeout)
        if not addresses:
            raise httpcore.ConnectError(f"{host} has no address")
        for address in addresses[:-1]:
            try:
                return self._connected(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port, timeout, local_address, socket_options)

    def _connected(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        limit = wait(timeout, httpcore.ConnectTimeout)
        return TimedStream(
            self._backend.connect_tcp(address, port, limit, local_address, socket_options)
        )

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's own signature
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Never: a link names no socket of this machine."""
        raise RefusedAddressError(f"leads to {path}, a socket of this machine")

    def sleep(self, seconds: float) -> None:
        """Waits, for httpcore."""
        self._backend.sleep(seconds)

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        addresses = resolve(host, port, timeout)
        allowed = host.lower().rstrip(".") in self._allowed
        if not allowed and not all(map(is_public, addresses)):
            raise RefusedAddressError(
                f"leads to {host}, an address inside a private network, which links may not"
                " reach; whoever runs this may allow it in WELLSOURCED_ALLOWED_HOSTS"
            )
        return addresses


def is_public(address: str) -> bool:
    """Whether an address is on the public internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(ip in network for network in _IPV4):
        ip = ipaddress.IPv4Address(int(ip) & _LOW_32)
    if ip.version == 6 and ip not in _GIVEN_OUT:  # noqa: PLR2004
        return False
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified
    return ip.is_global and not special and not any(ip in network for network in _NEAR)
