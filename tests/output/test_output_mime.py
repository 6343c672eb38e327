"""A digest as a mail, read back by the parser of the standard library."""

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.charset import CHARSETS, QP
from email.header import decode_header, make_header

import html5lib
import pytest
from hostile import TEXTS, poison
from hypothesis import given
from hypothesis import strategies as st
from output_samples import message

from output.address import ascii_domain, mailbox
from output.mail import digest_html
from output.markup import single_line
from output.mime import leaving, mail
from output.model import Letter
from output.text import digest_text

SENDER = "Timeline <timeline@desk.example>"
READER = "Sok Dara <dara@desk.example>"
FIELDS = {
    "Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted", "Content-Language", "List-Id",
    "MIME-Version", "Content-Type",
}  # fmt: skip


def letter(record=None, **more):
    record = record or message()
    made = Letter(
        id="d41f",
        name="daily",
        title=record.title,
        language="en",
        composed=datetime(2026, 11, 21, 6, tzinfo=UTC),
        subject=record.subject,
        text=digest_text(record),
        html=digest_html(record),
    )
    return replace(made, **more)


def raw(made=None, sender=SENDER, recipient=READER, **more):
    return mail(made or letter(), sender=sender, recipient=recipient, **more).as_bytes()


def read(content):
    return email.message_from_bytes(content, policy=email.policy.default)


def head(content):
    """The lines of the header, unfolded."""
    return re.sub(rb"\r\n(?=[ \t])", b"", content.partition(b"\r\n\r\n")[0]).decode().split("\r\n")


def test_mail_looks_as_before(snapshot):
    ways = ["mailto:leave@desk.example?subject=leave", "https://desk.example/leave?list=daily"]
    made = letter(
        text="3 new – Cambodia\n\nFrom a to b\n.\n", html="<!doctype html><title>–</title>\n", thread="c"
    )
    snapshot("digest.eml", raw(made, unsubscribe=ways).replace(b"\r\n", b"\n"))


def test_text_comes_first_then_html():
    parsed = read(raw())
    assert parsed.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["text/plain", "text/html"]
    text, html = (part.get_content() for part in parsed.iter_parts())
    assert text.replace("\r\n", "\n") == digest_text(message())
    assert html.replace("\r\n", "\n") == digest_html(message())
    assert {part.get_content_charset() for part in parsed.iter_parts()} == {"utf-8"}
    assert all(part.defects == [] for part in parsed.walk())
    assert set(parsed.keys()) == FIELDS


def test_header_says_what_it_is():
    parsed = read(raw())
    assert parsed["Subject"] == message().subject
    assert parsed["From"].addresses[0].addr_spec == "timeline@desk.example"
    assert [(a.display_name, a.addr_spec) for a in parsed["To"].addresses] == [
        ("Sok Dara", "dara@desk.example")
    ]
    assert parsed["Date"].datetime == datetime(2026, 11, 21, 6, tzinfo=UTC)
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert parsed["Content-Language"] == "en"
    assert parsed["List-Id"] == ("Cambodia and partners <daily.cambodia-and-partners.timeline.desk.example>")


def test_lines_are_short_enough_for_every_server():
    lines = raw(letter(text="x" * 50_000 + "\nFrom here\n.\n..\n", subject="é" * 199)).split(b"\r\n")
    assert max(map(len, lines)) <= 76  # RFC 2045, 6.7; RFC 2047, 2
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_a_mail_without_html_is_text():
    parsed = read(raw(letter(html="")))
    assert parsed.get_content_type() == "text/plain"
    assert parsed.get_content().replace("\r\n", "\n") == digest_text(message())


@pytest.mark.parametrize("text", [None, *TEXTS], ids=lambda text: ascii(text)[:20])
def test_html_is_html5_without_an_error(text):
    record = message() if text is None else poison(message(), text)
    html = list(read(raw(letter(record))).iter_parts())[1].get_content()
    html5lib.HTMLParser(strict=True).parse(html)
    assert '<meta name="color-scheme" content="light dark">' in html


def test_html_with_an_error_is_found_out():
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse("<!doctype html><title>a</title><p>a</b>")


# What is sent again is the same mail.


def test_the_same_letter_is_the_same_bytes():
    assert raw() == raw()
    assert raw(letter(id="other")) != raw()


def test_what_other_libraries_register_changes_no_byte(monkeypatch):
    def written():
        return raw(letter(subject="3 new – កម្ពុជា", title="កម្ពុជា"), recipient="សុខ ដារ៉ា <dara@desk.example>")

    before = written()
    monkeypatch.setitem(CHARSETS, "utf-8", (QP, QP, "utf-8"))  # as Apprise does
    assert written() == before
    assert b"=?utf-8?b?" in before


def list_id(**more):
    return decoded(raw(letter(**more)), "List-Id").rpartition("<")[2].rstrip(">")


