"""One delivery for real: Postfix on loopback takes the mail over STARTTLS and puts it into a maildir."""

import email
import email.policy
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from smtp_servers import free_port

from output.mime import mail
from output.model import Delivered, Letter, Undelivered
from output.smtp import Server, Session

POSTFIX = shutil.which("postfix", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
pytestmark = pytest.mark.skipif(
    not POSTFIX or os.geteuid() != 0, reason="Postfix is not installed, or needs root to be started"
)

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file_prefixes = {folder}
maillog_file = {folder}/log
myhostname = mail.desk.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = desk.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ dara@desk.example=dara/ jörg@desk.example=jörg/ }}
virtual_minimum_uid = 1
virtual_uid_maps = static:{user}
virtual_gid_maps = static:{group}
smtpd_recipient_restrictions = reject_unauth_destination
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = {folder}/server.pem
message_size_limit = 60000
"""
MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr    unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce  unix - - n - 0 bounce
defer   unix - - n - 0 bounce
trace   unix - - n - 0 bounce
error   unix - - n - - error
retry   unix - - n - - error
virtual unix - n n - - virtual
proxymap unix - - n - - proxymap
anvil   unix - - n - 1 anvil
tlsmgr  unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""


@pytest.fixture(scope="module")
def folder():
    """Not of pytest: the mail system's own users must get through to it."""
    made = Path(tempfile.mkdtemp(prefix="postfix-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def port(folder):
    owner, port = pwd.getpwnam("postfix"), free_port()
    for name in ("queue", "data", "mail", "etc"):
        (folder / name).mkdir()
    for name in ("data", "mail"):
        os.chown(folder / name, owner.pw_uid, owner.pw_gid)
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "server.pem")
    values = {"folder": folder, "port": port, "user": owner.pw_uid, "group": owner.pw_gid}
    (folder / "etc" / "main.cf").write_text(MAIN.format(**values), encoding="utf-8")
    (folder / "etc" / "master.cf").write_text(MASTER.format(**values))
    command = [POSTFIX, "-c", str(folder / "etc")]
    started = subprocess.run([*command, "start"], capture_output=True, text=True, timeout=60, check=False)
    assert started.returncode == 0, started.stderr
    yield port
    subprocess.run([*command, "stop"], capture_output=True, timeout=60, check=True)


@pytest.fixture
def session(port, folder, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "authority.pem"))
    with Session(Server("127.0.0.1", port, "starttls", timeout=20)) as session:
        yield session


def letter(text="Three – moved.\n.\nFrom here on\n"):
    return Letter(
        id="d41f",
        name="daily",
        title="Cambodia",
        language="en",
        composed=datetime(2026, 11, 21, 6, tzinfo=UTC),
        subject="3 new – កម្ពុជា",
        text=text,
        html="<!doctype html><title>3</title><p>Three – moved.",
    )


def written(recipient, **more):
    return mail(letter(**more), sender="Timeline <timeline@desk.example>", recipient=recipient)


def arrived(maildir):
    """The one mail in a maildir; Postfix takes it first and delivers it a moment later."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for path in (maildir / "new").glob("*"):
            return path.read_bytes()
        time.sleep(0.02)
    raise AssertionError(f"no mail in {maildir}")


@pytest.mark.parametrize("name", ["dara", "jörg"])
def test_a_mail_arrives(session, folder, name):
    reader = f"{name}@desk.example"
    assert session.send(written(reader), reader) == Delivered(reader)
    content = arrived(folder / "mail" / name).replace(b"\r\n", b"\n")
    sent = written(reader).as_bytes().replace(b"\r\n", b"\n")
    assert content.endswith(sent)  # below the fields of those who carried it
    parsed = email.message_from_bytes(content, policy=email.policy.SMTPUTF8)
    assert parsed["Delivered-To"] == reader
    assert " with ESMTPS " in parsed["Received"] or " with UTF8SMTPS " in parsed["Received"]  # RFC 3848: TLS
    assert parsed["Subject"] == "3 new – កម្ពុជា"
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["text/plain", "text/html"]
    assert parsed.get_body(("plain",)).get_content() == letter().text


def test_nobody_of_that_name_and_another_domain(session):
    for reader in ("nobody@desk.example", "dara@other.example"):
        told = session.send(written(reader), reader)
        assert isinstance(told, Undelivered)
        assert told.permanent
    assert session.send(written("dara@desk.example"), "dara@desk.example") == Delivered("dara@desk.example")


def test_a_mail_that_is_too_large(session):
    told = session.send(written("dara@desk.example", text="word " * 20_000), "dara@desk.example")
    assert told.permanent
    assert told.reason.endswith("and the server takes 60000")
