import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest
from filelock import FileLock
from test_core_run import AID, TALKS, TALKS_MOVED

from timeline.cli import cli, main

NOW = "2026-03-01T09:00:00Z"


class Shell:
    """Runs commands in this process, in the folder of a house."""

    def __init__(self, house, monkeypatch, capsys):
        self.house, self.monkeypatch, self.capsys = house, monkeypatch, capsys
        monkeypatch.chdir(house.folder)
        monkeypatch.setenv("NO_COLOR", "1")

    def __call__(self, *arguments, stdin=""):
        """Exit code, stdout, stderr of a command."""
        self.monkeypatch.setattr(sys, "argv", ["timeline", *arguments])
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        with pytest.raises(SystemExit) as end:
            main()
        out, err = self.capsys.readouterr()
        return end.value.code, out, err


ON_A_FILE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture
def shell(house, monkeypatch, capsys):
    house.configure("{id: docs, url: docs}")
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    return Shell(house, monkeypatch, capsys)


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_run_says_what_it_did_and_where_things_are(shell):
    code, out, err = shell("run", "--now", NOW)
    assert (code, err) == (0, "")
    assert "docs: 2 texts, 3 events" in out
    assert "var/site/index.html" in out
    assert "var/digests/2026-03-01-0900-digest-" in out
    assert "timeline daemon" in out
    code, out, _ = shell("run", "--now", "2026-03-01T09:30:00Z")
    assert code == 0
    assert "0 due" in out
    assert "No source is due yet." in out
    assert "timeline run --all" in out


def test_run_tells_changes_and_failures(shell):
    shell("run", "--now", NOW)
    shell.house.write("talks.md", TALKS_MOVED)
    code, out, _ = shell("run", "--all", "--now", "2026-03-02T09:00:00Z")
    assert code == 0
    assert "1 rescheduled" in out
    assert "1 change since the last run. The timeline" in out
    for path in shell.house.docs.iterdir():
        path.unlink()
    code, out, _ = shell("run", "--all", "--now", "2026-03-03T09:00:00Z")
    assert code == 1
    assert "failed" in out
    assert "The timeline holds 3 events. 1 source could not be read." in out
    assert "next try in" in out
    code, out, _ = shell("status", "--now", "2026-03-03T09:10:00Z")
    assert code == 1
    assert "empty (1x)" in out
    assert "24 h ago" in out
    code, out, _ = shell("status", "--json")
    (row,) = lines(out)
    assert (row["source"], row["fault"], row["entries"], row["events"]) == ("docs", "empty", 2, 3)


def test_no_site_and_no_events_leave_out(shell):
    code, out, _ = shell("run", "--no-site", "--no-events", "--now", NOW)
    assert code == 0
    assert not (shell.house.folder / "var/site").exists()
    assert "0 events" in out


def test_configuration_errors_exit_with_2(shell):
    (shell.house.folder / "config.yaml").write_text("titel: x\nsources:\n  - ulr: x\n")
    for command in (["check"], ["run"], ["status"], ["daemon"], ["events"], ["backfill", "a", "b"]):
        code, out, err = shell(*command)
        assert (code, out) == (2, "")
        assert "config.yaml:1: titel: unknown key" in err
        assert "config.yaml:3: sources[0].ulr: unknown key" in err
        assert "3 problems" in err
    code, _, err = shell("check", "--config", "missing.yaml")
    assert code == 2
    assert "missing.yaml" in err


def test_check_counts_sources(shell):
    shell.house.configure("{id: docs, url: docs}, {id: off, url: 'https://a.example/', enabled: false}")
    assert shell("check") == (0, "config.yaml: ok, 1 source on, 1 off\n", "")


@ON_A_FILE
def test_another_run_holds_the_lock(shell):
    (shell.house.folder / "var").mkdir()
    with FileLock(shell.house.folder / "var/timeline.sqlite.lock"):
        for command in ("run", "daemon", "build"):
            code, _, err = shell(command)
            assert code == 75
            assert "timeline.sqlite.lock" in err