def test_a_list_is_of_digest_and_timeline():
    names, titles = (
        ("daily", "weekly", "ថ្ងៃ", "សប្តាហ៍"),
        ("Cambodia", "កម្ពុជា", "ឡាវ", "កម្ពុជា 2", "ឡាវ 2", "", "C" * 90),
    )
    ids = {(name, title): list_id(name=name, title=title) for name in names for title in titles}
    assert len(set(ids.values())) == len(ids)
    assert ids["daily", "Cambodia"] == "daily.cambodia.timeline.desk.example"
    assert list_id(id="e", subject="x", text="y", title="Cambodia") == ids["daily", "Cambodia"]
    for written in ids.values():
        assert re.fullmatch(
            r"[a-z0-9][a-z0-9\-]{,61}\.[a-z0-9][a-z0-9\-]{,61}\.timeline\.desk\.example", written
        )


def message_id(**more):
    return read(raw(letter(**more.pop("letter", {})), **more))["Message-ID"]


def test_message_id_is_of_letter_reader_and_domain():
    assert message_id(letter={"subject": "x", "text": "y"}) == message_id()
    assert message_id(recipient="dara@DESK.example") == message_id()
    assert message_id(sender="Other Name <other@desk.example>") == message_id()
    others = [{"recipient": "srey@desk.example"}, {"sender": "a@b.example"}, {"letter": {"id": "e"}}]
    assert len({message_id(), *(message_id(**other) for other in others)}) == 4
    assert message_id().endswith("@desk.example>")


def test_digests_of_a_name_are_a_thread():
    first, later = read(raw(letter(id="first"))), read(raw(letter(thread="first")))
    assert first["References"] is None
    assert later["References"] == later["In-Reply-To"] == first["Message-ID"]
    other = read(raw(letter(thread="first"), recipient="srey@desk.example"))
    assert other["References"] != first["Message-ID"]


# Leaving.


def test_one_click_needs_an_address_of_the_web():
    both = read(raw(unsubscribe=["mailto:leave@desk.example", "https://desk.example/leave?a=1,2"]))
    assert both["List-Unsubscribe"] == "<mailto:leave@desk.example>, <https://desk.example/leave?a=1%2C2>"
    assert both["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    mailed = read(raw(unsubscribe=["mailto:leave@desk.example"]))
    assert mailed["List-Unsubscribe"] == "<mailto:leave@desk.example>"
    assert mailed["List-Unsubscribe-Post"] is None
    assert read(raw())["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("HTTPS://desk.example/a", "https://desk.example/a"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://desk.example:8443/a(b)>,<c>", "https://desk.example:8443/a%28b%29%3E%2C%3Cc%3E"),
        ("mailto:a@b.example?subject=leave%20it", "mailto:a@b.example?subject=leave%20it"),
        ("http://desk.example/a", None),
        ("https://desk.example/\r\nBcc: a@b.example", None),
        ("https://desk.example/" + "a" * 900, None),
        ("https://ab--c\u0301-.example/", None),
        ("mailto:a@b.example%0D%0ABcc:c@d.example", None),
        ("leave@desk.example", None),
        ("", None),
    ],
)
def test_addresses_to_leave_at(address, written):
    assert leaving(address) == written
    if written is None:
        assert "Bcc" not in read(raw(unsubscribe=[address]))


# Names in every script.


@pytest.mark.parametrize(
    "name", ["Sok Dara", "សុខ ដារ៉ា", "Müller, Hans (x)", "O'Neil; \\ a", "a, b", "Dr. A. B"]
)
def test_display_names(name):
    parsed = read(raw(recipient=f"{name} <dara@desk.example>"))
    assert [(a.display_name, a.addr_spec) for a in parsed["To"].addresses] == [(name, "dara@desk.example")]
    assert parsed["To"].defects == ()


@pytest.mark.parametrize("name", ["李" * 100, "e\u0301" * 60, "Ministry of Foreign Affairs " * 4], ids=len)
def test_long_display_names(name):
    # Not by the modern parser: that of Python 3.11 puts spaces between the words that a name was cut into.
    content = raw(recipient=f"{name}<dara@desk.example>")
    assert decoded(content, "To") == f"{name.strip()} <dara@desk.example>"
    assert max(map(len, content.split(b"\r\n"))) <= 76


def test_names_of_hosts_are_as_dns_has_them():
    parsed = read(raw(sender="a@bücher.example", recipient="b@faß.example"))
    assert parsed["From"].addresses[0].addr_spec == "a@xn--bcher-kva.example"
    assert parsed["To"].addresses[0].addr_spec == "b@xn--fa-hia.example"
    assert parsed["Message-ID"].endswith("@xn--bcher-kva.example>")
    assert parsed["List-Id"].endswith(".xn--bcher-kva.example>")
    assert ascii_domain("desk.EXAMPLE") == "desk.example"


def test_letters_before_the_at_sign_need_a_mail_of_rfc_6532():
    content = raw(recipient="Jörg Maß <jo\u0308rg@desk.example>", made=letter(subject="Größe"))
    assert "<jörg@desk.example>".encode() in content  # composed (RFC 6532, 3.1)
    parsed = email.message_from_bytes(content, policy=email.policy.SMTPUTF8)
    assert parsed["To"].addresses[0].display_name == "Jörg Maß"
    assert parsed["Subject"] == "Größe"
    assert raw().isascii()


