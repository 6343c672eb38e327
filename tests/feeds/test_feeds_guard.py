import asyncio
import os
import shutil
import socket
import ssl
import subprocess
import threading
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
import trustme
from feeds_loopback import ask, http, only, serving

from feeds.connect import connector
from feeds.get import Limits
from feeds.guard import Guard, RefusedError, read_file
from feeds.model import Failed, Fault, Response
from feeds.politeness import Politeness

SHUT = Politeness(delay=0)

PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
]
REFUSED = """
127.0.0.1 127.8.9.10 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
192.0.0.9 192.0.2.1 192.88.99.1 198.18.0.1 203.0.113.5 224.0.0.1 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::10.0.0.1 ::ffff:127.0.0.1 ::ffff:a00:1 ::ffff:0:127.0.0.1 fe80::1 fe80::1%1
fc00::1 fd12::1 fec0::1 ff02::1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2001::1 2001:db8::1
2002:7f00:1:: 2002:a00:1:: 3fff::1 5f00::1 100::1 example.org 127.1 2130706433 0x7f.1
""".split()


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_pass(address):
    assert Guard().refusal(address) is None


@pytest.mark.parametrize("address", REFUSED)
def test_other_addresses_are_refused(address):
    assert Guard().refusal(address)


def test_networks_can_be_allowed():
    guard = Guard(allow=("10.1.0.0/16", "fd00::/8"))
    assert guard.refusal("10.1.2.3") is None
    assert guard.refusal("::ffff:10.1.2.3") is None
    assert guard.refusal("fd12::1") is None
    assert guard.refusal("10.2.0.1")
    assert guard.refusal("127.0.0.1")


def test_a_malformed_network_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="does not appear to be"):
        Guard(allow=("10.1.0.0/99x",))


@pytest.mark.parametrize(
    "url",
    [
        *"file:///etc/passwd ftp://example.org/ gopher://example.org/ javascript:alert(1)".split(),
        *"//example.org/ /etc/passwd http:// http:///path http://example.org:99999/ http://[::1".split(),
        "data:text/html,x",
        "",
    ],
)
def test_only_web_addresses_are_asked_for(url):
    assert Guard(allow_private=True).check_url(url)
    result = asyncio.run(only(url))
    assert isinstance(result, Failed)
    assert result.fault is Fault.REFUSED


