"""robots.txt (RFC 9309): what it says, how long it holds, and that nothing is asked for before it was read."""

import asyncio
import contextlib
from datetime import timedelta

import pytest
from feeds_loopback import NOW, OPEN, ask, http, serving
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from feeds.fetch import Client, Request
from feeds.get import Limits
from feeds.hosts import Hosts
from feeds.model import Deferred, Failed, Fault, Response, Source
from feeds.politeness import LONGEST_DELAY, PRODUCT
from feeds.robots import LIMIT, NOTHING, Robots, absent, allows, concerning_us, crawl_delay, origin

DAY = timedelta(days=1)
HERE = "https://example.org"
BODY = b"<rss/>"


def may(text, path, site=HERE):
    return allows(Robots(site, concerning_us(text.encode()), NOW), site + path)


# What is written, what may be asked for, what may not.
@pytest.mark.parametrize(
    ("text", "open_", "closed"),
    [
        ("", "/feed /", ""),
        ("User-agent: *\nDisallow:", "/feed", ""),
        ("User-agent: *\nDisallow: /", "", "/ /feed"),
        ("User-agent: *\nDisallow: /private/", "/private /feed", "/private/ /private/a?b=1"),
        ("User-agent: *\nDisallow: /\nAllow: /feed", "/feed /feed.xml", "/ /page"),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x /a.html", "/a.pdf /b/c.pdf"),
        ("User-agent: *\nDisallow: /*?print=", "/a /a?x=1", "/a?print=1"),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/cafe", "/caf%C3%A9 /café"),
        ("user-AGENT : *  # all\n disallow : /a # not this", "/b", "/a"),
        # Whoever is named is bound by that group only.
        ("User-agent: *\nDisallow: /\n\nUser-agent: timeline-monitor\nDisallow:", "/feed", ""),
        ("User-agent: Timeline-Monitor\nDisallow: /\n\nUser-agent: *\nDisallow:", "", "/feed"),
        ("User-agent: timeline-monitor/0.2\nDisallow: /", "", "/feed"),
        ("User-agent: other\nDisallow: /", "/feed", ""),
        ("User-agent: other\nUser-agent: *\nDisallow: /a", "/b", "/a"),
        ("User-agent: other\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/a", "/b"),
        ("User-agent: timeline-monitor-2\nDisallow: /", "/feed", ""),
        # Two groups for everybody are one.
        ("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/c", "/a /b"),
        # Rules before any group, pages that are no robots.txt, byte order marks.
        ("Disallow: /", "/feed", ""),
        ("<!doctype html><html><body>Not found: Disallow: /</body></html>", "/feed", ""),
        ("\ufeffUser-agent: *\nDisallow: /a", "/b", "/a"),
        ("User-agent: *\rDisallow: /a\r\nDisallow: /b", "/c", "/a /b"),
    ],
)
def test_what_a_file_allows(text, open_, closed):
    assert [path for path in open_.split() if not may(text, path)] == []
    assert [path for path in closed.split() if may(text, path)] == []


def test_robots_txt_itself_may_always_be_read():
    assert allows(Robots(HERE, NOTHING, NOW), f"{HERE}/robots.txt")


LINES = st.sampled_from(
    "User-agent: *|User-agent: other|User-agent: timeline-monitor|Disallow: /a|Disallow:|Allow: /a/b|Disallow: /|"
    "Allow: /|Crawl-delay: 3|# words|Sitemap: https://example.org/s|".split("|")
)


@given(st.lists(LINES, max_size=12))
def test_leaving_out_what_is_for_others_changes_no_verdict(lines):
    text = "\n".join(lines)
    whole, ours = Protego.parse(text), concerning_us(text.encode())
    for path in ("/", "/a", "/a/b", "/c"):
        assert whole.can_fetch(HERE + path, PRODUCT) == allows(Robots(HERE, ours, NOW), HERE + path)
    assert whole.crawl_delay(PRODUCT) == crawl_delay(ours)


@given(st.binary(max_size=300))
def test_nothing_that_a_server_writes_raises(body):
    rules = concerning_us(body)
    assert allows(Robots(HERE, rules, NOW), f"{HERE}/a") in {True, False}
    crawl_delay(rules)


def test_a_file_of_ten_thousand_robots_with_ten_thousand_rules_stays_small():
    names = b"".join(b"User-agent: r%d\n" % number for number in range(10_000))
    rules = concerning_us(names + b"User-agent: *\n" + b"Disallow: /a\n" * 20_000)
    assert len(rules.splitlines()) <= 5001
    assert not allows(Robots(HERE, rules, NOW), f"{HERE}/a")


@pytest.mark.parametrize(
    ("value", "delay"), [("2", 2.0), ("0.5", 0.5), ("3600", LONGEST_DELAY), ("-1", None), ("soon", None)]
)
def test_the_delay_is_bounded(value, delay):
    assert crawl_delay(concerning_us(f"User-agent: *\nCrawl-delay: {value}".encode())) == delay


