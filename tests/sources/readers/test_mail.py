"""Mails: their own words, who sent them and when, and what is attached."""

from __future__ import annotations

import time
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
    said = read_mail(mail().as_bytes())
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
    said = read_mail(mail(body).as_bytes())
    assert "waste" not in said.text
    assert not said.text.endswith("Tarnow")
    assert said.notes == ("mails that it quotes were left out",)


def test_of_two_forms_the_plain_one_is_read() -> None:
    message = mail()
    message.add_alternative("<p>Shown in <b>colour</b>.</p>", subtype="html")
    assert "colour" not in read_mail(message.as_bytes()).text


def test_a_mail_that_is_only_a_page_is_read() -> None:
    page = (
        "<html><body><p>The council of Tarnow met on Monday.</p><script>x()</script></body></html>"
    )
    text = read_mail(mail(page, "html").as_bytes()).text
    assert "The council of Tarnow met on Monday." in text
    assert "x()" not in text


def test_attachments_and_forwarded_mails_are_handed_on() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    message.add_attachment(mail("The union disagrees with it."))
    attached = dict(read_mail(message.as_bytes()).attached)
    assert attached["plan.pdf"] == b"%PDF-1.7"
    inner = read_mail(attached["attachment 2.eml"])
    assert "The union disagrees" in inner.text


@pytest.mark.parametrize("data", [b"", b"no header here", b"\x00\xff" * 40])
def test_what_is_no_mail_is_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match="is no mail"):
        read_mail(data)


def _nested(deep: int) -> bytes:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(deep)
    )
    return b"Subject: x\n" + head + b"\n\nThe council met.\n"


def test_parts_in_parts_are_read_until_they_are_too_many() -> None:
    assert "The council met." in read_mail(_nested(20)).text
    flat = b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 600
    for data in (_nested(3_000), flat):
        began = time.perf_counter()
        with pytest.raises(InputError, match="over 500 parts, or of parts in parts over 50 deep"):
            read_mail(data)
        assert time.perf_counter() - began < 1


@pytest.mark.parametrize("header", ['From: "', "From: a,", "Content-Type: text/plain; a=b;"])
def test_a_long_header_does_not_take_long(header: str) -> None:
    began = time.perf_counter()
    longer = header + header[-1] * 20_000
    assert (
        "The council met." in read_mail(f"Subject: x\n{longer}\n\nThe council met.".encode()).text
    )
    assert time.perf_counter() - began < 1


HEAD = b"From: Ann Lee <a@b.example>\r\nSubject: Bridge\r\n"


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        ("", "The café’s “end”.".encode()),
        ("; charset=us-ascii", "The café’s “end”.".encode()),
        ("; charset=x-nobody-knows", "The café’s “end”.".encode()),
        ("; charset=iso-8859-1", "The café’s “end”.".encode("windows-1252")),
        ("", f"{BODY} The café’s “end”.".encode("windows-1252")),
    ],
)
def test_a_mail_is_read_in_the_encoding_that_it_is_in(declared: str, body: bytes) -> None:
    kind = f"MIME-Version: 1.0\r\nContent-Type: text/plain{declared}\r\n\r\n".encode()
    assert read_mail(HEAD + kind + body).text.endswith("The café’s “end”.")


OLD = "From: Karl Vest\nSent: Sunday\nTo: Ann Lee\nSubject: Bridge\n\nThe bridge is a waste.\n"


@pytest.mark.parametrize("line", ["-----Original Message-----\n", "", "_____________\n"])
def test_the_answered_mail_is_not_the_answers_words_without_marks_either(line: str) -> None:
    said = read_mail(mail(f"{BODY}\n{line}{OLD}").as_bytes())
    assert "It approved the new bridge" in said.text
    assert "waste" not in said.text
    assert said.notes == ("mails that it quotes were left out",)


def test_a_forwarded_mail_is_read_and_said_to_be_one() -> None:
    message = mail(f"See below.\n\n{OLD}")
    message.replace_header("Subject", "Fwd: Bridge")
    said = read_mail(message.as_bytes())
    assert "The bridge is a waste." in said.text
    assert said.notes == ("forwards another mail, whose words are read as its own",)


@pytest.mark.parametrize("mark", ["class='gmail_quote'", "type='cite'"])
def test_the_answered_mail_in_a_page_is_not_the_answers_words(mark: str) -> None:
    html = f"<div>The council met.</div><div>It left<br>early.</div><blockquote {mark}>A waste.</blockquote>"
    said = read_mail(mail(html, "html").as_bytes())
    assert said.text.split("\n\n")[1:] == ["The council met.", "It left", "early."]


def test_a_picture_in_the_text_is_no_attachment() -> None:
    message = mail("<p>The council met.</p><img src='cid:logo'>", "html")
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    assert read_mail(message.as_bytes()).attached == ()
