import asyncio
import contextlib
import gzip
import json
import socket
import struct
import subprocess
import sys
import zlib
from collections import deque

import brotli
import pytest
from feeds_loopback import NOW, OPEN, ask, ask_one, http, only, serving

from feeds.fetch import Request, fetch_all
from feeds.get import Limits
from feeds.model import Failed, Fault, NotModified, Response, Source, Validators
from feeds.politeness import Politeness

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BODY = b"<rss><channel><title>Harbour news</title></channel></rss>" * 20
SHORT = Limits(seconds=0.3)


def test_a_whole_answer():
    result = ask_one(
        http(BODY, content_type="Application/RSS+XML; charset=utf-8", etag='W/"7"', last_modified="x")
    )
    assert isinstance(result, Response)
    assert result.body == BODY
    assert result.media_type == "application/rss+xml"
    assert result.validators == Validators('W/"7"', "x")


def test_requests_say_who_asks_and_are_conditional():
    results, server = ask(
        {"/a": http(status="304 Not Modified", etag='"2"')},
        ["/a"],
        validators=Validators('"1"', "Mon, 04 May 2026"),
    )
    assert results["/a"] == NotModified(Validators('"2"', "Mon, 04 May 2026"))
    head = server.seen[0].lower()
    assert 'if-none-match: "1"\r\n' in head
    assert "if-modified-since: mon, 04 may 2026\r\n" in head
    assert f"user-agent: {OPEN.user_agent}\r\n" in head
    assert "accept-encoding: gzip, deflate, br, zstd\r\n" in head


def test_not_modified_without_validators_is_a_failure():
    result = ask_one(http(status="304 Not Modified"))
    assert isinstance(result, Failed)
    assert (result.fault, result.status) == (Fault.STATUS, 304)


def test_validators_that_cannot_be_sent_back_are_dropped():
    result = ask_one(http(BODY, etag='"caf\xe9"', last_modified="x" * 5000))
    assert isinstance(result, Response)
    assert result.validators == Validators()


@pytest.mark.parametrize(
    ("coding", "coded"),
    [
        ("gzip", gzip.compress(BODY)),
        ("x-gzip", gzip.compress(BODY)),
        ("GZIP", gzip.compress(BODY[:100]) + gzip.compress(BODY[100:])),
        ("gzip", gzip.compress(BODY) + b"\0\0padding"),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY)[2:-4]),
        ("identity", BODY),
    ],
    ids=["gzip", "x-gzip", "two members", "padding", "zlib", "bare deflate", "identity"],
)
def test_content_codings(coding, coded):
    result = ask_one(http(coded, content_encoding=coding))
    assert isinstance(result, Response)
    assert result.body == BODY


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return http(content_length=None, transfer_encoding="chunked") + framed + end


def test_chunks():
    result = ask_one(chunked(BODY[:10], BODY[10:]))
    assert isinstance(result, Response)
    assert result.body == BODY


async def reset(writer: asyncio.StreamWriter) -> None:
    """Half a body, then RST."""
    writer.write(http(BODY[:50], content_length=len(BODY)))
    await writer.drain()
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


async def endless(writer: asyncio.StreamWriter) -> None:
    writer.write(http(content_length=None))
    while True:
        writer.write(b"x" * 65_536)
        await writer.drain()


async def endless_gzip(writer: asyncio.StreamWriter) -> None:
    """Coded data that never decodes to a single byte."""
    writer.write(http(content_length=None, content_encoding="gzip"))
    empty = gzip.compress(b"") * 1000
    while True:
        writer.write(empty)
        await writer.drain()