def test_an_origin_is_scheme_host_and_port():
    assert origin("https://user:word@Example.ORG:443/a?b#c") == HERE
    assert origin("http://example.org:8080/") == "http://example.org:8080"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_whoever_has_none_lets_everything_pass(status):
    robots = absent(HERE, Failed(Fault.STATUS, "", status), Robots(HERE, NOTHING, NOW), NOW)
    assert (robots.rules, robots.expires) == ("", NOW + DAY)


@pytest.mark.parametrize(
    "failed", [Failed(Fault.STATUS, "", 500), Failed(Fault.STATUS, "", 429), Failed(Fault.TIMEOUT, "")]
)
def test_who_cannot_be_reached_is_left_alone_for_thirty_days(failed):
    first = absent(HERE, failed, None, NOW)
    assert (first.rules, first.unreachable) == (NOTHING, NOW)
    later = absent(HERE, failed, first, NOW + 29 * DAY)
    assert (later.rules, later.unreachable) == (NOTHING, NOW)
    assert absent(HERE, failed, later, NOW + 30 * DAY).rules == ""


def test_what_was_known_goes_on_to_hold_while_it_cannot_be_read():
    known = Robots(HERE, "User-agent: *\nDisallow: /a", NOW, 2.0)
    later = absent(HERE, Failed(Fault.STATUS, "", 503), known, NOW + 40 * DAY)
    assert (later.rules, later.delay, later.unreachable) == (known.rules, 2.0, NOW + 40 * DAY)
    assert later.expires > NOW + 40 * DAY


def robots(text, **fields):
    return http(text.encode(), content_type="text/plain", **fields)


def test_a_closed_page_is_not_asked_for():
    answers = {"/robots.txt": robots("User-agent: *\nDisallow: /b"), "/a": http(BODY), "/b": http(BODY)}
    results, server = ask(answers, ["/a", "/b"], robots=True)
    assert isinstance(results["/a"], Response)
    assert results["/a"].outlook.permitted == NOW + DAY
    host = server.base.removeprefix("http://")
    assert results["/b"] == Failed(Fault.ROBOTS, f"robots.txt of {host} does not allow it")
    assert server.paths() == ["/robots.txt", "/a"]


def test_robots_txt_is_read_once_and_first():
    paths = [f"/{number}" for number in range(6)]
    answers = dict.fromkeys(paths, http(BODY)) | {"/robots.txt": robots("")}
    results, server = ask(answers, paths, robots=True)
    assert all(isinstance(result, Response) for result in results.values())
    assert server.paths()[0] == "/robots.txt"
    assert sorted(server.paths()[1:]) == paths


@pytest.mark.parametrize(
    ("control", "holds"),
    [
        (None, DAY),
        ("max-age=7200", 2 * DAY / 24),
        ("max-age=5", DAY / 24),
        ("max-age=99999999", DAY),
        ("no-store", DAY),
    ],
)
def test_how_long_it_holds(control, holds):
    hosts = Hosts()
    fields = {"cache_control": control} if control else {}
    ask(
        {"/robots.txt": robots("User-agent: *\nDisallow: /b", **fields), "/a": http(BODY)},
        ["/a"],
        robots=True,
        hosts=hosts,
    )
    (known,) = hosts.learnt.values()
    assert (known.rules, known.expires) == ("User-agent: *\nDisallow: /b", NOW + holds)


def again(answers, learnt, now, path="/a"):
    """A later run against another server of the same answers, which remembers what an earlier one learnt."""

    async def run():
        async with serving(answers) as server:
            known = Hosts(robots={server.base: Robots(server.base, learnt.rules, learnt.expires)})
            client = Client(now=now, politeness=OPEN, limits=Limits(), hosts=known)
            async with client:
                return await client.get(Request(Source("s", server.base + path))), server.paths()

    return asyncio.run(run())


def test_what_is_known_is_not_asked_for_again():
    known = Robots("", "User-agent: *\nDisallow: /b", NOW + DAY)
    result, seen = again({"/robots.txt": robots(""), "/a": http(BODY)}, known, NOW)
    assert isinstance(result, Response)
    assert seen == ["/a"]
    result, seen = again({"/b": http(BODY)}, known, NOW, "/b")
    assert result.fault is Fault.ROBOTS
    assert seen == []
    result, seen = again({"/robots.txt": robots(""), "/b": http(BODY)}, known, NOW + 2 * DAY, "/b")
    assert isinstance(result, Response)
    assert seen == ["/robots.txt", "/b"]


@pytest.mark.parametrize("status", ["500 Oh no", "503 Busy"])
def test_a_server_whose_robots_txt_fails_is_not_asked_for_more(status):
    answers = {"/robots.txt": http(status=status), "/a": http(BODY), "/b": http(BODY)}
    results, server = ask(answers, ["/a", "/b"], robots=True)
    for result in results.values():
        assert isinstance(result, Failed)
        assert (result.fault, result.status) == (Fault.STATUS, int(status[:3]))
        assert "robots.txt of 127.0.0.1" in result.message
    assert server.paths() == ["/robots.txt"]