@ON_A_FILE
def test_a_store_that_cannot_be_used_is_named(shell):
    (shell.house.folder / "var").mkdir()
    (shell.house.folder / "var/timeline.sqlite").write_bytes(b"something else entirely" * 50)
    code, _, err = shell("run")
    assert code == 2
    assert "timeline.sqlite" in err


def test_a_site_folder_of_somebody_else_is_left_alone(shell):
    folder = shell.house.folder / "var/site"
    folder.mkdir(parents=True)
    (folder / "thesis.txt").write_text("mine")
    code, _, err = shell("run")
    assert code == 2
    assert "not made by timeline" in err
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


def test_events_in_every_format(shell):
    shell("run", "--now", NOW)
    code, out, _ = shell("events", "--format", "jsonl")
    events = lines(out)
    assert code == 0
    assert [event["when"] for event in events] == ["2026-02-03", "2026-02-17", "2026-03-12"]
    report = events[2]["reports"][0]
    text = TALKS.partition("---\n\n")[2]
    assert report["sentence"] in text
    assert report["entry"] == "talks.md"
    assert "12 March 2026" in shell("events")[1]
    table = shell("events", "--format", "csv")[1].splitlines()
    assert table[0] == "When,EDTF,Event,Texts,Status,Key"
    assert len(table) == 4
    code, out, _ = shell("events", "--since", "2026-02", "--until", "2026-02-10", "--format", "jsonl")
    assert [event["when"] for event in lines(out)] == ["2026-02-03"]
    assert shell("events", "--since", "2099")[1] == "nothing found\n"
    code, _, err = shell("events", "--since", "soon")
    assert code == 2
    assert "2026-01-10" in err
    assert shell("events", "--since", "2028", "--until", "2027")[0] == 2


def test_events_as_they_were_known(shell):
    shell("run", "--now", NOW)
    shell.house.write("talks.md", TALKS_MOVED)
    shell("run", "--all", "--now", "2026-03-02T09:00:00Z")
    then = lines(shell("events", "--as-of", "2026-03-01", "--format", "jsonl")[1])
    now = lines(shell("events", "--format", "jsonl")[1])
    assert [event["when"] for event in then][-1] == "2026-03-12"
    assert [event["when"] for event in now][-1] == "2026-03-19"
    assert [event["key"] for event in then] == [event["key"] for event in now]


def test_a_run_counts_what_its_digest_tells(shell):
    shell("run", "--now", NOW)
    shell.house.write("new.md", "---\ndate: 2026-03-02\n---\n\nThe port of Kep opens on 4 May 2026.\n")
    out = shell("run", "--all", "--now", "2026-03-02T09:00:00Z")[1]
    assert "1 change since the last run. The log has 2, with edits of texts" in out


def test_changes_in_every_format(shell):
    code, _, err = shell("changes")
    assert code == 2
    assert "`timeline run` makes it" in err
    shell("run", "--now", NOW)
    assert shell("changes")[1] == "nothing found\n"
    assert shell("changes", "--format", "csv")[1] == "Seen,Kind,Before,After,Source,What,Key\r\n"
    shell.house.write("talks.md", TALKS_MOVED)
    shell("run", "--all", "--now", "2026-03-02T09:00:00Z")
    (change,) = lines(shell("changes", "--format", "jsonl")[1])
    assert list(change) == ["seen", "kind", "source", "entry", "event", "before", "after"]
    assert change["seen"] == "2026-03-02T09:00:00+00:00"
    assert (change["kind"], change["before"]["when"], change["after"]["when"]) == (
        "rescheduled", "2026-03-12", "2026-03-19",
    )  # fmt: skip
    assert "rescheduled" in shell("changes")[1]
    assert change["event"] in shell("changes")[1]
    assert shell("changes", "--since", "2026-03-03")[1] == "nothing found\n"
    assert shell("changes", "--since", "2027")[1] == "nothing found\n"
    for bad in ("yesterday", "0001-01-01T00:00+14:00", "9999-12-31"):
        assert shell("changes", "--since", bad)[0] == 2
    code, _, err = shell("run", "--now", NOW)
    assert code == 2
    assert "lies before the last poll" in err


