"""A server of Prefect's that is away for a while."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from flows import patience
from flows.patience import patiently

REQUEST = httpx.Request("GET", "http://127.0.0.1/api")


def answered(code: int) -> httpx.HTTPStatusError:
    return httpx.HTTPStatusError("as ordered", request=REQUEST, response=httpx.Response(code))


def failing(*errors: Exception) -> tuple[Callable[[str], str], list[str]]:
    """A call that raises these, one after the other, and then returns."""
    left, heard = list(errors), []

    def call(word: str) -> str:
        heard.append(word)
        if left:
            raise left.pop(0)
        return word.upper()

    return call, heard


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_AGAIN_S", 0.001)


def test_who_comes_back_is_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    call, heard = failing(httpx.ConnectError("refused"), httpx.ReadTimeout(""), answered(503))
    assert patiently(call, "word") == "WORD"
    assert heard == ["word"] * 4
    assert caplog.messages == ["Prefect's server does not answer; it is asked again"]


@pytest.mark.parametrize("error", [answered(404), answered(422), ValueError("ours")])
def test_an_answer_is_an_answer(error: Exception) -> None:
    call, heard = failing(error)
    with pytest.raises(type(error)):
        patiently(call, "word")
    assert heard == ["word"]


def test_who_stays_away_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST_S", 1.0)
    call, heard = failing(*[httpx.ConnectError("refused")] * 10_000)
    with pytest.raises(httpx.ConnectError):
        patiently(call, "word")
    assert len(heard) > 1
