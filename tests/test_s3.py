"""A brief by the command, published to S3, its answers kept there: the whole road."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.fake_endpoint import FakeEndpoint
from tests.s3 import s3_server
from tests.serving.served import FLOOD

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect_server")]

OUT = "s3://desk/briefs"


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    with s3_server() as env:
        yield env


@pytest.fixture
def env(s3: dict[str, str], fake: FakeEndpoint, tmp_path: Path) -> dict[str, str]:
    """A machine with a model; answers are shared, and so is what identifies this installation."""
    (tmp_path / "news").mkdir()
    for place in ("Leeds", "Hull"):
        (tmp_path / f"news/{place}.txt").write_text(FLOOD.format(place=place))
    return {
        **s3,
        "OPENAI_BASE_URL": fake.url,
        "WELLSOURCED_MODEL": "fake-model",
        "WELLSOURCED_MIN_CLAIMS": "2",
        "WELLSOURCED_ANSWERS": "s3://desk/answers",
        "WELLSOURCED_STATE_DIR": str(tmp_path / "one"),
    }


def test_a_brief_and_its_answers_on_s3(
    wellsourced: Run, env: dict[str, str], fake: FakeEndpoint, tmp_path: Path
) -> None:
    boto3 = import_module("boto3")  # it has no types
    server = boto3.client("s3", endpoint_url=env["AWS_ENDPOINT_URL"], region_name="us-east-1",
                          aws_access_key_id="x", aws_secret_access_key=env["AWS_SECRET_ACCESS_KEY"])  # fmt: skip
    server.create_bucket(Bucket="desk")
    command = ("brief", "news", "--out", OUT, "--json")

    first = wellsourced(*command, env=env)
    assert first.returncode == 0, first.stderr
    made = json.loads(first.stdout)
    assert made["outcome"] == "published"
    assert made["path"] == f"{OUT}/news/{made['id']}"
    names = {o["Key"] for o in server.list_objects_v2(Bucket="desk")["Contents"]}
    there = f"briefs/news/{made['id']}"
    assert {f"{there}/{n}" for n in ("brief.html", "brief.json", "SHA256SUMS")} <= names
    assert {"briefs/index.json", "briefs/feed.xml", "briefs/news/latest.json"} <= names
    latest = json.load(server.get_object(Bucket="desk", Key="briefs/news/latest.json")["Body"])
    assert latest["brief"]["id"] == made["id"]
    paid = len(fake.ledger)
    assert paid
    assert sum(name.startswith("answers/") for name in names) == paid
    assert not (tmp_path / "s3:").exists()  # nor is a folder here taken for it

    # Another machine, told by its setting where to publish, pays for nothing and makes no other.
    (tmp_path / "two").mkdir()
    shutil.copy2(tmp_path / "one/installation.secret", tmp_path / "two")
    other = env | {"WELLSOURCED_STATE_DIR": str(tmp_path / "two"), "WELLSOURCED_OUT": OUT}
    again = wellsourced("brief", "news", "--json", env=other)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout) == made | {"outcome": "unchanged"}
    assert len(fake.ledger) == paid
    new = wellsourced("brief", "news", "--only-if-new", env=other)
    assert new.stdout.startswith(f"unchanged: {made['path']}/brief.html\n"), new.stderr

    audited = wellsourced("audit", f"{made['path']}/brief.json", env=env)
    assert audited.returncode == 0, audited.stdout


def test_a_bucket_that_is_not_there_is_said_in_one_line(
    wellsourced: Run, env: dict[str, str]
) -> None:
    done = wellsourced("brief", "news", "--engine", "extractive", "--out", "s3://nobody/x", env=env)
    assert done.returncode == 1
    (line,) = [said for said in done.stderr.splitlines() if said.startswith("wellsourced:")]
    assert "s3://nobody/x" in line
    assert "was not written" in line
    assert "Traceback" not in done.stderr