def test_explain_prints_the_whole_reading(shell):
    shell("run", "--now", NOW)
    shell.house.write("talks.md", TALKS_MOVED)
    shell("run", "--all", "--now", "2026-03-02T09:00:00Z")
    key = lines(shell("events", "--format", "jsonl")[1])[-1]["key"]
    code, out, _ = shell("explain", key[:8])
    assert code == 0
    for part in ("19 March 2026", "[19 March 2026]", "talks.md", "rule ", "offsets", "published  2026-02-20 (front matter)",
                 "moved from 12 March 2026 to 19 March 2026"):  # fmt: skip
        assert part in out
    code, _, err = shell("explain", "ffffffffffff")
    assert code == 1
    assert "is the key of no event" in err
    shell.house.write("talks.md", TALKS_MOVED.replace("will meet in Siem Reap on 19 March 2026", "will meet"))
    shell("run", "--all", "--now", "2026-03-03T09:00:00Z")
    assert "withdrawn" in shell("explain", key)[1]


def test_digest_shows_what_would_be_sent_and_sends_nothing(shell):
    shell("run", "--now", NOW)
    shell.house.write("talks.md", TALKS_MOVED)
    code, out, _ = shell("digest", "--now", NOW)
    assert code == 0
    assert "moved" not in out
    assert len(shell.house.digests()) == 1
    shell("run", "--all", "--now", "2026-03-02T09:00:00Z")
    since = shell("digest", "--since", "2026-03-02", "--now", "2026-03-03")[1]
    assert "moved from" in " ".join(since.split())
    assert "<html" in shell("digest", "--html", "--since", "2026-03-02")[1]


def test_build_makes_the_page_from_the_store(shell):
    shell("run", "--no-site", "--now", NOW)
    code, out, _ = shell("build", "--now", NOW)
    assert code == 0
    assert out.strip() == str(shell.house.folder / "var/site/index.html")
    assert "12 March 2026" in (shell.house.folder / "var/site/index.html").read_text()


def test_test_shows_a_source_and_keeps_nothing(shell, site):
    code, out, _ = shell("test", "docs")
    assert code == 0
    assert "files, complete: 2 texts" in out
    assert "12 March 2026" in out
    assert "published 2026-02-20 (front matter)" in out
    assert not (shell.house.folder / "var").exists()
    site.feed(("a", "T", "Mon, 02 Feb 2026 08:00:00 GMT", "It opens on 5 May 2026."))
    code, out, _ = shell("test", f"{site.url}/feed.xml")
    assert code == 0
    assert "feed, a window of the latest entries: 1 text" in out
    code, out, _ = shell("test", f"{site.url}/nowhere")
    assert code == 1
    assert "404" in out
    code, _, err = shell("test", "nothing")
    assert code == 2
    assert "docs" in err


def test_test_shows_what_a_source_states_as_data(shell, site):
    lines = [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "UID:a",
        "DTSTART:20260504T193000Z",
        "SUMMARY:Concert",
        "STATUS:CANCELLED",
    ]
    body = "\r\n".join([*lines, "END:VEVENT", "BEGIN:VEVENT", "UID:b", "END:VEVENT", "END:VCALENDAR", ""])
    site.answers["/town.ics"] = (200, {"Content-Type": "text/calendar"}, body.encode())
    code, out, _ = shell("test", f"{site.url}/town.ics")
    assert code == 0
    assert "calendar, not complete, see the notes: 1 text" in out
    assert "note: 1 event without a date that can be read" in out
    assert "as data: Cancelled: Concert, 4 May 2026, 19:30 UTC  [icalendar]" in out
    assert "4 May 2026, 19:30 UTC        Concert  [icalendar]" in out


