from __future__ import annotations

import logging
import time

import pytest
import tiktoken
from hypothesis import given
from hypothesis import strategies as st

from flows.endpoint import tokens
from flows.endpoint.tokens import bound_tokens, count_tokens, estimate_tokens

NEWS = (
    "Firefighters in Valparaíso contained the blaze on Tuesday after 1,200 homes had burned, "
    "the regional government said; at least 14 people were treated for smoke."
)


@pytest.fixture(autouse=True)
def _forget() -> None:
    tokens._encoding.cache_clear()
    tokens._vocabulary.cache_clear()


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def refuse(name: str) -> tiktoken.Encoding:
        asked.append(name)
        raise OSError("no network")

    monkeypatch.setattr(tiktoken, "get_encoding", refuse)
    return asked


def bytes_as_tokens() -> tiktoken.Encoding:
    """A real encoding that needs no download: each byte is a token."""
    return tiktoken.Encoding(
        name="bytes",
        pat_str=r"(?s:.)+",
        mergeable_ranks={bytes([i]): i for i in range(256)},
        special_tokens={"<|endoftext|>": 256},
    )


def test_without_a_vocabulary_it_over_estimates_and_says_so_once(
    offline: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    counts = {count_tokens(NEWS, model) for model in ("gpt-4o", "qwen-9", "gpt-4o")}

    assert counts == {estimate_tokens(NEWS)}
    assert offline == ["o200k_base"]
    assert [r.levelno for r in caplog.records if r.name == tokens.__name__] == [logging.WARNING]
    assert "over-estimated" in caplog.text


def test_the_estimate_is_above_what_o200k_base_counts() -> None:
    assert 35 < estimate_tokens(NEWS) < 2 * 35  # 35: counted once with the vocabulary at hand


def test_a_network_that_swallows_packets_holds_us_for_seconds_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tokens, "_PATIENCE_S", 0.05)
    monkeypatch.setattr(tiktoken, "get_encoding", lambda _: time.sleep(1))

    started = time.monotonic()
    assert count_tokens(NEWS, "gpt-4o") == estimate_tokens(NEWS)
    assert time.monotonic() - started < 0.9


def test_special_tokens_in_a_source_are_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiktoken, "get_encoding", lambda _: bytes_as_tokens())
    assert count_tokens("a <|endoftext|>", "gpt-4o") == 15
    assert estimate_tokens("a <|endoftext|>") > 0


def test_one_endless_word_is_counted_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiktoken, "get_encoding", lambda _: bytes_as_tokens())
    assert count_tokens("a" * 100_000, "gpt-4o") == 100_000


def test_a_model_that_is_not_known_has_a_vocabulary_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def give(name: str) -> tiktoken.Encoding:
        asked.append(name)
        return bytes_as_tokens()

    monkeypatch.setattr(tiktoken, "get_encoding", give)
    assert count_tokens("abc", "mistral-small") == 3
    assert asked == ["o200k_base"]


def test_nothing_is_no_tokens() -> None:
    assert estimate_tokens("") == 0


@given(st.text() | st.text(alphabet="\U0001f9d1‍🏽\udc80ﷺ𒀀a{ \n"), st.lists(st.binary(min_size=2)))
def test_no_vocabulary_of_bytes_counts_more_tokens_than_the_bound(
    text: str, joined: list[bytes]
) -> None:
    """Whatever it has learned to join: a token is a byte at least."""
    ranks = {bytes([i]): i for i in range(256)}
    for piece in joined:
        ranks.setdefault(piece, len(ranks))
    encoding = tiktoken.Encoding(
        name="any", pat_str=r"(?s:.)+", mergeable_ranks=ranks, special_tokens={}
    )
    assert len(encoding.encode(text)) <= bound_tokens(text)