@pytest.mark.parametrize(
    "host",
    """
    127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 127.0.0.1.
    ①②⑦.⓪.⓪.① 127。0。0。1 [::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1]
    [2002:7f00:1::] 0 0.0.0.0 [::] localhost LOCALHOST localhost. user:password@127.0.0.1
    example.org@127.0.0.1 169.254.169.254 100.64.0.1
    """.split(),
)
def test_no_spelling_reaches_this_machine(host):
    """A listener that takes every connection would see one."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        result = asyncio.run(only(f"http://{host}:{listener.getsockname()[1]}/", politeness=SHUT))
        assert isinstance(result, Failed)
        assert result.fault in {Fault.REFUSED, Fault.CONNECT}
        assert "unexpected" not in result.message
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_literal_addresses_are_refused_at_connect_time():
    """Also when nobody looked at the address before."""

    async def run():
        async with serving({"/": http(b"<rss/>")}) as server:
            async with aiohttp.ClientSession(connector=connector(Guard(), 1)) as session:
                with pytest.raises(aiohttp.ClientConnectorError) as raised:
                    await session.get(server.base)
                assert isinstance(raised.value.os_error, RefusedError)
            return server.seen

    assert asyncio.run(run()) == []


def test_a_hanging_lookup_ends_at_the_deadline():
    hang = threading.Event()

    def lookup(host, port, family):
        hang.wait(60)
        return []

    result = asyncio.run(only("http://slow.example/", lookup, limits=Limits(seconds=0.1)))
    hang.set()
    assert isinstance(result, Failed)
    assert result.fault is Fault.TIMEOUT


def answer_with(*addresses: str):
    answers = list(addresses)
    asked = []

    def lookup(host, port, family):
        asked.append(host)
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in address.split()]

    return lookup, asked


@pytest.mark.parametrize("addresses", ["127.0.0.1", "93.184.216.34 127.0.0.1", "10.0.0.1"])
def test_a_name_is_refused_when_any_of_its_addresses_is(addresses):
    lookup, asked = answer_with(addresses)
    result = asyncio.run(only("http://rebind.example/", lookup, SHUT))
    assert isinstance(result, Failed)
    assert result.fault is Fault.REFUSED
    assert asked == ["rebind.example"]


def test_the_connection_goes_to_the_address_that_was_checked():
    """A second lookup would answer with an address where nobody listens."""
    lookup, asked = answer_with("127.0.0.1", "127.0.0.2")
    allowed = Politeness(delay=0, allow=("127.0.0.1/32",))

    async def run():
        async with serving({"/": http(b"<rss/>")}) as server:
            return await only(server.base.replace("127.0.0.1", "rebind.example") + "/", lookup, allowed)

    assert isinstance(asyncio.run(run()), Response)
    assert asked == ["rebind.example"]


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd",
     "ftp://127.0.0.1/", "http://127.0.0.2/", "//127.0.0.2/"],
)  # fmt: skip
def test_redirects_pass_the_guard(target):
    only_loopback = Politeness(delay=0, allow=("127.0.0.1/32",))
    results, _ = ask({"/": http(status="302 Found", location=target)}, ["/"], politeness=only_loopback)
    assert isinstance(results["/"], Failed)
    assert results["/"].fault is Fault.REFUSED


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_self_signed_certificate_is_refused(tmp_path):
    pem = tmp_path / "server.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -days 2"
    )
    subprocess.run([*command.split(), "-keyout", pem, "-out", pem], check=True, capture_output=True)
    identity = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    identity.load_cert_chain(pem)

    async def run():
        async with serving({"/": http(b"<rss/>")}, identity) as server:
            return await only(server.base.replace("http:", "https:") + "/")

    result = asyncio.run(run())
    assert isinstance(result, Failed)
    assert result.fault is Fault.TLS
    assert result.message.startswith("cannot connect to 127.0.0.1:")
    assert "its certificate is not valid (self" in result.message


@pytest.mark.parametrize(
    ("host", "days", "words"),
    [("127.0.0.1", 1, None), ("other.example", 1, "mismatch"), ("127.0.0.1", -1, "expired")],
    ids=["right", "of another host", "expired"],
)
def test_a_certificate_must_be_valid_for_the_host_and_the_day(host, days, words):
    authority = trustme.CA()
    identity = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    end = datetime.now(UTC) + timedelta(days=days)
    authority.issue_cert(host, not_before=end - timedelta(days=9), not_after=end).configure_cert(identity)

    async def run():
        async with serving({"/": http(b"<rss/>")}, identity) as server:
            return await only(server.base.replace("http:", "https:") + "/", trust=trust), server.seen

    result, seen = asyncio.run(run())
    if words is None:
        assert isinstance(result, Response)
    else:
        assert isinstance(result, Failed)
        assert result.fault is Fault.TLS
        assert "its certificate is not valid" in result.message
        assert words in result.message
        assert seen == []


def test_an_address_without_tls_takes_no_place_of_one_with_it():
    """It is followed, but asked for anew each time."""
    authority = trustme.CA()
    identity = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    authority.issue_cert("127.0.0.1").configure_cert(identity)

    async def run(secure_first):
        async with serving({}, identity) as secure, serving({}) as plain:
            base = secure.base.replace("http:", "https:")
            first, last = (base, plain.base) if secure_first else (plain.base, base)
            for server in (secure, plain):
                server.answers |= {
                    "/a": http(status="301 Moved", location=f"{last}/b"),
                    "/b": http(b"<rss/>"),
                }
            return await only(f"{first}/a", trust=trust), f"{last}/b"

    result, _ = asyncio.run(run(secure_first=True))
    assert isinstance(result, Response)
    assert result.outlook.moved is None
    result, last = asyncio.run(run(secure_first=False))
    assert result.outlook.moved == last


def test_files_below_the_root_are_read(tmp_path):
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner" / "a.txt"
    file.write_bytes(b"text")
    (tmp_path / "link.txt").symlink_to(file)
    assert read_file(tmp_path, file, 10) == b"text"
    assert read_file(tmp_path, tmp_path / "link.txt", 10) == b"text"


def test_links_that_lead_to_each_other_are_refused(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(OSError):
        read_file(tmp_path, tmp_path / "a.txt", 10)


def test_files_outside_the_root_are_refused(tmp_path):
    outside, root = tmp_path / "secret.txt", tmp_path / "root"
    outside.write_bytes(b"secret")
    root.mkdir()
    (root / "link.txt").symlink_to(outside)
    (root / "up").symlink_to(tmp_path)
    for path in (outside, root / "link.txt", root / "up" / "secret.txt", root / ".." / "secret.txt"):
        with pytest.raises(RefusedError, match="out of the folder"):
            read_file(root, path, 10)


def test_what_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "fifo.txt")
    with pytest.raises(RefusedError, match="regular"):
        read_file(tmp_path, tmp_path / "fifo.txt", 10)
    with pytest.raises(OSError):
        read_file(tmp_path, tmp_path, 10)


def test_large_files_are_refused(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 11)
    with pytest.raises(RefusedError, match="larger"):
        read_file(tmp_path, file, 10)


def test_a_file_that_is_being_written_is_left_for_the_next_time(tmp_path, monkeypatch):
    path, states = tmp_path / "log.txt", iter(("", "and the rest of it\n"))
    path.write_text("Half of a line ")

    def fstat(number):
        with path.open("a") as file:
            file.write(next(states))
        return stat(number)

    stat = os.fstat
    monkeypatch.setattr("feeds.guard.os.fstat", fstat)
    with pytest.raises(RefusedError, match="changed while it was read"):
        read_file(tmp_path, path, 1000)
    monkeypatch.undo()
    assert read_file(tmp_path, path, 1000) == b"Half of a line and the rest of it\n"