def test_test_needs_no_configuration(shell):
    (shell.house.folder / "config.yaml").unlink()
    assert shell("test", "docs", "--limit", "1")[0] == 0


def feed(*dates):
    items = "".join(
        f"<item><guid>{number}</guid><title>Item {number}</title><description>The fair number {number} opens in "
        f"the old harbour on {date}.</description></item>"
        for number, date in enumerate(dates)
    )
    return f"<rss version='2.0'><channel><title>Fairs</title>{items}</channel></rss>"


def test_backfill_replays_snapshots_at_their_moments(shell):
    shell.house.configure("{id: fairs, url: 'https://a.example/feed', kind: feed}")
    folder = shell.house.folder / "archive"
    folder.mkdir()
    (folder / "2026-01-01T080000Z.xml").write_text(feed("1 March 2026"))
    (folder / "2026-01-02T100000+0200.xml").write_text(feed("2 March 2026"))
    (folder / "20260103.xml").write_text(feed("2 March 2026", "7 May 2026"))
    code, out, _ = shell("backfill", "fairs", "archive")
    assert (code, out) == (0, "3 of 3 snapshots replayed, 3 changes\nnext: timeline build\n")
    changes = lines(shell("changes", "--format", "jsonl")[1])
    assert [(change["kind"], change["seen"][:16]) for change in changes] == [
        ("rescheduled", "2026-01-02T08:00"),
        ("added", "2026-01-03T00:00"),
        ("added", "2026-01-03T00:00"),
    ]
    assert "moved" not in shell("digest")[1]  # what changed years ago is no news
    (folder / "20260104.xml").write_text(feed("3 March 2026", "7 May 2026"))
    shell("backfill", "fairs", "archive")
    assert "moved" not in shell("digest")[1]
    (folder / "20260104.xml").unlink()
    (folder / "README.txt").write_text("about this archive")
    again = shell("backfill", "fairs", "archive")[1]
    assert "left out: 3 not later than the last poll" in again
    assert "1 file whose name says no moment" in again


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nobody", "archive"), "no source has the id 'nobody'"),
        (("docs", "archive"), "docs is a folder"),
        (("feed", "nowhere"), "cannot be read"),
        (("feed", "empty"), "holds no snapshots"),
        (("feed", "strange"), "no file has a name that says a moment"),
    ],
)
def test_backfill_says_why_not(shell, arguments, message):
    shell.house.configure("{id: docs, url: docs}, {id: feed, url: 'https://a.example/feed'}")
    for name in ("archive", "empty", "strange"):
        (shell.house.folder / name).mkdir()
    (shell.house.folder / "archive/2026-01-01.xml").write_text(feed())
    (shell.house.folder / "strange/first.xml").write_text(feed())
    (shell.house.folder / "strange/2026-13-01.xml").write_text(feed())
    code, _, err = shell("backfill", *arguments)
    assert code == 2
    assert message in err


def test_tag_is_a_filter(shell):
    text = "It opens on 12 March 2026."
    code, out, err = shell(
        "tag", stdin=json.dumps({"id": 7, "text": text, "published": "2026-03-01"}) + "\n\n"
    )
    (answer,) = lines(out)
    (timex,) = answer["timexes"]
    assert (code, err, answer["id"]) == (0, "", 7)
    assert list(timex) == ["start", "end", "text", "type", "value", "mod", "edtf"]
    assert text[timex["start"] : timex["end"]] == timex["text"] == "12 March 2026"
    assert (timex["type"], timex["value"], timex["edtf"]) == ("DATE", "2026-03-12", "2026-03-12")


def test_events_from_stdin_is_a_filter(shell):
    row = {"id": "x", "text": "The harbour opens on Friday.", "published": "2026-03-02T10:00:00Z"}
    code, out, _ = shell("events", "--stdin", stdin=json.dumps(row))
    ((event,),) = [answer["events"] for answer in lines(out)]
    assert code == 0
    assert list(event) == ["when", "title", "sentence", "start", "end", "basis", "actors", "places"]
    assert (event["basis"], event["sentence"]) == ("relative", row["text"])
    assert shell("events", "--stdin", stdin=json.dumps(row | {"published": "never"}))[1].endswith(
        '"events": []}\n'
    )


