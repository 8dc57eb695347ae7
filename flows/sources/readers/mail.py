"""A mail to its own words and what is attached to it. The standard library reads the format."""

from __future__ import annotations

import email.parser
import email.policy
import itertools
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import lru_cache
from typing import Any

from flows.errors import InputError
from flows.sources.readers.charsets import text_in
from flows.sources.readers.markup import text_of
from flows.sources.readers.model import Extracted, one_line
from flows.sources.unwrap import unwrap

_QUOTED = re.compile(r"^\s*(?:>|On .{4,120} wrote:\s*$)")
_FORWARDS = re.compile(r"^\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^\s*(?:-{2,}\s*Forwarded message|Begin forwarded message:)", re.IGNORECASE
)
# Outlook quotes the mail that is answered as it was: after a line, or after its head alone.
_ANSWERED = re.compile(r"^\s*-{2,}\s*Original Message\s*-{2,}", re.IGNORECASE)
_HEAD = re.compile(r"^\W*(?P<name>From|Sent|Date|To|Subject)\W*:", re.IGNORECASE)
_OF_A_HEAD = 8  # lines
_LONGEST = 1_000  # characters of a header that are read
_DEEPEST = 50  # parts in parts; a mail in a mail makes two or three
_MOST = 500  # parts
_SIGNATURE = re.compile(r"^-- ?$")


def read_mail(data: bytes) -> Extracted:
    """The text of a mail without the mails that it quotes, and what is attached.

    Raises:
        InputError: it is no mail. Completes "<name>: ".
    """
    try:
        parser = email.parser.BytesParser(_Part, policy=_Policy())  # type: ignore[arg-type] # calls it so
        message = parser.parsebytes(data)
        mail = _read(message) if isinstance(message, EmailMessage) else None
    except InputError:
        raise
    except Exception as e:  # a broken header can make the parser raise anything
        raise InputError(f"is a mail that cannot be read ({type(e).__name__})") from e
    if mail is None:
        raise InputError("is no mail: it has no sender and no subject")
    return mail


class _Policy(email.policy.EmailPolicy):
    """Cuts headers, for the time to read one grows with the square of its length, and keeps some.

    The library asks for each about ten times.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST]

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401 - a header of any kind
        return _header(name, value)


@lru_cache(maxsize=64)
def _header(name: str, value: str) -> Any:  # noqa: ANN401
    return email.policy.default.header_fetch_parse(name, value)


class _Part(EmailMessage):
    """Counts parts: each line of one is held against the mark of every part around it."""

    def __init__(self, policy: email.policy.Policy) -> None:
        super().__init__(policy)
        self._depth = 0
        self._parts = itertools.count(1)  # of the whole mail

    def attach(self, payload: _Part) -> None:  # type: ignore[override] # the parser adds its own kind
        payload._depth, payload._parts = self._depth + 1, self._parts
        if payload._depth > _DEEPEST or next(self._parts) > _MOST:
            raise InputError(
                f"is a mail of over {_MOST} parts, or of parts in parts over {_DEEPEST} deep;"
                " save what matters of it as files"
            )
        super().attach(payload)


def _read(message: EmailMessage) -> Extracted | None:
    if not (message["from"] or message["subject"]):
        return None
    title = one_line(message["subject"])
    lines = unwrap(_body(message)).text.splitlines()
    forwards = bool(_FORWARDS.match(title or "")) or any(map(_FORWARDED.match, lines))
    text, quoted = _own_words(lines, forwards=forwards)
    notes = ["mails that it quotes were left out"] if quoted else []
    if forwards:
        notes.append("forwards another mail, whose words are read as its own")
    return Extracted(
        text=f"{title}\n\n{text}" if title else text,
        title=title,
        publisher=one_line(parseaddr(str(message["from"] or ""))[0]),
        date=_day(message),
        notes=tuple(notes),
        attached=tuple(_attachments(message)),
    )


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = text_in(content, part.get_content_charset())
    return text_of(text, quoted=False) if part.get_content_subtype() == "html" else text


def _own_words(lines: Sequence[str], *, forwards: bool) -> tuple[str, bool]:
    """The lines before a signature that quote nobody, and whether any did."""
    own = []
    quoted = False
    for at, line in enumerate(lines):
        if _SIGNATURE.match(line):
            break
        if not forwards and (_ANSWERED.match(line) or _is_head(lines[at : at + _OF_A_HEAD])):
            quoted = True
            break
        if _QUOTED.match(line):
            quoted = True
        else:
            own.append(line.rstrip())
    return "\n".join(own).strip(), quoted


def _is_head(lines: Sequence[str]) -> bool:
    """Whether a mail's head starts here: from whom, when, to whom, about what."""
    found = [m["name"].lower() for line in lines if line.strip() and (m := _HEAD.match(line))]
    return (
        bool(_HEAD.match(lines[0]))
        and {"from", "subject"} <= set(found[:_OF_A_HEAD])
        and ("sent" in found or "date" in found)
    )


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = one_line(part.get_filename()) or f"attachment {number}"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield (name if name.endswith(".eml") else f"{name}.eml"), inner.as_bytes()
            continue
        if part.get_content_maintype() == "image" and part["content-id"]:
            continue  # a picture in the text, most often a logo
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield name, content


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (TypeError, ValueError):
        return None
