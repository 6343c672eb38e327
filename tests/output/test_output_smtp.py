"""Handing mails in, against real servers on loopback that refuse, stall, hang up and lie about who they are."""

import smtplib
import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import trustme
from smtp_servers import Box, Script, free_port, serving, tls

from output.answers import Talk
from output.mime import mail
from output.model import Delivered, Letter, Undelivered
from output.smtp import Server, Session

LETTER = Letter(
    id="d41f",
    name="daily",
    title="Cambodia",
    language="en",
    composed=datetime(2026, 11, 21, 6, tzinfo=UTC),
    subject="3 new – Cambodia",
    text="Three.\n.\n..hidden\nFrom here on\n",
    html="<!doctype html><title>3</title><p>Three.",
)
READER = "dara@desk.example"


def written(recipient=READER, sender="Timeline <timeline@desk.example>", **more):
    return mail(replace(LETTER, **more), sender=sender, recipient=recipient)


def server(port, security="none", host="127.0.0.1", **more):
    return Server(host, port, security, **{"timeout": 5, **more})


def outcome(port, security="none", **more):
    with Session(server(port, security, **more)) as session:
        return session.send(written(), READER)


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trusted(authority, monkeypatch, tmp_path):
    """A certificate for 127.0.0.1 of an authority that this machine trusts."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return authority.issue_cert("127.0.0.1", "localhost")


# What arrives.


def test_a_mail_arrives_as_it_was_written():
    box = Box()
    with serving(box) as port:
        assert outcome(port) == Delivered(READER)
    assert box.mails == [("timeline@desk.example", [READER], written().as_bytes())]


def test_mails_share_a_connection_and_each_reader_gets_one():
    with Script() as script:
        with Session(server(script.port)) as session:
            readers = [f"reader{n}@desk.example" for n in range(3)]
            for reader in readers:
                assert session.send(written(reader), f"R. <{reader}>") == Delivered(reader)
        assert script.connections == 1
    commands = [line.lower() for line in script.lines]
    assert [line for line in commands if line.startswith("rcpt")] == [f"rcpt to:<{r}>" for r in readers]
    assert script.lines[0] == "ehlo [127.0.0.1]"
    assert script.lines[-1] == "quit"


def test_nothing_is_connected_for_nothing():
    with Session(server(1)):
        pass


# 39: refused, 421, 451, 452.


def test_nobody_listens():
    told = outcome(free_port())
    assert told == Undelivered(told.reason)
    assert "refuses connections: look at host and port" in told.reason


def test_a_host_that_does_not_exist():
    told = outcome(25, "tls", host="mail.nowhere.invalid")
    assert not told.permanent
    assert told.reason.startswith("the host mail.nowhere.invalid is not found")


def test_a_host_that_is_none():
    told = outcome(25, "tls", host="no host")
    assert told == Undelivered("no host:25 cannot be used: not a domain: no host")


@pytest.mark.parametrize("greeting", ["421 busy", "554 go away", "hello", "", None, "220 " + "x" * 9000])
def test_a_greeting_that_is_none(greeting):
    with Script(greeting, EHLO="502 no") as script:
        told = outcome(script.port)
        assert isinstance(told, Undelivered)
        assert not told.permanent
    assert str(script.port) in told.reason
    if greeting in {"421 busy", "554 go away"}:
        assert told.reason.endswith(f"answered: {greeting}")


def test_a_greeting_without_an_end():
    with Script("220-here") as script:
        assert "did not answer" in outcome(script.port, timeout=0.05).reason


@pytest.mark.parametrize("hook", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("answer", "permanent"),
    [("421 closing", False), ("450 greylisted", False), ("451 4.3.0 local error", False),
     ("452 4.2.2 mailbox full", False), ("550 5.1.1 nobody of that name", True), ("554 5.7.1 spam", True),
     ("552 5.3.4 too large", True), ("530 5.7.0 log in first", False)],
)  # fmt: skip
def test_the_code_decides(hook, answer, permanent):
    box = Box(**{hook: answer})
    with serving(box) as port:
        told = outcome(port)
    assert told.reason.startswith(f"127.0.0.1:{port} answered: {answer}")
    if hook == "MAIL" and permanent and "large" not in answer:  # our sender is wrong, not the mail
        assert told.reason.endswith("(look at `from`: timeline@desk.example)")
        permanent = False
    assert told.permanent is permanent
    assert box.mails == []


def test_an_answer_is_told_on_one_line_however_it_is_written():
    with Script(RCPT="550-a\x1b[31m\r\n550-\u202eb\r\n550 " + "c" * 2000) as script:
        told = outcome(script.port)
    assert told.permanent
    assert told.reason.isprintable()
    assert len(told.reason) < 400


# 40: one recipient.


def test_a_refused_reader_does_not_touch_the_others():
    box = Box(RCPT=lambda address: "550 5.1.1 gone" if address.startswith("gone") else None)
    with serving(box) as port, Session(server(port)) as session:
        told = [session.send(written(r), r) for r in ("a@b.example", "gone@b.example", "c@b.example")]
    assert [type(one) for one in told] == [Delivered, Undelivered, Delivered]
    assert told[1].permanent
    assert [readers for _, readers, _ in box.mails] == [["a@b.example"], ["c@b.example"]]


def test_a_reader_that_is_none_is_refused_here():
    with Script() as script:
        with Session(server(script.port)) as session:
            told = session.send(written(), "a@b.example>\r\nRCPT TO:<c@d.example")
        assert told.permanent
        assert script.connections == 0


# 41: size.


@pytest.mark.parametrize("said_before", [True, False])
def test_a_short_mail_goes_where_the_server_takes_no_large_ones(said_before):
    def judge(_):
        return "552 5.3.4 too big" if [hook for hook, _ in box.seen].count("DATA") == 1 else None

    box = Box() if said_before else Box(DATA=judge)
    long = written(text="".join(f"Change {n} was seen.\n" for n in range(9000)))
    short = mail(LETTER, sender="timeline@desk.example", recipient=READER, short=True)
    limit = {"data_size_limit": 100_000} if said_before else {}
    with serving(box, **limit) as port, Session(server(port)) as session:
        assert session.send(long, READER, short) == Delivered(READER)
        told = session.send(long, READER) if said_before else None
    assert [content for _, _, content in box.mails] == [short.as_bytes()]
    assert not said_before or (told.permanent and "takes 100000" in told.reason)


def test_a_full_mailbox_is_no_matter_of_size():
    box = Box(RCPT="552 5.2.2 full")
    with serving(box) as port, Session(server(port)) as session:
        assert session.send(written(), READER, written()).permanent
    assert len(box.seen) == 2


# 42: drops and silence.


@pytest.mark.parametrize("where", ["EHLO", "MAIL", "RCPT", "DATA", "end"])
def test_a_server_hangs_up(where):
    with Script(**{where: None}) as script:
        told = outcome(script.port)
        assert told == Undelivered(f"127.0.0.1:{script.port} closed the connection")
    assert len(script.mails) == (1 if where == "end" else 0)


def test_what_was_lost_behind_its_end_goes_again_as_the_same_mail():
    with Script(end=[None, "250 taken"]) as script:
        with Session(server(script.port)) as session:
            assert isinstance(session.send(written(), READER), Undelivered)
            assert session.send(written(), READER) == Delivered(READER)
        assert script.connections == 2
    assert script.mails[0] == script.mails[1]
    assert b"Message-ID: <" in script.mails[0]


@pytest.mark.parametrize("where", ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "end"])
def test_a_server_falls_silent(where):
    with Script(**{where: ...}) as script, Session(server(script.port, timeout=0.05)) as session:
        told = session.send(written(), READER)
        assert told == Undelivered(f"127.0.0.1:{script.port} did not answer within 0.05 seconds")
        assert session.send(written(), READER) == told  # at once: no second connection
        assert script.connections == 1


def test_a_server_that_hangs_up_is_left_alone_after_the_second_time():
    with Script(MAIL=None) as script:
        with Session(server(script.port)) as session:
            told = {session.send(written(), READER) for _ in range(5)}
        assert script.connections == 2
    assert len(told) == 1


READERS = [f"reader{n}@desk.example" for n in range(8)]


@pytest.mark.parametrize("end", [("250 taken",), "250 taken"], ids=["hung up", "421"])
def test_a_connection_that_ends_behind_each_mail_is_made_anew(end):
    said = "250 ok" if isinstance(end, tuple) else ["250 ok", *["421 enough", "250 ok"] * 7]
    with Script(end=end, MAIL=said) as script:
        with Session(server(script.port)) as session:
            assert [session.send(written(r), r) for r in READERS] == [Delivered(r) for r in READERS]
        assert script.connections == len(script.mails) == 8


def test_a_connection_is_made_anew_once_for_a_mail():
    with Script(MAIL=["250 ok", None]) as script:
        with Session(server(script.port)) as session:
            told = [session.send(written(r), r) for r in READERS]
        assert script.connections == 2
    assert told[0] == Delivered(READERS[0])
    assert set(told[1:]) == {Undelivered(f"127.0.0.1:{script.port} closed the connection")}


def test_a_mail_of_which_something_was_said_does_not_go_again_at_once():
    with Script(RCPT=["250 ok", None, "250 ok"]) as script:
        with Session(server(script.port)) as session:
            told = [session.send(written(r), r) for r in READERS[:3]]
        assert script.connections == 2
    assert [type(one) for one in told] == [Delivered, Undelivered, Delivered]


def test_a_server_that_hangs_up_behind_each_refusal_is_asked_on():
    with Script(RCPT=[*[("550 gone",)] * 4, "250 ok"]) as script, Session(server(script.port)) as session:
        told = [session.send(written(r), r) for r in READERS[:5]]
    assert [one.permanent for one in told[:4]] == [True] * 4
    assert told[4] == Delivered(READERS[4])


def test_silence_behind_a_refusal_is_waited_for_once():
    with Script(RCPT="550 gone", RSET=...) as script, Session(server(script.port, timeout=0.05)) as session:
        assert session.send(written(), READER).permanent
        assert "did not answer" in session.send(written(), READER).reason
        assert script.connections == 1


def test_what_refuses_all_is_known_without_a_mail():
    with Session(server(free_port())) as session:
        assert session.refused is None
        told = session.send(written(), READER)
        assert session.refused == told
        assert "refuses connections" in told.reason


# Being stopped.


def test_nothing_begins_after_a_stop():
    with Script() as script:
        with Session(server(script.port), stop=lambda: bool(script.mails)) as session:
            assert session.refused is None
            told = [session.send(written(r), r) for r in READERS]
            assert session.refused == told[1]
        with Session(server(script.port), stop=lambda: True) as session:
            assert session.send(written(), READER) == told[1]
        assert script.connections == len(script.mails) == 1
    assert told[0] == Delivered(READERS[0])
    assert set(told[1:]) == {Undelivered("stopped before it was sent")}


def test_after_a_stop_the_word_on_a_mail_is_not_awaited_longer_than_others(monkeypatch):
    monkeypatch.setattr("output.smtp._PATIENCE", 10_000)
    with Script(end=...) as script:
        with Session(server(script.port, timeout=0.1), stop=lambda: bool(script.mails)) as session:
            assert "did not answer" in session.send(written(), READER).reason
        assert len(script.mails) == 1


def test_a_server_that_drips_is_not_listened_to_for_ever():
    ours, theirs = socket.socketpair()
    asked = []

    def patience():
        theirs.send(b"2")
        asked.append(None)
        return 60 if len(asked) < 10 else 0

    with ours, theirs:
        talk = Talk()
        talk.sock = ours
        with pytest.raises(smtplib.SMTPServerDisconnected) as caught:
            talk.getreply(patience)
    assert isinstance(caught.value.__context__, TimeoutError)
    assert len(asked) == 10


def test_answers_are_read_one_by_one_however_they_come():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        talk = Talk(timeout=20)
        talk.sock = ours
        theirs.sendall(b"250-a\r\n250 b\r\n354 go\r\n250 " + b"c" * 8000 + b"\r\n220")
        theirs.shutdown(socket.SHUT_WR)
        told = [talk.getreply() for _ in range(4)]
    assert told == [(250, b"a\nb"), (354, b"go"), (250, b"c" * 8000), (220, b"")]


def test_a_mail_of_many_pieces_arrives_whole():
    text = "".join(f"Change {n} was seen.\n.\n" for n in range(9000))
    box = Box()
    with serving(box) as port, Session(server(port)) as session:
        assert session.send(written(text=text), READER) == Delivered(READER)
    [(_, _, content)] = box.mails
    assert content == written(text=text).as_bytes()
    assert len(content) > 2 * 65_536


@pytest.mark.parametrize("name", ["", "Timeline", "Timeline, a", "ក" * 80], ids=ascii)
def test_an_address_is_never_decoded(name):
    sender, reader = "=?utf-8?q?x?=1@desk.example", "=?utf-8?q?y?=@desk.example"
    with Script() as script, Session(server(script.port)) as session:
        assert session.send(written(reader, sender=f"{name}<{sender}>"), reader) == Delivered(reader)
        assert {f"mail FROM:<{sender}>", f"rcpt TO:<{reader}>"} <= set(script.lines)


def test_a_refusal_stands_when_the_server_hangs_up_after_it():
    with Script(RCPT=["550 gone", "250 ok"], RSET=None) as script, Session(server(script.port)) as session:
        assert session.send(written(), READER).permanent
        assert session.send(written(), READER) == Delivered(READER)


# 43: TLS and passwords.


def test_mails_go_through_tls_from_the_first_byte(trusted):
    box = Box()
    with serving(box, ssl_context=tls(trusted)) as port:
        assert outcome(port, "tls") == Delivered(READER)
    assert len(box.mails) == 1


def test_mails_go_through_starttls(trusted):
    box = Box()
    with serving(box, tls_context=tls(trusted), require_starttls=True) as port:
        assert outcome(port, "starttls") == Delivered(READER)
    assert len(box.mails) == 1


def test_nothing_is_said_in_clear_text_where_starttls_is_not_offered(trusted):
    with Script() as script:
        told = outcome(script.port, "starttls", user="desk", password="hunter2")
        assert not told.permanent
    assert "offers no STARTTLS" in told.reason
    assert [line.partition(" ")[0] for line in script.lines] == ["ehlo"]


@pytest.mark.parametrize("answer", ["454 not now", "501 no", None])
def test_starttls_is_offered_and_refused(answer):
    with Script(EHLO="250-here\r\n250 STARTTLS", STARTTLS=answer) as script:
        told = outcome(script.port, "starttls")
        assert not told.permanent
        assert isinstance(told, Undelivered)
    assert [line.partition(" ")[0] for line in script.lines] == ["ehlo", "STARTTLS"]


def test_what_was_said_before_tls_is_forgotten(trusted):
    # Whoever is on the way could put answers behind the go-ahead, to be read as the server's own.
    early = "220 go\r\n250-evil\r\n250 AUTH PLAIN"
    hello = ["250-here\r\n250-AUTH PLAIN\r\n250 STARTTLS", "250 here"]
    with Script(context=tls(trusted), EHLO=hello, STARTTLS=early, AUTH="235 in") as script:
        told = outcome(script.port, "starttls", user="desk", password="hunter2")
    assert "offers no way to log in" in told.reason
    assert [line.partition(" ")[0] for line in script.lines] == ["ehlo", "STARTTLS", "ehlo"]


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("flaw", ["unknown", "name", "expired"])
def test_a_certificate_that_is_not_trusted(security, flaw, trusted, authority):
    made = {
        "unknown": lambda: trustme.CA().issue_cert("127.0.0.1"),
        "name": lambda: authority.issue_cert("other.example"),
        "expired": lambda: authority.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)),
    }[flaw]()
    side = {"ssl_context": tls(made)} if security == "tls" else {"tls_context": tls(made)}
    box = Box()
    with serving(box, **side) as port:
        told = outcome(port, security, user="desk", password="hunter2")
    assert not told.permanent
    assert f"the certificate of 127.0.0.1:{port} is not trusted (" in told.reason
    words = {"unknown": "issuer", "name": "not valid for '127.0.0.1'", "expired": "expired"}[flaw]
    assert words in told.reason
    assert box.seen == []


def test_tls_is_asked_of_a_server_that_begins_without():
    with Script() as script:
        told = outcome(script.port, "tls")
    assert "does not begin with TLS: try security: starttls" in told.reason
    assert not told.permanent


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated:DeprecationWarning")
def test_old_tls_is_refused(trusted):
    context = tls(trusted)
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    with Script(context=context) as script:
        told = outcome(script.port, "tls")
    assert "makes no TLS connection of version 1.2 or later" in told.reason


@pytest.mark.parametrize(
    "host", ["mail.example", "192.0.2.1", "127.0.0.1.example", "::2", "localhost.example", ""]
)
def test_clear_text_goes_to_this_machine_only(host):
    told = outcome(25, "none", host=host)
    assert "security: tls or starttls only" in told.reason
    assert not told.permanent
    assert Server("localhost", 25, "none").complaint() is None
    assert Server("::1", 25, "none").complaint() is None


def test_no_password_without_tls():
    with Script(EHLO="250-here\r\n250 AUTH PLAIN") as script:
        told = outcome(script.port, "none", user="desk", password="hunter2")
        assert script.connections == 0
    assert "a password is not sent without TLS" in told.reason


USER = ("désk", "pass wörd \\ \x7f")


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_logging_in(security, mechanism, trusted):
    side = {"ssl_context": tls(trusted)} if security == "tls" else {"tls_context": tls(trusted)}
    # To aiosmtpd only STARTTLS is TLS; whether it was there is looked at below.
    other = {"auth_exclude_mechanism": [{"PLAIN": "LOGIN", "LOGIN": "PLAIN"}[mechanism]]}
    box = Box()
    with serving(box, users=[USER], auth_require_tls=security == "starttls", **side, **other) as port:
        assert outcome(port, security, user=USER[0], password=USER[1]) == Delivered(READER)
    assert [hook for hook in box.seen if hook[0] == "AUTH"] == [("AUTH", (mechanism, security == "starttls"))]


def test_a_wrong_password_is_the_servers_trouble_not_the_mails(trusted):
    box = Box()
    with serving(box, users=[USER], tls_context=tls(trusted)) as port:
        told = outcome(port, "starttls", user="desk", password="hunter2")
    assert not told.permanent
    assert "does not let desk in, look at user and password: 535" in told.reason
    assert "hunter2" not in told.reason


@pytest.mark.parametrize(
    "echo", ["535 wrong: hunter2", "535 wrong: AGRlc2sAaHVudGVyMg==", "535 aHVudGVyMg=="]
)
def test_a_password_is_told_to_nobody(echo, trusted):
    with Script(context=tls(trusted), EHLO="250-here\r\n250 AUTH PLAIN", AUTH=echo) as script:
        told = outcome(script.port, "tls", user="desk", password="hunter2")
    assert script.lines[1] == "AUTH PLAIN AGRlc2sAaHVudGVyMg=="
    assert "***" in told.reason
    assert echo.split()[-1] not in told.reason
    assert "hunter2" not in repr(server(1, "tls", user="desk", password="hunter2"))


@pytest.mark.parametrize("offer", ["250 here", "250-here\r\n250 AUTH GSSAPI CRAM-MD5"])
def test_no_known_way_to_log_in(offer, trusted):
    with Script(context=tls(trusted), EHLO=offer) as script:
        told = outcome(script.port, "tls", user="desk", password="hunter2")
    assert "offers no way to log in" in told.reason
    assert script.lines[-1].startswith("ehlo")


# Letters before the @.


@pytest.mark.parametrize("offered", [True, False])
def test_addresses_beyond_ascii(offered):
    box = Box()
    with serving(box, enable_SMTPUTF8=offered) as port, Session(server(port)) as session:
        told = session.send(written("Jörg <jörg@bücher.example>"), "Jörg <jörg@bücher.example>")
        assert session.send(written(), READER) == Delivered(READER)
    if offered:
        assert told == Delivered("jörg@xn--bcher-kva.example")
        assert box.mails[0][1] == ["jörg@xn--bcher-kva.example"]
        assert "<jörg@xn--bcher-kva.example>".encode() in box.mails[0][2]
    else:
        assert told.permanent
        assert "(SMTPUTF8): jörg@xn--bcher-kva.example" in told.reason
