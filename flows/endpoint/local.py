"""A GGUF model inside this process: llama.cpp's own server, as `xllamacpp` builds it.

The server speaks Chat Completions on 127.0.0.1 and holds answers to a grammar made from the JSON
schema, so that the rest of the house cannot tell it from any other endpoint.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.endpoint.client import Endpoint
from flows.endpoint.config import EndpointConfig
from flows.endpoint.guard import Guard
from flows.endpoint.prices import Price
from flows.endpoint.store import AnswerStore
from flows.errors import InputError

_MAGIC = b"GGUF"
_SAMPLE = 1 << 20  # bytes at each end of the file that tell it from another
_ROOM = 2_048  # tokens that a request needs besides source text and answer
# A model on a processor takes minutes for what a service does in seconds, and requests wait for
# each other. Nothing gets lost on the way, so there is little to be won by giving up.
_PATIENCE_S = 3_600.0
_FREE = Price(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model's file, and what its requests have to hold."""

    gguf: Path
    chunk_tokens: int = 6000  # the most source text that one shows
    max_tokens: int = 4096  # the longest answer

    @property
    def context(self) -> int:
        """Tokens of one request with its answer."""
        # Other models' vocabularies count a text up to a quarter longer than ours does.
        return self.chunk_tokens * 5 // 4 + self.max_tokens + _ROOM


class LocalEndpoint(Endpoint):
    """An endpoint that has its model in this process; requests are answered one by one."""

    def __init__(
        self, model: LocalModel, store: AnswerStore | None = None, guard: Guard | None = None
    ) -> None:
        """Loads the model, which takes seconds to minutes.

        Raises:
            InputError: if the extra `local` is not installed, or the file cannot be used.
        """
        _expect_gguf(model.gguf)
        key = secrets.token_urlsafe(32)  # this machine's other users may not ask it
        self._server = _start(model, key)
        config = EndpointConfig(
            base_url=f"{self._server.listening_address}/v1",
            model=model.gguf.name,
            api_key=key,
            timeout_s=_PATIENCE_S,
            total_s=_PATIENCE_S,
            attempts=2,
            max_tokens=model.max_tokens,
            name=f"llama.cpp ({_fingerprint(model.gguf)})",  # the port is another one each time
            price=_FREE,
            grammar=True,
            in_process=True,
            model_setting="WELLSOURCED_GGUF",
        )
        super().__init__(config, store, guard)

    def close(self) -> None:
        """Ends the server and frees the model's memory."""
        super().close()
        self._server = None


def _expect_gguf(gguf: Path) -> None:
    try:
        with gguf.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise InputError(f"WELLSOURCED_GGUF: {gguf} cannot be read: {error.strerror}") from None
    if magic != _MAGIC:
        raise InputError(
            f"WELLSOURCED_GGUF: {gguf} is not a GGUF model; name a file that ends in .gguf"
        )


def _start(model: LocalModel, key: str) -> Any:  # noqa: ANN401 - it has no types
    try:
        import xllamacpp
    except ImportError:
        raise InputError(
            "WELLSOURCED_GGUF needs what the extra `local` brings: install with it"
            " (in a clone: pip install '.[local]')"
        ) from None
    params = xllamacpp.CommonParams()
    params.model.path = str(model.gguf)
    params.model_alias = {model.gguf.name}
    params.n_ctx = model.context
    # Its threads wait for each other at full speed: one that shares its core with our own work, or
    # with its twin on the same core, holds all of them up.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = max(1, _cores() // 2)
    params.n_parallel = 1  # on one machine two requests only share its speed and its memory
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.endpoint_slots = False
    params.ui = False
    params.verbosity = -1  # it would write to standard error, past our log
    try:
        return xllamacpp.Server(params)
    except RuntimeError:
        raise InputError(
            f"WELLSOURCED_GGUF: llama.cpp cannot load {model.gguf}; "
            "is the file whole, and does the model fit into memory?"
        ) from None


def _cores() -> int:
    return os.cpu_count() or 1


def _fingerprint(gguf: Path) -> str:
    """Tells a model's file from another's of the same name, without reading gigabytes of it."""
    size = gguf.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with gguf.open("rb") as file:
        digest.update(file.read(_SAMPLE))
        file.seek(-min(size, _SAMPLE), os.SEEK_END)
        digest.update(file.read(_SAMPLE))
    return digest.hexdigest()[:12]
