"""How one endpoint is called. Built from values; the environment is read elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, urlsplit

import httpx

from flows.endpoint.prices import Price
from flows.errors import InputError


@dataclass(frozen=True, slots=True)
class EndpointConfig:
    """One model at one address. Its `repr` never shows the key.

    Raises:
        InputError: if an address or a name cannot be used as it is.
    """

    base_url: str  # "https://api.openai.com/v1"
    model: str
    api_key: str | None = field(default=None, repr=False)  # local servers want none
    timeout_s: float = 120.0  # of one attempt
    total_s: float = 600.0  # of one call, all attempts and waiting together
    attempts: int = 5  # of one call, while the fault is a passing one
    backoff_s: float = 1.0  # the first wait between attempts; doubles, with jitter
    max_tokens: int = 4096  # the longest answer
    name: str | None = None  # what it is called, and its answers kept under, if not its address
    price: Price | None = None  # of its tokens, if the user has set it
    grammar: bool = False  # whether it makes a grammar of each request's schema, at no cost
    in_process: bool = False  # whether its model is in this process: no proxy may come between
    model_setting: str = "WELLSOURCED_MODEL"  # what a person changes to use another model

    def __post_init__(self) -> None:
        url = _parts(self.base_url)
        if url is None or url.scheme not in {"http", "https"} or not url.hostname:
            raise InputError(
                "OPENAI_BASE_URL is not an http or https address; "
                "set it to something like https://api.openai.com/v1"
            )
        if url.username or url.password:
            # Addresses are logged and become part of cache keys; keys must be in neither.
            raise InputError(
                "OPENAI_BASE_URL holds a user name or password; put the key in OPENAI_API_KEY"
            )
        if set(parse_qs(url.query, keep_blank_values=True)) - {"api-version"} or url.fragment:
            # Some gateways take a key there; the client logs it whole.
            raise InputError(
                "OPENAI_BASE_URL may have no query but api-version; put the key in OPENAI_API_KEY"
            )
        if self.api_key is not None and not re.fullmatch(r"[!-~]+", self.api_key):
            # It would break the request's header, and the error would print it.
            raise InputError(
                "OPENAI_API_KEY is empty, or holds a space, a line break or a letter that no key "
                "has; copy it again"
            )
        if not self.model:
            raise InputError(f"no model is named; set {self.model_setting}")

    @property
    def host(self) -> str:
        """The endpoint's name, or its address as it may be shown and logged."""
        if self.name:
            return self.name
        url = urlsplit(self.base_url)
        # Some gateways take a token as a part of the path: what is long enough for one is not told.
        path = re.sub(r"[^/]{20,}", "…", url.path)
        return f"{url.scheme}://{url.netloc}{path}".rstrip("/")


def _parts(address: str) -> SplitResult | None:
    """Its parts; None if no client could call it."""
    try:
        url = urlsplit(address)
        _ = url.port, httpx.URL(address)  # the one knows ports, the other what names may be
    except (ValueError, httpx.InvalidURL):
        return None
    return url
