"""Nothing new, decided from content: what makes a difference and what does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flows.assembling import Order, assemble, made_by
from flows.checking import check_document
from flows.consolidating import Shape, consolidate
from flows.core.records import Document
from flows.desk import Desk
from flows.engines.extractive import ExtractiveEngine
from flows.judges.offline import OfflineJudge
from flows.judges.strict import held_to
from flows.newest import Ingredients, latest, unchanged
from flows.publish import Published, publish
from flows.publish.retracting import retract
from tests.making import a_document
from tests.serving.served import FLOOD

SHAPE = Shape(min_claims=1)


def desk(strictness: str = "standard") -> Desk:
    judge = OfflineJudge()
    return Desk(ExtractiveEngine(), held_to("strict", judge) if strictness == "strict" else judge)


def documents(*places: str) -> list[Document]:
    return [a_document(FLOOD.format(place=place), f"{place}.txt") for place in places]


def made(out: Path, *places: str, shape: Shape = SHAPE, day: int = 1) -> Published:
    """A brief of that day, published under `out` or held there."""
    found = documents(*places)
    at = desk()
    checked = [check_document(d, at.engine.summarise(d, None), at.engine, at.judge) for d in found]
    story = consolidate(found, checked, at.engine, at.judge, shape)
    brief = assemble(Order.now("Floods", shape), found, (), story, at)
    return publish(replace(brief, finished_at=f"2026-11-{day:02}T06:00:00Z"), found, out)


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return made(tmp_path, "Leeds", "York")


def now(
    *places: str, shape: Shape = SHAPE, strictness: str = "standard", shown: str = "full"
) -> Ingredients:
    made = made_by(Order.now("Floods", shape), desk(strictness))
    found = documents(*places)
    return replace(
        Ingredients.of(found, shape.focus, "full", made),
        publish_sources=shown,  # type: ignore[arg-type]
    )


def test_the_same_texts_are_nothing_new(published: Published, tmp_path: Path) -> None:
    found = unchanged(tmp_path, "Floods", now("York", "Leeds"))
    assert found is not None
    assert found.outcome == "unchanged"
    assert found.folder.samefile(published.folder)
    assert found.brief.id == published.brief.id


@pytest.mark.parametrize(
    "ingredients",
    [
        now("Leeds"),
        now("Leeds", "York", "Hull"),
        now("Leeds", "York", shape=replace(SHAPE, focus="How many?")),
        now("Leeds", "York", shape=replace(SHAPE, length="short")),
        now("Leeds", "York", shape=replace(SHAPE, min_claims=2)),
        now("Leeds", "York", strictness="strict"),
        now("Leeds", "York", shown="none"),
    ],
    ids=["gone", "more", "focus", "length", "min_claims", "strictness", "sources shown"],
)
def test_whatever_shapes_a_brief_makes_it_new(
    published: Published, tmp_path: Path, ingredients: Ingredients
) -> None:
    assert published.outcome == "published"
    assert unchanged(tmp_path, "Floods", ingredients) is None


def test_another_name_has_its_own_briefs(published: Published, tmp_path: Path) -> None:
    assert published.outcome == "published"
    assert unchanged(tmp_path, "floods", now("Leeds", "York")) is None
    assert unchanged(tmp_path / "elsewhere", "Floods", now("Leeds", "York")) is None


def test_what_is_damaged_is_made_again(published: Published, tmp_path: Path) -> None:
    (published.folder / "brief.json").write_text("{")
    assert unchanged(tmp_path, "Floods", now("Leeds", "York")) is None


DEMANDING = replace(SHAPE, min_claims=1_000)


def test_what_was_held_stays_held_while_nothing_is_new(tmp_path: Path) -> None:
    held = made(tmp_path, "Leeds", shape=DEMANDING)
    assert held.outcome == "held"
    found = unchanged(tmp_path, "Floods", now("Leeds", shape=DEMANDING))
    assert found is not None
    assert (found.outcome, found.brief.status) == ("unchanged", "held")
    assert found.folder.samefile(held.folder)
    assert unchanged(tmp_path, "Floods", now("Leeds", "York", shape=DEMANDING)) is None
    assert unchanged(tmp_path, "Floods", now("Leeds")) is None  # a limit was changed
    assert latest(tmp_path, "Floods") is None  # what is held leads nowhere


def test_the_newest_decides_whether_it_was_published_or_held(tmp_path: Path) -> None:
    made(tmp_path, "Leeds", shape=DEMANDING, day=1)
    made(tmp_path, "York", day=2)
    assert unchanged(tmp_path, "Floods", now("Leeds", shape=DEMANDING)) is None
    assert unchanged(tmp_path, "Floods", now("York")) is not None
    made(tmp_path, "Hull", shape=DEMANDING, day=3)
    assert unchanged(tmp_path, "Floods", now("York")) is None


def test_what_was_retracted_is_not_made_again(published: Published, tmp_path: Path) -> None:
    retract(
        published.folder / "brief.json", "The police have corrected it.", "2026-11-02T00:00:00Z"
    )
    found = unchanged(tmp_path, "Floods", now("Leeds", "York"))
    assert found is not None
    assert (found.outcome, found.brief.status) == ("unchanged", "retracted")
