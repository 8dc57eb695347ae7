from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.core.records import Document, Draft, Usage
from flows.errors import InputError
from flows.evaluating import evaluate, rates, read_claims, write_wrong
from flows.judges import Judgement
from flows.judges.offline import OfflineJudge

STORM = (
    "A storm cut power to 12,000 homes in Norfolk on Monday. "
    "The grid operator said most would be reconnected by Wednesday. "
    "Nobody was hurt."
)
RACE = (
    "Ana Duarte won the Lisbon marathon in a record time. She beat Kenya’s Joy Chebet by a minute."
)


class Yes:
    """A judge that believes everything."""

    name = "yes"
    models: tuple[str, ...] = ()

    @property
    def prompts(self) -> dict[str, str]:
        return {}

    @property
    def schemas(self) -> dict[str, str]:
        return {}

    @property
    def usage(self) -> Usage:
        return Usage()

    def judge(self, _document: Document, claims: Sequence[Draft]) -> Sequence[Judgement]:
        return [Judgement("supported", 0.9) for _ in claims]


def write(path: Path, *rows: object) -> Path:
    path.write_text(
        "".join(r if isinstance(r, str) else json.dumps(r) + "\n" for r in rows), encoding="utf-8"
    )
    return path


def row(claim: str, label: int, source: str = STORM, **more: str) -> dict[str, object]:
    return {"id": claim[:9], "source": source, "claim": claim, "label": label, **more}


def test_a_wrong_number_is_blocked_and_counted_by_its_gate(tmp_path: Path) -> None:
    path = write(
        tmp_path / "storms.jsonl",
        row("A storm cut power to 12,000 homes in Norfolk.", 1),
        row("A storm cut power to 19,000 homes in Norfolk.", 0),
    )
    (measured,) = evaluate(read_claims(path)[0], Yes()).sets
    assert (measured.dataset, measured.n) == ("storms", 2)
    assert measured.balanced_accuracy.value == 100
    assert measured.gates["number.not_in_evidence"] == (0, 100)


def test_each_data_set_counts_the_same_in_the_mean(tmp_path: Path) -> None:
    path = write(
        tmp_path / "both.jsonl",
        *[row("Nobody was hurt.", 1, dataset="storms")] * 3,
        row("Nobody was hurt.", 0, dataset="storms"),
        row("Ana Duarte won the Lisbon marathon.", 1, RACE, dataset="races"),
    )
    found = evaluate(read_claims(path)[0], Yes())
    assert {s.dataset: s.balanced_accuracy.value for s in found.sets} == {
        "races": 100,
        "storms": 50,
    }
    assert found.macro == 75


def test_the_offline_judge_blocks_what_is_not_there(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        row("Nobody was hurt.", 1),
        row("Ana Duarte won the Lisbon marathon in a record time.", 1, RACE),
        row("The finance ministry will publish its budget in spring.", 0, RACE),
    )
    found = evaluate(read_claims(path)[0], OfflineJudge())
    assert found.wrong == ()
    assert found.claims_per_second > 0


def test_wrong_ones_are_written_for_reading(tmp_path: Path) -> None:
    claims, _ = read_claims(write(tmp_path / "a.jsonl", row("Ships sank off Malta.", 1, RACE)))
    found = evaluate([c for c in claims if "Malta" in c.claim], Yes())
    write_wrong(found, tmp_path / "wrong.jsonl")
    lines = (tmp_path / "wrong.jsonl").read_text().splitlines()
    assert len(lines) == len(found.wrong) == 1
    assert all(json.loads(line)["verdict"] == "supported" for line in lines)


def test_what_was_written_for_reading_can_be_read_whatever_its_text_holds(tmp_path: Path) -> None:
    text = f"{RACE}\u2028\u2029\x85\x0c\x1c{STORM}"
    given, _ = read_claims(write(tmp_path / "a.jsonl", row("Ships sank off Malta.", 1, text)))
    write_wrong(evaluate(given, Yes()), tmp_path / "wrong.jsonl")
    again, bad = read_claims(tmp_path / "wrong.jsonl")
    assert bad == []
    assert [(one.id, one.source) for one in again] == [(given[0].id, text)]


def test_a_source_in_another_language_is_unchecked_and_not_passed(tmp_path: Path) -> None:
    source = (
        "Der Bundestag hat am Donnerstag über den Haushalt beraten. Die Ministerin sagte, die "
        "Ausgaben würden im kommenden Jahr nicht steigen, und verwies auf die Schuldenbremse."
    )
    claims, _ = read_claims(write(tmp_path / "a.jsonl", row("Die Ausgaben steigen.", 0, source)))
    (measured,) = evaluate(claims, Yes()).sets
    assert (measured.unchecked, measured.true_negative.value) == (1, 100)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{oops\n", "not JSON"),
        ("[1]\n", "not a JSON object"),
        ('{"source": "a", "label": 1}\n', '"claim" is missing'),
        ('{"source": " ", "claim": "a", "label": 1}\n', '"source" is missing or empty'),
        ('{"source": "a", "claim": "a", "label": "yes"}\n', '"label" is not 0 or 1'),
    ],
)
def test_a_bad_line_is_named_and_not_fatal(tmp_path: Path, line: str, why: str) -> None:
    path = write(tmp_path / "a.jsonl", row("Nobody was hurt.", 1), line)
    claims, bad = read_claims(path)
    assert len(claims) == 1
    assert bad == [b for b in bad if b.startswith(f"{path}, line 2: ") and why in b]
    assert len(bad) == 1


def test_a_file_without_claims_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 1: not JSON"):
        read_claims(write(tmp_path / "a.jsonl", "{\n"))
    with pytest.raises(InputError, match="cannot be read"):
        read_claims(tmp_path / "none.jsonl")


def test_the_interval_holds_the_rate_and_narrows_with_more_claims() -> None:
    few, _, _ = rates([True] * 8 + [False] * 2, [True] * 6 + [False] * 4)
    many, _, _ = rates(([True] * 8 + [False] * 2) * 50, ([True] * 6 + [False] * 4) * 50)
    assert few.value == many.value == 70
    assert few.low < many.low < 70 < many.high < few.high
