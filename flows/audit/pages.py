"""Do the pages say what brief.json says?

The program that made them can make them again, and compares every byte. Another one writes the
same brief in other words of its own, so it asks less: that each claim stands in the page.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from flows.audit.report import Finding, Note
from flows.core.records import Brief
from flows.publish.files import BRIEF, PAGES, pages
from flows.publish.fingerprint import fingerprint
from flows.publish.visible import visible


def page_findings(
    brief: Brief, files: Mapping[str, bytes], texts: Mapping[str, str]
) -> Iterator[Finding | Note]:
    """What is wrong with brief.html and brief.md; `texts` are the published ones."""
    if brief.rendered_by == fingerprint():
        for name, page in pages(brief, texts).items():
            if files.get(name) != page:
                yield Finding("pages", f"{name}: is not what its program makes of {BRIEF}")
        return
    yield Note(
        f"another program ({brief.made_by.software}) made the pages, so they were not made again"
        " and compared; that each claim stands in them was checked, and their sums"
    )
    for name in PAGES:
        content = files.get(name, b"").decode(errors="replace")
        said = _letters(_text(content) if name.endswith(".html") else html.unescape(content))
        for claim_id in _printed(brief):
            if _letters(visible(brief.claim(claim_id).text)) not in said:
                yield Finding("pages", f"{name}: does not have the words of claim {claim_id}")
        if brief.retraction and _letters(visible(brief.retraction.why)) not in said:
            yield Finding("pages", f"{name}: does not say why the brief was retracted")


def _printed(brief: Brief) -> dict[str, None]:
    """Ids of the claims that the brief prints, each once."""
    ids = [brief.headline] if brief.headline else []
    ids += brief.key_points
    ids += [i for section in brief.sections for i in section.claims]
    ids += [i for c in brief.conflicts for answer in c.answers for i in answer.claims]
    return dict.fromkeys(ids)


def _letters(text: str) -> str:
    """Letters and digits alone: what a page's own typography and escapes leave as it is."""
    return "".join(c for c in text if c.isalnum())


def _text(page: str) -> str:
    parser = _Text()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


class _Text(HTMLParser):
    """The text that an HTML page shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Styles and scripts are no text."""
        del attrs
        self._unseen += tag in ("style", "script", "template")

    def handle_endtag(self, tag: str) -> None:
        """What follows is text again."""
        self._unseen -= tag in ("style", "script", "template")

    def handle_data(self, data: str) -> None:
        """A run of text."""
        if not self._unseen:
            self.parts.append(data)