def test_extract_is_a_filter(shell):
    words = "The court will hear the case of the fishermen in the old town hall, said the clerk. " * 4
    html = (
        "<html lang=en><head><title>Hearing</title><meta property='article:published_time' content='2026-02-01'>"
        f"</head><body><article><h1>Hearing</h1><p>{words}</p></article></body></html>"
    )
    code, out, _ = shell("extract", stdin=json.dumps({"id": "a", "url": None, "html": html}))
    (answer,) = lines(out)
    assert code == 0
    assert list(answer) == ["id", "title", "published", "published_basis", "language", "text"]
    assert (answer["title"], answer["published"], answer["language"]) == ("Hearing", "2026-02-01", "en")
    (shell.house.folder / "page.html").write_text(html)
    code, out, err = shell("extract", "page.html", "nothing.html")
    assert code == 1
    assert lines(out)[0]["text"] == answer["text"]
    assert "nothing.html" in err


def test_extract_reads_a_file_by_its_suffix(shell):
    files = {
        "notes.md": "---\ndate: 2026-02-01\n---\n\n# Hearing\n\n*The court* sits on Monday.\n\n```\ncode\n```\n",
        "notes.txt": "Hearing\n\nThe court sits on Mon-\nday & <b>Tuesday</b>.",
        "vague.md": "---\ndate: 03/04/2026\n---\n\nThe court sits.",
        "paper.pdf": "%PDF-1.7",
    }
    for name, body in files.items():
        (shell.house.folder / name).write_text(body)
    code, out, err = shell("extract", *files)
    markdown, plain, vague = lines(out)
    assert code == 1
    assert (markdown["id"], markdown["title"], markdown["published"]) == ("notes.md", "Hearing", "2026-02-01")
    assert markdown["text"] == "Hearing\n\nThe court sits on Monday."
    assert plain["text"] == "Hearing\n\nThe court sits on Monday & <b>Tuesday</b>."
    assert (vague["title"], vague["published"]) == ("vague.md", None)
    assert "vague.md: the date in its front matter may be two days" in err
    assert "paper.pdf: is a PDF that cannot be read" in err


@pytest.mark.parametrize("command", [["tag"], ["events", "--stdin"], ["extract"]])
def test_a_bad_line_is_named_and_the_others_are_answered(shell, command):
    good = json.dumps({"id": "ok", "text": "x", "html": "<p>Some words that are here to be read.</p>" * 5})
    bad = [
        '{"id": NaN, "text": "x", "html": "x"}',
        "{",
        "[]",
        '"text"',
        '{"id": 1}',
        '{"id": 1, "text": 5, "html": 5}',
        "[" * 100_000,
    ]
    data = "\n".join([*bad, good]).encode() + b"\n\xff\xfe\n"
    code, out, err = shell(*command, stdin=data)
    assert code == 1
    assert [answer["id"] for answer in lines(out)] == ["ok"]
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        f"line {n}" for n in (1, 2, 3, 4, 5, 6, 7, 9)
    ]


@pytest.mark.parametrize("genre", ["poem", ["news"], 5])
def test_a_genre_that_is_none_is_named(shell, genre):
    code, out, err = shell("tag", stdin=json.dumps({"id": 1, "text": "x", "genre": genre}))
    assert (code, out) == (1, "")
    assert "narrative" in err


@pytest.mark.parametrize("address", ["https://", "ftp://a.example/x", "http://[::1"])
def test_an_address_that_is_none_is_said_to_be_none(shell, address):
    code, _, err = shell("test", address)
    assert code == 2
    assert address in err
    assert "Traceback" not in err


def test_a_reader_that_has_enough_stops_no_run(shell):
    process = start(shell.house, "run")
    process.stdout.close()
    assert process.wait() == 0
    assert (shell.house.folder / "var/site/index.html").exists()
    assert len(shell.house.digests()) == 1


