"""A prefect.yaml with a mistake: one line says what, where and in which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.deployments import read_deployments
from flows.errors import InputError

ROOT = Path(__file__).parents[1]


def written(folder: Path, more: str, entrypoint: str = "flows.brief.brief") -> Path:
    """A folder with a prefect.yaml of one deployment."""
    entry = f"deployments:\n  - name: daily\n    entrypoint: {entrypoint}\n    {more}\n"
    (folder / "prefect.yaml").write_text(entry)
    return folder


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("schedules: [{cron: 0 6 * * *, timezone: Europe/Lodnon}]", "'Europe/Lodnon' is no time"),
        ("schedules: [{cron: 0 6 * * *, timezone: Europe}]", "'Europe' is no time zone"),
        ("schedules: [{cron: 0 6 * * *, timezone: ''}]", "'' is no time zone"),
        ("schedules: [{cron: 0 6 * * *}]", "schedules.0.timezone: Field required"),
        ("concurrency_limit: {limit: 1, collision_strategy: CANCEL}", "'ENQUEUE' or 'CANCEL_NEW'"),
        ("concurrency_limit: {limit: 0, collision_strategy: ENQUEUE}", "greater than or equal"),
        ("tags: news", "tags: Input should be a valid list"),
        (": :\t", "cannot be read"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path: Path, more: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_deployments(written(tmp_path, more))
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "prefect.yaml"))
    assert "\n" not in str(caught.value)


def test_two_of_one_name_are_told_apart_by_nobody(tmp_path: Path) -> None:
    entry = "{name: daily, entrypoint: flows.brief.brief}"
    (tmp_path / "prefect.yaml").write_text(f"deployments:\n  - {entry}\n  - {entry}\n")
    with pytest.raises(InputError, match="2 of them are called 'daily'"):
        read_deployments(tmp_path)


@pytest.mark.parametrize(
    ("more", "entrypoint", "said"),
    [
        ("parameters: {sourcs: [inbox]}", "flows.brief.brief", "['sourcs']"),
        ("parameters: {length: huge}", "flows.brief.brief", "length: Input should be 'short'"),
        (
            "schedules: [{cron: 0 25 * * *, timezone: UTC}]",
            "flows.brief.brief",
            'Invalid cron string: "0 25 * * *"',
        ),
        ("tags: []", "flows.nothing.brief", "No module named 'flows.nothing'"),
        ("tags: []", "flows.brief.breif", "'breif' not found"),
    ],
)
def test_what_only_prefect_can_tell_is_told_before_anything_is_served(
    tmp_path: Path, more: str, entrypoint: str, said: str
) -> None:
    from flows.serve import usable

    served = read_deployments(written(tmp_path, more, entrypoint))
    with pytest.raises(InputError) as caught:
        usable(served.deployments[0], served.path)
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{served.path}: daily: ")
    assert "\n" not in str(caught.value)


def test_the_one_that_is_shipped_can_be_used() -> None:
    from flows.serve import usable

    served = read_deployments(ROOT / "docs")  # where there is none of its own
    assert served.path == ROOT / "prefect.yaml"
    assert [usable(one, served.path).name for one in served.deployments] == [
        "daily",
        "on-demand",
        "many",
    ]