@pytest.mark.parametrize(
    "address",
    [
        "", "nobody", "a@b@c", "a@b, c@d", "a@b\r\nBcc: c@d.example", "@b.example", "a@", "<a b@c>", "a@b..c",
        "a@-b.example", "a@b-.example", "a..b@c.example", ".a@c.example", "a.@c.example", "a\x00@b.example",
        "a\u200b@b.example", "a@" + "b" * 64 + ".example", "a@" + "b." * 130 + "c", "a" * 65 + "@b.example",
        "a@b\u2024c\u0338.example", "a@😀\u0338.example", "a@[127.0.0.1]", "a\ud800@b.example", "a@b.example.",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValueError, match="address"):
        raw(sender=address)
    with pytest.raises(ValueError, match="address"):
        raw(recipient=address)


@given(st.text(max_size=30))
def test_an_address_is_one_or_is_refused(text):
    try:
        address = mailbox(text)
    except ValueError:
        return
    assert mailbox(str(address)) == address
    assert read(raw(recipient=text))["To"].addresses[0].domain == address.domain


def test_an_address_is_never_decoded():
    content = raw(sender="=?utf-8?q?x?=1@desk.example", recipient="=?utf-8?q?y?=@desk.example")
    assert {"From: =?utf-8?q?x?=1@desk.example", "To: =?utf-8?q?y?=@desk.example"} <= set(head(content))


# Hostile titles.

FORGED = (
    "a\r\nBcc: all@evil.example\r\n\r\nbody",
    "=?utf-8?q?a=0D=0ABcc:_all=40evil.example=0D=0A=0D=0Abody?=",
    "=?utf-8?b?YQ0KQmNjOiBhbGxAZXZpbC5leGFtcGxlDQoNCmJvZHk=?=",
    "=?utf-8?q?=22=2C_all=40evil.example?=",
    'a" <all@evil.example>, "b',
    "a> (comment \\",
    "one\u2028two\x85three\x0bfour\x00five\u202esix\ud800",
    "x" * 10_000,
    "word " * 2_000,
    "é" * 10_000,
)


@pytest.mark.parametrize("text", [*TEXTS, *FORGED], ids=lambda text: ascii(text[:20]))
def test_hostile_text_stays_in_its_field(text):
    record = poison(message(), text)
    made = letter(record, id=text, name=text, title=text, language=text, subject=text, thread=f"{text}1")
    content = raw(made, sender=SENDER)
    parsed = read(content)
    assert set(parsed.keys()) - {"Content-Language"} == (FIELDS | {"In-Reply-To", "References"}) - {
        "Content-Language"
    }
    assert [line.partition(":")[0] for line in head(content)] == parsed.keys()
    assert all(len(line) <= 76 or b" " not in line.strip() for line in content.split(b"\r\n"))
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xff]", content)
    assert len(list(parsed.iter_parts())) == 2
    assert str(parsed["List-Id"]).count("<") >= 1
    shown = decoded(content, "Subject")
    assert not re.search("[\r\n\x00\u2028\u202e]", shown)
    if "=?" in text:
        assert shown == text  # shown as it was written, not as what it encodes


def decoded(content, name):
    [line] = [line for line in head(content) if line.startswith(f"{name}: ")]
    return str(make_header(decode_header(line.removeprefix(f"{name}: "))))


@pytest.mark.parametrize("text", FORGED, ids=lambda text: ascii(text[:20]))
def test_a_hostile_name_is_one_address_or_none(text):
    try:
        content = raw(recipient=f"{text} <dara@desk.example>")
    except ValueError:
        return
    assert [
        a.addr_spec for a in email.message_from_bytes(content, policy=email.policy.SMTP)["To"].addresses
    ] == ["dara@desk.example"]
    assert [line.partition(":")[0] for line in head(content)] == read(raw()).keys()


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_subject_and_title_are_shown_as_they_are(subject, title):
    content = raw(letter(subject=subject, title=title, text=title + "\n", html=""))
    assert [line.partition(":")[0] for line in head(content)] == read(raw(letter(html=""))).keys()
    assert decoded(content, "Subject") == (single_line(subject, 200) or "Timeline")


# A server that takes no more.


def test_a_short_mail_is_the_begin_of_the_text():
    text = "".join(f"Change {n} of many that were seen.\n" for n in range(2000))
    long = letter(text=f"{text}\n---\nThe whole timeline: https://desk.example.org/timeline/\n")
    short = raw(long, short=True)
    assert len(short) < 25_000
    parsed = read(short)
    assert parsed["Message-ID"] == read(raw(long))["Message-ID"]
    body = parsed.get_content().replace("\r\n", "\n")
    assert body.startswith(text[:1000])
    assert body.endswith("left out.]\nThe whole timeline: https://desk.example.org/timeline/\n")
    assert "seen.\n\n[The" in body
    assert read(raw(short=True)).get_content().replace("\r\n", "\n") == digest_text(message())
