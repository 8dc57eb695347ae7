"""Mails: their own words, who sent them and when, and what is attached."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from flows.errors import InputError
from flows.sources.readers.mail import read_mail

BODY = "The council of Tarnow met on Monday.\n\nIt approved the new bridge of the city.\n"


def mail(body: str = BODY, subtype: str = "plain", **headers: str) -> EmailMessage:
    """A mail from the press office."""
    message = EmailMessage()
    message["From"] = "Press Office <press@tarnow.example>"
    message["Subject"] = "Bridge approved"
    message["Date"] = "Mon, 12 May 2025 09:30:00 +0200"
    for name, value in headers.items():
        message[name] = value
    message.set_content(body, subtype=subtype)
    return message


def test_a_mail_says_who_sent_it_when_and_about_what() -> None:
    said = read_mail(mail().as_bytes()).said
    assert (said.title, said.publisher, said.date) == (
        "Bridge approved",
        "Press Office",
        "2025-05-12",
    )
    assert said.text.split("\n\n") == [
        "Bridge approved",
        "The council of Tarnow met on Monday.",
        "It approved the new bridge of the city.",
    ]


def test_what_it_quotes_and_its_signature_are_not_its_words() -> None:
    body = f"{BODY}\nOn Sunday, Karl Vest wrote:\n> The bridge is a waste.\n\n-- \nPress Office\nTarnow"
    said = read_mail(mail(body).as_bytes()).said
    assert "waste" not in said.text
    assert not said.text.endswith("Tarnow")
    assert said.notes == ("mails that it quotes were left out",)


def test_of_two_forms_the_plain_one_is_read() -> None:
    message = mail()
    message.add_alternative("<p>Shown in <b>colour</b>.</p>", subtype="html")
    assert "colour" not in read_mail(message.as_bytes()).said.text


def test_a_mail_that_is_only_a_page_is_read() -> None:
    page = (
        "<html><body><p>The council of Tarnow met on Monday.</p><script>x()</script></body></html>"
    )
    text = read_mail(mail(page, "html").as_bytes()).said.text
    assert "The council of Tarnow met on Monday." in text
    assert "x()" not in text


def test_attachments_and_forwarded_mails_are_handed_on() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    message.add_attachment(mail("The union disagrees with it."))
    attached = dict(read_mail(message.as_bytes()).attached)
    assert attached["plan.pdf"] == b"%PDF-1.7"
    inner = read_mail(attached["attachment 2.eml"]).said
    assert "The union disagrees" in inner.text


@pytest.mark.parametrize("data", [b"", b"no header here", b"\x00\xff" * 40])
def test_what_is_no_mail_is_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match="is no mail"):
        read_mail(data)
