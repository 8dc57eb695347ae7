from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from bench import planted
from bench.planting.kinds import ERRORS, FAITHFUL

STORY = """Torr Valley News

The Lend burst its banks near Torr on 4 May 2021. At least 320 homes were flooded and 14 people were hurt. \
The dam at Hale is 60 years old. Police said the bridge at Hale was closed on Monday. \
Mayor Anna Wood said that the town had asked for help from Canada twice.

"We had never seen the river so high at this time of the year," Wood said. \
The rain may continue until the end of the week. \
Thomas Hart, the director of the dam, denied that the gates had opened too late. \
The council approved $2.5 million for repairs, and 12 firms have offered to work. \
James Lowe said the old wall was repaired in 1998 by Sara Pell. The water was not safe to drink.
"""
OTHER = """Harbour Gazette

A fire at the fish market in Port Merrow destroyed 23 stalls on 9 June 2022. Fire chief Maria Lopez said the \
cause was not known. Robert Keane opened the market in 1974. The insurer said that it would pay the traders.
"""


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    (tmp_path / "flood.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "fire.txt").write_text(OTHER, encoding="utf-8")
    return [str(tmp_path)]


def test_every_claim_is_what_its_kind_says(sources: list[str]) -> None:
    cases = planted.measure(sources, per_kind=40, seed=1)
    kinds = {case.kind for case in cases}
    assert kinds >= set(ERRORS) - {"speaker swapped", "antonym"}
    assert kinds >= {"verbatim", "two sentences joined", "number in another form"}
    for case in cases:
        document = case.page.document
        source = " ".join(document.sentence(n).text for n in case.made.evidence)
        if case.kind == "verbatim":
            assert case.made.text == source
        else:
            assert case.made.text != source
        if case.kind == "number":
            new = set(re.findall(r"\d+", case.made.text)) - set(re.findall(r"\d+", document.text))
            assert new or not re.search(r"\d", source)


def test_at_least_is_only_raised(sources: list[str]) -> None:
    for seed in range(20):
        for case in planted.measure(sources, per_kind=40, seed=seed, kinds=["number"]):
            raised = re.search(r"At least (\d+) homes", case.made.text)
            assert raised is None or int(raised[1]) >= 320


def test_the_same_seed_makes_the_same_claims(sources: list[str]) -> None:
    first, second, third = (
        [c.made for c in planted.measure(sources, per_kind=40, seed=seed, kinds=["number", "name"])]
        for seed in (1, 1, 2)
    )
    assert first == second
    assert first != third


def test_it_prints_a_table_and_shows_what_went_wrong(
    sources: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert planted.main([*sources, "--json", "--per-kind", "5"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [r["kind"] for r in rows] == [*FAITHFUL, *ERRORS]
    assert all(r["blocked_by_gates"] <= r["blocked"] <= r["made"] <= 5 for r in rows)
    assert planted.main([*sources, "--show", "number", "--all"]) == 0
    assert "claim:" in capsys.readouterr().out
    assert planted.main(["/no/such/place"]) == 2


def test_it_reads_nothing_of_the_gates() -> None:
    bench = Path(planted.__file__).parent
    for path in (bench / "planted.py", *(bench / "planting").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("flows.core"), path
            elif isinstance(node, ast.Import):
                assert not any(a.name.startswith("flows.core") for a in node.names), path


PRESS = """Torr Valley News

The council sued the builder over the flood wall in May. Thomas Hart praised the crews for their work. Anna Wood opened \
the new bridge on Friday. The company rejected the offer in June. The bridge was designed by Sara Pell in 1998. The \
builder will not repair the old wall. Mayor Anna Wood said that the town had needed tents because of the storm.
"""


def test_short_sentences_keep_or_exchange_who_does_what(tmp_path: Path) -> None:
    (tmp_path / "press.txt").write_text(PRESS, encoding="utf-8")
    made = {
        (case.kind, case.made.text)
        for seed in range(8)
        for case in planted.measure([str(tmp_path)], per_kind=20, seed=seed)
        if case.kind.startswith("short")
    }
    assert ("short sentence", "The builder was sued by the council.") in made
    assert ("short sentence", "Sara Pell designed the bridge.") in made
    assert ("short: subject and object", "The builder sued the council.") in made
    assert ("short: refusal lost", "The builder will repair the old wall.") in made
    assert any(kind == "short: another verb" for kind, _ in made)
    assert any(kind == "short: another actor" for kind, _ in made)
    assert any(
        "the town had needed tents" in text.lower() and "storm" not in text for _, text in made
    )
