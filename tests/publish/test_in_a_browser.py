"""What only a browser can tell: nothing runs, nothing sticks out, and the picture is drawn."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from flows.publish.html import to_html
from tests.publish.making import mill_fire, retold
from tests.publish.strategies import HOSTILE

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(_CHROMIUM is None, reason="no Chromium is installed"),
]
_LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft_" * 2
#: A frame as wide as a phone, for a window cannot be; and what the page in it comes to.
_FRAME = """<iframe src="page.html" width="{width}" height="800"></iframe><p id="found"></p><script>
onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  for (const more of page.querySelectorAll("details")) more.open = true;
  const wide = page.documentElement.scrollWidth;
  document.querySelector("#found").textContent = `wide=${{wide}} title=${{page.title.length}}`;
}};
</script>"""


def _dom(page: Path, profile: Path) -> str:
    assert _CHROMIUM
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
    command = [_CHROMIUM, *flags, f"--user-data-dir={profile}", "--virtual-time-budget=3000"]
    done = subprocess.run(
        [*command, "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("text", [_LONG, f"{_LONG}.txt", "  ".join(HOSTILE)])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out_at_any_width(tmp_path: Path, width: int, text: str) -> None:
    (tmp_path / "page.html").write_text(to_html(retold(text), mill_fire()[1]), encoding="utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(_FRAME.format(width=width), encoding="utf-8")
    found = re.search(r"wide=(\d+) title=(\d+)", _dom(frame, tmp_path / "profile"))
    assert found
    assert int(found[1]) <= width
    assert int(found[2]) > 0


@pytest.mark.parametrize("hostile", HOSTILE[:5])
def test_nothing_runs(tmp_path: Path, hostile: str) -> None:
    page = tmp_path / "page.html"
    runs = hostile.replace("alert(1)", "document.title='it ran'")
    page.write_text(to_html(retold(runs), mill_fire()[1]), encoding="utf-8")
    assert "<title>it ran" not in _dom(page, tmp_path / "profile")


def test_the_picture_for_the_readme_is_drawn(tmp_path: Path) -> None:
    page, picture = tmp_path / "brief.html", tmp_path / "brief.png"
    page.write_text(to_html(*mill_fire()), encoding="utf-8")
    script = Path(__file__).parents[2] / "docs" / "screenshot.py"
    subprocess.run([sys.executable, script, page, picture], check=True, timeout=120)
    data = picture.read_bytes()
    assert struct.unpack(">II", data[16:24]) == (1280, 1400)
    assert 10_000 < len(data) < 400_000
