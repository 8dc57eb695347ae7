from __future__ import annotations

import pytest

from flows.publish.speakers import says_who, voices
from tests.publish.making import claim, document


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        (("The harbour board", "The Harbour Board"), ("The harbour board",)),
        (("The union", "union", "the  Union"), ("The union",)),
        (("Dana Whitlock’s office", "Dana Whitlock's office"), ("Dana Whitlock’s office",)),
        (("An official", "Dana Whitlock", "official"), ("An official", "Dana Whitlock")),
        (("Brandt", "Ilse Brandt"), ("Brandt", "Ilse Brandt")),
        (("!!", "??"), ("!!", "??")),
        ((), ()),
    ],
)
def test_a_speaker_in_two_spellings_is_one(
    speakers: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    doc = document("a.txt", "The strike goes on.")
    said = [claim(f"c{n}", doc.text, (doc, 1), speaker=s) for n, s in enumerate(speakers)]
    assert tuple(voice.speaker for voice in voices(said)) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("Ilse Brandt said inflation could reach 3.1%.", "Ilse Brandt", None),
        ("Governor Ilse Brandt said inflation could reach 3.1%.", "Ilse Brandt", None),
        ("According to the union, the strike goes on.", "The union", None),
        ("The strike goes on, the union said.", "the union", None),
        ("The strike goes on.", "the union", "the union"),
        ("The union will not sign.", "The union", "The union"),
        ("Ilse Brandt said the union had agreed.", "the union", "the union"),
        ("The strike goes on.", None, None),
        ("The strike goes on.", "???", "???"),
    ],
)
def test_a_speaker_is_named_beside_a_text_that_does_not_name_them(
    text: str, speaker: str | None, expected: str | None
) -> None:
    doc = document("a.txt", text)
    assert says_who(claim("c1", text, (doc, 1), speaker=speaker)) == expected
