"""Keys never leave the process but in the header that they are for."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.fake_endpoint import Behaviour, Call, FakeEndpoint, Status, faithful

pytestmark = pytest.mark.usefixtures("prefect_server")

KEY = "sk-very-secret-0123456789"
FLOOD = """Flood in Leeds

Two people died when the river Aire flooded Leeds on Monday, police said.
The water rose by 1.5 metres in an hour. About 200 homes in Leeds lost power.
"""


def everything_written(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def what_prefect_knows() -> str:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        most = {"limit": 200}
        found = (
            client.request("POST", "/artifacts/filter", json=most),
            client.request("POST", "/logs/filter", json=most),
            client.request("POST", "/flow_runs/filter", json=most),
            client.request("POST", "/task_runs/filter", json=most),
        )
    return json.dumps([one.json() for one in found])


@pytest.mark.parametrize("fails", [False, True], ids=["published", "failed"])
def test_no_key_is_in_what_a_run_leaves_behind(
    here: Run,
    fake: FakeEndpoint,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    *,
    fails: bool,
) -> None:
    """... though the endpoint repeats it in its errors, and everything is logged."""
    caplog.set_level(logging.DEBUG)
    (tmp_path / "leeds.txt").write_text(FLOOD)

    def respond(call: Call) -> Behaviour:
        assert call.headers["authorization"] == f"Bearer {KEY}"
        if fails or len(fake.ledger) == 1:
            return Status(503 if not fails else 401, message=f"Bearer {KEY} is not welcome")
        return faithful(call)

    fake.default = respond
    env = {
        "OPENAI_BASE_URL": f"{fake.url}?api-version=1",
        "OPENAI_API_KEY": KEY,
        "WELLSOURCED_MODEL": "fake-model",
        "WELLSOURCED_STATE_DIR": str(tmp_path / "state"),
    }
    done = here("brief", "leeds.txt", env=env)
    assert done.returncode == int(fails), done.stderr
    for text in (
        done.stdout,
        done.stderr,
        caplog.text,
        everything_written(tmp_path),
        what_prefect_knows(),
    ):
        assert text is not None
        assert KEY not in text
        assert "very-secret" not in text


@pytest.mark.parametrize(
    "url",
    [
        f"https://me:{KEY}@gateway.example/v1",
        f"https://gateway.example/v1?key={KEY}",
        f"https://gateway.example/v1#{KEY}",
    ],
)
def test_a_key_in_the_address_is_refused_and_not_repeated(
    here: Run, tmp_path: Path, url: str
) -> None:
    (tmp_path / "leeds.txt").write_text(FLOOD)
    done = here(
        "brief",
        "leeds.txt",
        "--dry-run",
        env={"OPENAI_BASE_URL": url, "WELLSOURCED_MODEL": "m"},
    )
    assert done.returncode == 2
    assert "OPENAI_API_KEY" in done.stderr
    assert KEY not in done.stderr


def test_a_token_in_the_path_of_the_address_is_not_told() -> None:
    from flows.endpoint import EndpointConfig

    config = EndpointConfig(f"https://gateway.example/{KEY}/openai/v1", "m", KEY)
    assert config.host == "https://gateway.example/…/openai/v1"