def test_a_source_that_is_no_longer_followed_is_still_told_of(shell):
    shell("run", "--now", NOW)
    shell.house.configure("{id: other, url: docs}")
    assert "no longer in the configuration" in shell("status")[1]


def test_a_lone_surrogate_comes_through(shell):
    code, out, _ = shell("tag", stdin='{"id": "\\ud800", "text": "\\ud800 on 12 March 2026"}')
    assert code == 0
    assert lines(out)[0]["timexes"][0]["edtf"] == "2026-03-12"


def test_a_terminal_sees_progress(shell, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    _, _, err = shell("run", "--now", NOW)
    assert "0 of 1" in err


def test_nothing_from_a_source_reaches_the_terminal_as_a_command(shell, site):
    bad = "\x1b]0;owned\x07\x9b31m\u202egpj.exe"
    site.fail(200, f"<html><title>{bad}</title><body>{bad} login</body></html>".encode(), path="/a")
    site.feed((f"id{bad}".replace("\x1b", "").replace("\x07", ""), "T \u202e\x9b x", "Mon, 02 Feb 2026 08:00:00 GMT",
               "It \u202e opens on 5 May 2026 \x9b31m here."))  # fmt: skip
    shell.house.configure(f"{{id: page, url: '{site.url}/a'}}, {{id: feed, url: '{site.url}/feed.xml'}}")
    said = [
        shell("run", "--now", NOW),
        shell("status"),
        shell("test", "page"),
        shell("test", "feed"),
        shell("events"),
    ]
    key = shell.house.look(lambda store: store.reports()[0].key)
    said.append(shell("explain", key))
    text = "".join(out + err for _, out, err in said)
    assert "5 May 2026" in text
    assert not set(text) & set("\x1b\x07\x9b\u202e")


def test_every_command_has_help(shell):
    for name in cli.commands:
        code, out, _ = shell(name, "--help")
        assert code == 0
        assert "Usage:" in out


def start(house, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "timeline", *arguments], cwd=house.folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip


@pytest.mark.parametrize(("command", "code"), [("run", 130), ("daemon", 0)])
def test_a_signal_drops_the_request_that_hangs_and_keeps_the_rest(shell, site, command, code):
    """A source that never answers does not hold up the end; what was read before it is kept."""
    asked = threading.Event()
    site.answers = Hanging(asked)
    shell.house.configure(f"{{id: docs, url: docs}}, {{id: slow, url: '{site.url}/feed.xml'}}")
    process = start(shell.house, command)
    assert asked.wait(30)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=10)
    assert process.returncode == code, output
    site.answers.released.set()
    assert shell.house.look(lambda store: [memory.id for memory in store.sources()]) == ["docs"]


class Hanging(dict):
    """Answers of a server that keeps everybody waiting."""

    def __init__(self, asked):
        self.asked, self.released = asked, threading.Event()

    def get(self, path, default):
        self.asked.set()
        self.released.wait(30)
        return default


def test_help_answers_at_once():
    """Libraries are imported by the commands that need them: CPU of `--help` against that of Python alone."""

    def cpu(*arguments):
        before = os.times()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    nothing = min(cpu("-c", "pass") for _ in range(3))
    helping = min(cpu("-m", "timeline", "--help") for _ in range(3))
    assert helping < nothing + 0.3
    code = "import sys, timeline.cli; print(sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    for heavy in ("sqlalchemy", "pydantic", "aiohttp", "dateparser", "trafilatura", "jinja2", "apscheduler"):
        assert f"'{heavy}'" not in loaded


