"""How many tokens a text is: counted by tiktoken, or over-estimated where that cannot be."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from threading import Lock, Thread
from typing import TYPE_CHECKING

import tiktoken

if TYPE_CHECKING:
    from tiktoken import Encoding

_log = logging.getLogger(__name__)
_lock = Lock()

_PATIENCE_S = 5.0  # tiktoken downloads its vocabulary on first use, and sets no time limit itself
_PIECE = 8_192  # characters; byte-pair encoding of one endless "word" is quadratic in its length
# Capitalised or lower-case letters, up to three digits, or any other sign: what byte-pair
# vocabularies rarely join. English news comes out half again above the true count of o200k_base,
# program text and TOML 1.4 times, Chinese almost 3 times, random hexadecimal about even.
_PARTS = re.compile(r"[A-Za-z][a-z]*|\d{1,3}|[^\sA-Za-z\d]")
_PART = 4  # letters a token


def count_tokens(text: str, model: str) -> int:
    """Tokens of `text` for `model`; for a model that tiktoken does not know, those of o200k_base.

    Text from a source may spell special tokens ("<|endoftext|>"): they count as plain text.
    """
    encoding = _encoding(model)
    if encoding is None:
        return estimate_tokens(text)
    return sum(
        len(encoding.encode(text[i : i + _PIECE], disallowed_special=()))
        for i in range(0, len(text), _PIECE)
    )


def estimate_tokens(text: str) -> int:
    """An over-estimate without any vocabulary."""
    return sum(-(-len(part) // _PART) if part.isascii() else 2 for part in _PARTS.findall(text))


def bound_tokens(text: str) -> int:
    """The most tokens that `text` can be for any model: its bytes.

    The vocabularies of chat models are built up from bytes, so none of their tokens is less than
    one. Three to five times the true count of English: for limits that must hold, not for plans.
    """
    return len(text.encode("utf-8", "surrogatepass"))


@lru_cache
def _encoding(model: str) -> Encoding | None:
    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        name = "o200k_base"
    with _lock:  # documents are read side by side: one tries, and one warns
        return _vocabulary(name)


@lru_cache
def _vocabulary(name: str) -> Encoding | None:
    found: list[Encoding] = []

    def load() -> None:
        try:
            found.append(tiktoken.get_encoding(name))
        except Exception as error:  # noqa: BLE001 - any failure to load means the same
            _log.debug("tiktoken could not load %s: %s", name, type(error).__name__)

    # A thread, because a network that swallows packets would hold us for minutes.
    loader = Thread(target=load, daemon=True, name="tiktoken")
    loader.start()
    loader.join(_PATIENCE_S)
    if not found:
        _log.warning(
            "tiktoken's vocabulary %s cannot be had: tokens are over-estimated "
            "(set TIKTOKEN_CACHE_DIR to a folder that holds it)",
            name,
        )
        return None
    return found[0]