def test_a_long_robots_txt_counts_as_far_as_it_is_read():
    text = "User-agent: *\nDisallow: /b\n" + "# words\n" * (LIMIT // 8) + "Disallow: /a\n"
    answers = {"/robots.txt": robots(text), "/a": http(BODY), "/b": http(BODY)}
    results, _ = ask(answers, ["/a", "/b"], robots=True)
    assert isinstance(results["/a"], Response)
    assert results["/b"].fault is Fault.ROBOTS


def test_redirects_of_robots_txt_are_followed_and_circles_let_pass():
    moved = {"/robots.txt": http(status="301 Moved", location="/r"), "/r": robots("User-agent: *\nDisallow: /b"),
             "/b": http(BODY)}  # fmt: skip
    results, _ = ask(moved, ["/b"], robots=True)
    assert results["/b"].fault is Fault.ROBOTS
    circle = {"/robots.txt": http(status="301 Moved", location="/robots.txt"), "/b": http(BODY)}
    results, _ = ask(circle, ["/b"], robots=True)
    assert isinstance(results["/b"], Response)


def test_a_pause_is_for_the_whole_host_and_within_the_run():
    paths = [f"/{number}" for number in range(5)]
    busy = http(status="429 Too Many Requests", retry_after=120)
    hosts = Hosts()
    results, server = ask(
        dict.fromkeys(paths, busy), paths, politeness=type(OPEN)(0, 1, allow_private=True), hosts=hosts
    )
    assert server.paths() == ["/0"]
    assert isinstance(results["/0"], Failed)
    host = server.base.removeprefix("http://")
    waiting = Deferred(NOW + timedelta(seconds=120), f"{host} asked for a pause")
    assert [results[path] for path in paths[1:]] == [waiting] * 4
    assert hosts.asked == {host: NOW + timedelta(seconds=120)}


def test_a_pause_lasts_into_later_runs_and_not_beyond_a_day():
    hosts = Hosts(pauses={"h": NOW + timedelta(hours=1), "wrong": NOW + timedelta(days=300)})
    assert hosts.deferred("h", NOW)
    assert hosts.deferred("h", NOW + timedelta(hours=1)) is None
    assert hosts.deferred("wrong", NOW) is None
    assert hosts.deferred("other", NOW) is None


def test_all_that_is_known_is_recalled_once_and_only_when_it_is_wanted():
    slow, other = Robots(HERE, "", NOW, 2.0), Robots("https://other.example", "", NOW)
    calls = []

    def recall():
        calls.append(1)
        return {HERE: slow, other.origin: other}

    hosts = Hosts(robots={HERE: slow}, recall=recall)
    assert (hosts.slowed(), hosts.delay_of(HERE), hosts.delay_of(other.origin)) == (True, 2.0, 0.0)
    assert hosts.robots_of(HERE) == slow
    assert calls == []
    assert hosts.robots_of(other.origin) == other
    assert hosts.robots_of("https://third.example") is None
    assert calls == [1]


def test_a_robots_txt_that_says_slow_slows():
    """The delay of the second request is the one that is asked for, not ours of nothing."""
    answers = {"/robots.txt": robots("User-agent: *\nCrawl-delay: 0.05"), "/a": http(BODY), "/b": http(BODY)}
    moments = []

    def noted(path):
        async def answer(writer):
            moments.append(asyncio.get_running_loop().time())
            writer.write(answers[path])

        return answer

    ask({path: noted(path) for path in answers}, ["/a", "/b"], robots=True)
    assert len(moments) == 3
    assert moments[2] - moments[1] > 0.04


@pytest.mark.parametrize(
    "url", ["http://10.0.0.1/", "http://nowhere.invalid/", "ftp://example.org/", "nonsense"]
)
def test_what_may_not_be_reached_says_so_and_not_robots_txt(url):
    async def run():
        client = Client(now=NOW, politeness=type(OPEN)(delay=0), limits=Limits(seconds=2))
        async with client:
            return await client.get(Request(Source("s", url)))

    result = asyncio.run(run())
    assert isinstance(result, Failed)
    assert result.fault in {Fault.REFUSED, Fault.CONNECT}
    assert "robots" not in result.message


def test_dropping_the_rest_ends_the_reading_of_robots_txt_too():
    async def never(writer):
        await asyncio.sleep(60)

    async def run():
        async with serving({"/robots.txt": never}) as slow, serving({"/a": http(BODY)}) as quick:
            client = Client(now=NOW, politeness=OPEN, limits=Limits())
            requests = [
                Request(Source("slow", f"{slow.base}/a")),
                Request(Source("quick", f"{quick.base}/a")),
            ]
            async with client, contextlib.aclosing(client.fetch_all(requests)) as results:
                request, _ = await anext(results)
            return request.source.id

    assert asyncio.run(run()) == "quick"