async def drip_head(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-A: b\r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


async def drip_body(writer: asyncio.StreamWriter) -> None:
    writer.write(http(content_length=1000))
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def silent(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


FLOOD = {f"x{number}": "y" * 1000 for number in range(100)}
BROKEN = [
    pytest.param(reset, {Fault.TRUNCATED, Fault.CONNECT}, id="reset"),
    pytest.param(http(BODY, content_length=len(BODY) + 9), {Fault.TRUNCATED}, id="shorter than it says"),
    pytest.param(chunked(BODY, end=b""), {Fault.TRUNCATED}, id="chunks cut"),
    pytest.param(chunked(BODY, end=b"zz\r\n"), {Fault.CONNECT, Fault.TRUNCATED}, id="chunks malformed"),
    pytest.param(http(gzip.compress(BODY)[:-9], content_encoding="gzip"), {Fault.TRUNCATED}, id="gzip cut"),
    pytest.param(
        http(zlib.compress(BODY)[:-3], content_encoding="deflate"), {Fault.TRUNCATED}, id="deflate cut"
    ),
    pytest.param(http(b"\x1f", content_encoding="gzip"), {Fault.TRUNCATED}, id="one byte of gzip"),
    pytest.param(http(b"no gzip at all", content_encoding="gzip"), {Fault.TRUNCATED}, id="no gzip"),
    pytest.param(http(BODY, content_encoding="compress"), {Fault.TRUNCATED}, id="unknown coding"),
    pytest.param(http(BODY, content_encoding="gzip, gzip"), {Fault.TRUNCATED}, id="stacked codings"),
    pytest.param(
        http(gzip.compress(b"\0" * 20_000_000), content_encoding="gzip"), {Fault.TOO_LARGE}, id="bomb"
    ),
    pytest.param(endless, {Fault.TOO_LARGE}, id="endless"),
    pytest.param(endless_gzip, {Fault.TRUNCATED}, id="endless gzip"),
    pytest.param(http(BODY, content_length=10**12), {Fault.TOO_LARGE}, id="says it is large"),
    pytest.param(http(BODY, content_length="9" * 6000), {Fault.CONNECT, Fault.TOO_LARGE}, id="absurd length"),
    pytest.param(http(BODY, **FLOOD), {Fault.TOO_LARGE}, id="header flood"),
    pytest.param(http(BODY, x="y" * 70_000), {Fault.CONNECT}, id="long header"),
    pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n\r\n", {Fault.CONNECT}, id="no HTTP"),
    pytest.param(b"", {Fault.CONNECT}, id="nothing"),
    pytest.param(http(), {Fault.EMPTY}, id="empty"),
    pytest.param(http(b" \r\n "), {Fault.EMPTY}, id="blank"),
    pytest.param(http(BODY, status="206 Partial Content"), {Fault.STATUS}, id="part"),
    pytest.param(http(status="404 Not Found"), {Fault.STATUS}, id="not found"),
    pytest.param(http(status="799 Strange"), {Fault.STATUS}, id="unknown status"),
    pytest.param(http(status="302 Found"), {Fault.STATUS}, id="redirect to nowhere"),
    pytest.param(http(status="302 Found", location="http://[::1"), {Fault.REFUSED}, id="malformed redirect"),
    pytest.param(http(status="302 Found", location="/"), {Fault.REDIRECTS}, id="redirect loop"),
]


@pytest.mark.parametrize(("answer", "faults"), BROKEN)
def test_a_broken_answer_is_a_failure(answer, faults):
    result = ask_one(answer)
    assert isinstance(result, Failed)
    assert result.fault in faults
    assert "\n" not in result.message
    assert "unexpected" not in result.message


@pytest.mark.parametrize("answer", [drip_head, drip_body, silent], ids=["header", "body", "silence"])
def test_the_deadline_is_for_the_whole_request(answer):
    result = ask_one(answer, limits=SHORT)
    assert isinstance(result, Failed)
    assert result.fault is Fault.TIMEOUT


def test_a_broken_source_stops_no_other():
    answers = {f"/{number}": broken.values[0] for number, broken in enumerate(BROKEN)} | {"/good": http(BODY)}
    results, _ = ask(answers, answers)
    assert len(results) == len(answers)
    good = [path for path, result in results.items() if isinstance(result, Response)]
    assert good == ["/good"]


def test_the_port_is_closed():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        result = asyncio.run(only(url))
    host = url.removeprefix("http://").rstrip("/")
    assert result == Failed(Fault.CONNECT, f"cannot connect to {host}: connection refused")


def test_an_unknown_host():
    def lookup(host, port, family):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    result = asyncio.run(only("http://nowhere.example/", lookup))
    assert result == Failed(Fault.CONNECT, "cannot connect to nowhere.example: name or service not known")


def test_redirects_are_followed_to_the_fifth():
    hops = {f"/{n}": http(status="301 Moved", location=f"/{n + 1}") for n in range(6)}
    results, server = ask({**hops, "/6": http(BODY)}, ["/0", "/1"])
    assert isinstance(results["/0"], Failed)
    assert results["/0"].fault is Fault.REDIRECTS
    assert isinstance(results["/1"], Response)
    assert results["/1"].url == f"{server.base}/6"


@pytest.mark.parametrize("status", ["301 A", "302 B", "303 C", "307 D", "308 E"])
def test_every_kind_of_redirect(status):
    results, _ = ask({"/a": http(status=status, location="{base}/b?c=%20"), "/b?c=%20": http(BODY)}, ["/a"])
    assert isinstance(results["/a"], Response)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("-5", 0),
        ("1000000000", 86_400),
        ("9" * 400, 86_400),
        ("Mon, 04 May 2026 12:01:00 GMT", 60),
        ("Mon, 04 May 2020 12:01:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        ("soon", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after(status, value, seconds):
    result = ask_one(http(status=status, retry_after=value))
    assert isinstance(result, Failed)
    assert (result.fault, result.status, result.retry_after) == (Fault.STATUS, int(status[:3]), seconds)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("410 Gone", "HTTP 410 Gone"),
        ("500 Oh no", "HTTP 500 Internal Server Error"),
        ("799 Strange", "HTTP 799"),
    ],
)
def test_what_a_server_answers_instead(status, words):
    assert ask_one(http(status=status)) == Failed(Fault.STATUS, words, int(status[:3]))


def test_messages_are_plain_words():
    for answer in (b"", b"SSH-2.0-OpenSSH_9.2\r\n\r\n", http(BODY, content_length=len(BODY) + 9)):
        result = ask_one(answer)
        assert isinstance(result, Failed)
        assert "400" not in result.message
        assert "Errno" not in result.message


def test_at_most_two_requests_of_a_host_at_a_time():
    async def slow(writer):
        await asyncio.sleep(0.02)
        writer.write(http(BODY))
        await writer.drain()

    paths = [f"/{number}" for number in range(8)]
    results, server = ask(dict.fromkeys(paths, slow), paths)
    assert all(isinstance(result, Response) for result in results.values())
    assert server.open_most == 2


def test_results_come_as_they_complete_and_the_rest_can_be_dropped():
    async def run():
        async with serving({"/fast": http(BODY), "/never": silent}) as server:
            requests = [
                Request(Source(path, server.base + path), robots=False) for path in ("/never", "/fast")
            ]
            results = fetch_all(requests, now=NOW, politeness=OPEN, limits=Limits())
            async with contextlib.aclosing(results):
                first, _ = await anext(results)
            return first.source.id

    assert asyncio.run(run()) == "/fast"


def test_no_sources():
    results, _ = ask({}, [])
    assert results == {}


def test_proxy_variables_are_ignored(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert isinstance(ask_one(http(BODY)), Response)


def test_cookies_are_not_kept():
    answers = {"/a": http(status="302 Found", location="/b", set_cookie="who=me"), "/b": http(BODY)}
    _, server = ask(answers, ["/a"])
    assert server.paths() == ["/a", "/b"]
    assert "cookie" not in server.seen[1].lower()


@pytest.mark.parametrize(
    ("hops", "moved"),
    [
        (["301 A"], "/1"),
        (["308 A", "301 B"], "/2"),
        (["301 A", "302 B"], "/1"),
        (["301 A", "302 B", "301 C"], "/1"),
        (["302 A", "301 B"], None),
        (["307 A"], None),
        ([], None),
    ],
)
@pytest.mark.parametrize("end", [http(BODY), http(status="304 Not Modified")], ids=["200", "304"])
def test_permanent_redirects_are_told_as_far_as_all_before_are_permanent(hops, moved, end):
    answers = {f"/{n}": http(status=status, location=f"/{n + 1}#there") for n, status in enumerate(hops)}
    results, server = ask({**answers, f"/{len(hops)}": end}, ["/0"], validators=Validators('"1"'))
    assert results["/0"].outlook.moved == (server.base + moved if moved else None)


def test_an_address_with_a_password_is_not_remembered():
    target = "http://user:word@127.0.0.1:{port}/1"

    async def run():
        async with serving({"/1": http(BODY)}) as server:
            port = server.base.rpartition(":")[2]
            server.answers["/0"] = http(status="301 A", location=target.format(port=port))
            return await only(f"{server.base}/0")

    result = asyncio.run(run())
    assert isinstance(result, Response)
    assert result.outlook.moved is None


def test_a_bomb_leaves_the_memory_of_the_process_alone(tmp_path):
    """The resident size of a process of its own, since decoders set memory aside where Python sees none."""
    files = {}
    for name, bomb in (
        ("gzip", gzip.compress(bytes(200_000_000), 1)),
        ("br", brotli.compress(bytes(200_000_000), quality=1)),
        ("zstd", zstd.compress(bytes(200_000_000))),
    ):
        files[name] = tmp_path / name
        files[name].write_bytes(bomb)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *(f"{name}={file}" for name, file in files.items())],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    grown = json.loads(done.stdout)
    assert set(grown) == set(files)
    assert all(kilobytes < (10 + 32) * 1024 for kilobytes in grown.values()), grown


MEASURE = """
import json, pathlib, resource, sys
from feeds.coding import Decoder, TooLargeError
grown, before = {}, 0
for argument in sys.argv[1:]:
    name, _, path = argument.partition("=")
    body = pathlib.Path(path).read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    decoder = Decoder(name, 10_000_000)
    try:
        for start in range(0, len(body), 65_536):
            decoder.feed(body[start : start + 65_536])
    except TooLargeError:
        grown[name] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps(grown))
"""


def test_what_a_result_leads_to_is_asked_in_the_same_run_with_the_same_manners():
    """A chain of three, each found in the answer before; two hosts, so that the queues do not mix."""

    async def run():
        answers = {"/a": http(b"/b"), "/b": http(b"/c"), "/c": http(b"end"), "/other": http(b"end")}
        async with serving(answers) as server:
            more, seen = deque(), []
            first = [Request(Source(path, server.base + path)) for path in ("/a", "/other")]
            options = {"now": NOW, "politeness": OPEN, "limits": Limits(), "more": more}
            async with contextlib.aclosing(fetch_all(first, **options)) as results:
                async for request, result in results:
                    seen.append((request.source.id, request.entry, result.body))
                    if result.body != b"end":
                        path = result.body.decode()
                        more.append(Request(Source(path, server.base + path), entry=request.source.id))
            return seen, more

    seen, more = asyncio.run(run())
    assert sorted(seen) == [
        ("/a", "", b"/b"),
        ("/b", "/a", b"/c"),
        ("/c", "/b", b"end"),
        ("/other", "", b"end"),
    ]
    assert not more


def test_what_is_added_keeps_to_the_slots_of_its_host():
    async def run():
        async def slow(writer):
            await asyncio.sleep(0.01)
            writer.write(http(b"end"))

        async with serving({"/": http(b"start")} | {f"/{n}": slow for n in range(9)}) as server:
            more = deque()
            politeness = Politeness(delay=0, per_host=2, allow_private=True)
            requests = fetch_all(
                [Request(Source("/", server.base + "/"))],
                now=NOW,
                politeness=politeness,
                limits=Limits(),
                more=more,
            )
            async with contextlib.aclosing(requests) as results:
                async for _, result in results:
                    if result.body == b"start":
                        more.extend(Request(Source(f"/{n}", f"{server.base}/{n}")) for n in range(9))
            return server

    server = asyncio.run(run())
    assert len(server.seen) == 10
    assert server.open_most == 2


def test_what_waits_for_a_slot_of_the_run_takes_no_task():
    async def run():
        tasks = []

        async def counted(writer):
            tasks.append(len(asyncio.all_tasks()))
            await asyncio.sleep(0.005)
            writer.write(http(b"end"))

        paths = [f"/{n}" for n in range(60)]
        async with serving(dict.fromkeys(paths, counted)) as server:
            politeness = Politeness(delay=0, per_host=64, allow_private=True)
            requests = [Request(Source(path, server.base + path), robots=False) for path in paths]
            limits = Limits(concurrent=4)
            results = fetch_all(requests, now=NOW, politeness=politeness, limits=limits)
            async with contextlib.aclosing(results):
                assert len([result async for result in results]) == len(paths)
            return tasks, server.open_most

    tasks, most = asyncio.run(run())
    assert most == 4
    assert max(tasks) < 30


def test_every_request_takes_its_turn_also_that_of_a_redirect_and_waiting_for_it_takes_no_time():
    taken = []

    @contextlib.asynccontextmanager
    async def turns(host):
        taken.append(host)
        await asyncio.sleep(0.4)
        yield
        taken.append("")

    answers = {"/a": http(status="302 Found", location="/b"), "/b": http(BODY)}
    results, server = ask(answers, ["/a"], limits=SHORT, turns=turns)
    assert isinstance(results["/a"], Response)
    host = server.base.removeprefix("http://")
    assert taken == [host, "", host, ""]
