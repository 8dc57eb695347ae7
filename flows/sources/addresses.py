"""Which sources are web addresses, and which of those may be fetched at all."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flows.errors import InputError

_USER = re.compile(r"(?<=//)[^/?#]*@")
_ASKED = re.compile(r"(?<=[?#]).+", re.DOTALL)


def is_link(source: str) -> bool:
    """Whether a source is a web address, not a file."""
    return source.strip().lower().startswith(("http://", "https://"))


def must_be_a_link(url: str) -> None:
    """Raises InputError, which completes "<url>: ", unless `url` is an address to fetch."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as e:
        raise InputError("is no web address") from e
    if parts.scheme not in {"http", "https"} or not host:
        raise InputError("is no web address; only http and https are read")
    if parts.username or parts.password:
        raise InputError("holds a password, which a brief would publish; leave it out")


def host_of(url: str) -> str | None:
    """The host of an address without its www; None if it has none."""
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def shown(url: str) -> str:
    """An address as it may be shown to anyone: who asks, and for what, may be secrets."""
    return _ASKED.sub("…", _USER.sub("", url))