def test_a_run_without_news_loads_nothing_that_only_news_need(shell, site):
    site.feed(("a", "Harbour", "Sun, 01 Mar 2026 08:00:00 GMT", "The hearing is on 12 May."), etag='"1"')
    shell.house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    assert shell("run", "--now", NOW)[0] == 0
    code = (
        "import sys, timeline.cli\n"
        "try: timeline.cli.main()\n"
        "finally: print(sorted({*sys.modules, *(name.partition('.')[0] for name in sys.modules)}))"
    )
    run = [
        "run",
        "--all",
        "--now",
        "2026-03-01T10:00:00Z",
        "--config",
        str(shell.house.folder / "config.yaml"),
    ]
    for left_out in (["--no-site", "--no-events"], []):
        done = subprocess.run(
            [sys.executable, "-c", code, *run, *left_out], check=True, capture_output=True, text=True
        )
        assert "same" in done.stdout
        assert "'sqlalchemy'" in done.stdout
        for needless in (
            "apscheduler", "dateparser", "feedparser", "jinja2", "selectolax", "trafilatura", "feeds.noise",
            "output.model", "timeline.extract.cancel", "timeline.extract.mentions", "timeline.letters",
            "timeline.outbox", "timeline.topics", "timeline.view",
        ):  # fmt: skip
            assert f"'{needless}'" not in done.stdout
    site.feed(("a", "Harbour", "Sun, 01 Mar 2026 08:00:00 GMT", "The hearing is on 13 May, they say."))
    run[3] = "2026-03-01T11:00:00Z"
    edited = [sys.executable, "-c", code, *run, "--no-events"]  # its dates are left for later
    done = subprocess.run(edited, check=True, capture_output=True, text=True)
    assert "edited" in done.stdout
    assert "'timeline.same'" not in done.stdout


@ON_A_FILE
def test_a_store_held_by_another_program_ends_the_command_with_75(shell, monkeypatch):
    shell("run", "--now", NOW)
    monkeypatch.setattr("timeline.store.sqlite._BUSY_SECONDS", 0.01)
    holder = sqlite3.connect(shell.house.folder / "var/timeline.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    code, _, err = shell("run", "--all")
    holder.close()
    assert code == 75
    assert "database is locked" in err
    assert "Traceback" not in err


def test_a_page_that_cannot_be_written_is_named_and_everything_else_is_told(shell):
    shell("run", "--now", NOW)
    index = shell.house.folder / "var/site/index.html"
    index.unlink()
    (index / "in the way").mkdir(parents=True)
    shell.house.write("talks.md", TALKS_MOVED)
    code, out, err = shell("run", "--all", "--now", "2026-03-03T09:00:00Z")
    assert code == 1
    assert f"the page in {index.parent} could not be written" in err
    assert "then `timeline build`" in err
    assert "timeline-tmp" not in err
    assert "1 change since the last run" in out
    assert "Page     not written" in out
    assert "Digest   " in out
    assert len(shell.house.digests()) == 2


def test_status_ends_with_how_all_is_on_the_whole(shell):
    shell.house.configure(
        "{id: docs, url: docs}, {id: gone, url: nowhere, kind: files}, {id: off, url: docs, enabled: false}",
        "digests: [{to: [{file: letters}]}]\n",
    )
    (shell.house.folder / "letters").write_text("a file where a folder should be")
    shell("run", "--now", NOW)
    told = shell("status", "--now", "2026-03-01T09:10:00Z")[1].splitlines()[-2:]
    assert told[0] == (
        "2 sources, 1 in trouble; 1 digest waiting to be delivered; last sign of life 10 min ago"
    )
    assert told[1].startswith("`timeline outbox`")


def test_an_answer_of_a_server_is_told_as_what_it_was(shell, site):
    site.fail(503)
    shell.house.configure(f"{{id: desk, url: '{site.url}/feed.xml'}}")
    shell("run", "--now", NOW)
    assert "HTTP 503 (1x)" in shell("status", "--now", NOW)[1]


def test_of_many_sources_those_are_named_that_may_be_meant(shell):
    shell.house.configure(", ".join(f"{{id: desk-{n}, url: docs}}" for n in range(300)))
    _, _, err = shell("test", "dsk-17")
    assert "desk-17" in err
    assert len(err) < 300
