from __future__ import annotations

from pathlib import Path

import pytest

from bench import attribution
from bench.planting.reading import read_page
from flows.sources import read_sources

STORY = """Torr Valley News

Mayor Anna Wood said that the town had asked for help from Canada twice. Police said the bridge at Hale was closed to \
lorries on Monday. According to Thomas Hart, the gates of the dam had opened eleven hours too late. The old wall was \
repaired by Sara Pell in 1998, James Lowe said.
"""


def test_it_makes_three_forms_and_prints_what_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "flood.txt").write_text(STORY, encoding="utf-8")
    assert attribution.main([str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "balanced accuracy" in printed
    assert "called another speaker 0.0 %" in printed
    for form in ("said", "flat", "other"):
        assert f"{form:6} made" in printed
        assert attribution.main([str(tmp_path), "--show", form]) == 0
    assert attribution.main(["/no/such/place"]) == 2


def test_another_mouth_is_somebody_else_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(STORY, encoding="utf-8")
    pages = [read_page(d) for d in read_sources([str(tmp_path)]).documents]
    made = attribution.make(pages, per_kind=20, seed=1)
    assert {c.form for c in made} == {"said", "flat", "other"}
    for claim in made:
        if claim.form == "other":
            speaker = claim.text.split(" said that ")[0]
            assert speaker in pages[0].persons
            assert speaker not in claim.place.text
