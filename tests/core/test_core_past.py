"""What was known at an earlier moment: page, digest, events and changes as of then."""

from dataclasses import replace
from datetime import timedelta

import pytest
from core_build import T0
from test_core_cli import Shell, lines
from test_core_lives import KINDS, ZONE, Life
from test_core_run import AID, TALKS, TALKS_MOVED

import timeline.store.parts
from feeds.model import Entry, Failed, Fault, Snapshot
from output.exports import build as render_exports
from timeline import board, few
from timeline.config import load
from timeline.few import Few
from timeline.memory import SourceMemory
from timeline.poll import Reading, catch_up, settle
from timeline.publish import Known
from timeline.store import open_store


class Dated(Life):
    """A life whose texts also change their titles; `renamed` tells whether one got another id."""

    renamed = False

    def edit(self, texts, key, chance):
        before = len(texts)
        super().edit(texts, key, chance)
        self.renamed |= key not in texts and len(texts) >= before

    def snapshot(self, name):
        number = self.random.randint(1, 3)
        entries = tuple(Entry(key, f"Title {number}", text) for key, text in self.texts[name].items())
        return Snapshot(KINDS[name], entries, complete=KINDS[name] != "feed")

    def go_on(self, store, now, hours, read=1.0):
        """Poll any source some of the `hours` later, now and then in vain; its events are `read` that often.

        The moment of the poll, and whether it failed.
        """
        name = self.random.choice(sorted(KINDS))
        self.change(name)
        now += timedelta(hours=self.random.choice(hours))
        with store.read():
            memory = store.source(name) or SourceMemory(name, "u")
        failed = memory.good is not None and self.random.random() < 0.2
        answer = Failed(Fault.TLS, "expired") if failed else Reading(self.snapshot(name))
        events = read == 1 or self.random.random() < read
        settle(store, memory, answer, now=now, next_due=now, zone=ZONE, events=events)
        if self.random.random() < 0.7:
            catch_up(store, now=now, zone=ZONE)
        return now, failed


@pytest.mark.parametrize("seed", range(4))
def test_the_state_as_of_the_end_of_each_poll_is_what_it_was_then(tmp_path, seed):
    life, now = Dated(seed), T0
    (tmp_path / "config.yaml").write_text("sources: [{url: a}]\n")
    config, store = load(tmp_path / "config.yaml"), open_store(tmp_path / "t.sqlite")
    then = {}

    def known(**options):
        return Known(config, store, now, **options)

    for _ in range(14):
        now, failed = life.go_on(store, now, [1, 30, 2000, 9000], read=0.9)
        with store.read():
            at = known()
            page = site(at.board)
            then[now] = (page, None if failed else render_exports(at.export), at.events, at.withdrawn)
        with store.write():
            at.board.remember()
        with store.read():
            again = known().board
            assert site(again) == page
            assert again._fresh == {}, "nothing changed, so that nothing is made"
        with store.write():
            if len(then) % 2:
                store.shown.keep("another", 0, {}, {}, store.shown.noted(""))
    assert any(withdrawn for *_, withdrawn in then.values())
    for moment, (shown, files, events, withdrawn) in then.items():
        with store.read():
            at = known(as_of=moment)
            assert stood(at.events) == stood(events)
            assert stood(at.withdrawn) == stood(withdrawn)
            if life.renamed:  # the log calls a text by the id that it had
                continue
            assert site(at.board) == shown
            # Exports know the last reading, of which the store keeps only the latest.
            assert files is None or render_exports(at.export) == files
    store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_lives_of_many_events_are_those_of_each(tmp_path, seed):
    life, now = Dated(seed), T0
    (tmp_path / "config.yaml").write_text("sources: [{url: a}]\n")
    config, store = load(tmp_path / "config.yaml"), open_store(tmp_path / "t.sqlite")
    for _ in range(12):
        now, _ = life.go_on(store, now, [1, 30, 2000])
        with store.read():
            few = Few(config, store, now, None)
            keys = [*few.live, *few.withdrawn]
            lives = few.lives(keys)
            assert {key: shown(found) for key, found in lives.items()} == {
                key: shown(store.history.statements(key)) for key in keys
            }
    assert any(version.until for found in lives.values() for version in found)
    store.close()


def shown(versions):
    """What of the versions of an event is for readers."""
    mentions = (replace(version.report.mention, masked="") for version in versions)
    return [
        replace(version, report=replace(version.report, mention=mention))
        for version, mention in zip(versions, mentions, strict=True)
    ]


def test_what_is_shown_does_not_depend_on_how_much_is_held(tmp_path, monkeypatch):
    life, now = Dated(2), T0
    (tmp_path / "config.yaml").write_text("sources: [{url: a}]\n")
    config, store = load(tmp_path / "config.yaml"), open_store(tmp_path / "t.sqlite")
    for _ in range(14):
        now, _ = life.go_on(store, now, [1, 30, 2000])
    with store.read():
        whole = Known(config, store, now)
        shown, files = site(whole.board), render_exports(whole.board.export_of(whole.board.exported))
        monkeypatch.setattr(board, "_BATCH", 2)
        monkeypatch.setattr(few, "_HELD", 3)
        monkeypatch.setattr(few, "_TOLD", 3)
        monkeypatch.setattr(timeline.store.parts, "_MOST", 2)
        little = Known(config, store, now).board
        assert site(little) == shown
        assert render_exports(little.export_of(little.exported)) == files
        assert sum(len(event.reports) for event in little._few._held.values()) <= 3
        assert len(little._few._texts) <= 3
    store.close()


def test_of_a_long_life_its_page_tells_the_beginning_and_what_came_last(tmp_path, monkeypatch):
    life, now = Dated(1), T0
    (tmp_path / "config.yaml").write_text("sources: [{url: a}]\n")
    config, store = load(tmp_path / "config.yaml"), open_store(tmp_path / "t.sqlite")
    for _ in range(14):
        now, _ = life.go_on(store, now, [1, 30, 2000])
    with store.read():
        whole = told_in(config, store, now)
        monkeypatch.setattr(board, "ALONE", 1)
        cut = told_in(config, store, now)
    store.close()
    assert whole.keys() == cut.keys()
    assert any(len(story.steps) > 3 for story in whole.values())
    for key, story in whole.items():
        steps, own = story.steps, cut[key]
        assert (story.between, story.late) == (0, ())
        if len(steps) <= 2:
            assert own.steps == steps
        else:
            assert (own.steps, own.between, own.late) == (steps[:1], len(steps) - 2, steps[-1:])


def told_in(config, store, now):
    shown = Known(config, store, now).board
    return shown.stories([line.id for section in shown.page.sections for line in section.items])


def site(board):
    """The page with all of its cards and lives; what changes only the digests of lines is left out."""
    page = board.page
    lines = [line for section in page.sections for line in section.items]
    keys = [line.id for line in lines]
    shown = [line._replace(digest="") for line in lines]
    return (
        replace(page, note="", sections=(), checked="", checked_at=None),
        shown,
        board.cards(keys),
        board.stories(keys),
    )


def stood(events):
    """What events say, without where in its text each sentence stands."""
    return [
        (
            event.key,
            event.when,
            event.title,
            [(r.key, r.mention.sentence, r.withdrawn) for r in event.reports],
        )
        for event in events
    ]


# Commands

DAYS = ["2026-03-01T09:00:00Z", "2026-03-02T09:00:00Z", "2026-03-14T09:00:00Z"]


@pytest.fixture
def shell(house, monkeypatch, capsys):
    house.configure("{id: docs, url: docs}")
    house.write("talks.md", TALKS)
    shell = Shell(house, monkeypatch, capsys)
    shell("run", "--now", DAYS[0])
    house.write("talks.md", TALKS_MOVED.replace("title: Talks", "title: New talks"))
    house.write("aid.md", AID)
    shell("run", "--all", "--now", DAYS[1])
    house.write("talks.md", TALKS_MOVED.replace("will meet in Siem Reap on 19 March 2026", "will meet"))
    shell("run", "--all", "--now", DAYS[2])
    return shell


def body(digest):
    """The lines of a digest without what leads to the page, which is another one."""
    return [line for line in digest.splitlines() if line.strip("-") and "../site" not in line]


def test_a_digest_as_of_a_moment_is_the_one_that_was_sent_then(shell):
    sent = shell.house.digests()
    assert len(sent) == 3
    for moment, digest in zip(DAYS, sent, strict=True):
        code, out, _ = shell("digest", "--as-of", moment)
        assert code == 0
        assert body(out) == body(digest)
    code, out, _ = shell("digest", "--as-of", DAYS[1], "--since", "2026-01-01")
    assert "moved from 12 March 2026 to 19" in " ".join(out.split())
    assert shell("digest", "--as-of", "2026-03-01", "--since", "2026-03-05")[0] == 2


def test_a_page_as_of_a_moment_goes_into_a_folder_of_its_own_and_says_so(shell):
    live = shell.house.site()
    for wrong in ([], ["--to", "var/site"], ["--to", "docs/../var/site"]):
        code, _, err = shell("build", "--as-of", DAYS[0], *wrong)
        assert code == 2
        assert "--to" in err
    code, out, _ = shell("build", "--as-of", DAYS[0], "--to", "then")
    assert (code, out) == (0, "then/index.html\n")
    html = (shell.house.folder / "then/index.html").read_text()
    assert "As it was known on 1 March 2026, 09:00 UTC" in html
    assert "12 March 2026" in html
    assert "19 March 2026" not in html
    assert "Kratie" not in html
    assert "“Talks on the border”" in html
    assert "“New talks" not in html
    assert "12 March 2026" in (shell.house.folder / "then/timeline.csv").read_text()
    assert shell.house.site() == live
    assert "As it was known" not in live["index.html"].decode()


def test_a_page_of_one_topic_holds_nothing_else(shell):
    code, _, err = shell("build", "--where", "kratie")
    assert code == 2
    assert "--to" in err
    assert shell("build", "--where", "kratie", "--to", "aid")[0] == 0
    html = (shell.house.folder / "aid/index.html").read_text()
    assert "Only what this query finds: kratie" in html
    assert "Kratie" in html
    assert "Siem Reap" not in html
    events = (shell.house.folder / "aid/events.jsonl").read_text()
    assert [event["title"] for event in lines(events)] == [
        "Japan handed over water filters for 5,000 households in Kratie"
    ]
    assert "Siem Reap" not in (shell.house.folder / "aid/changes.jsonl").read_text()


def test_changes_up_to_a_moment_and_of_a_topic(shell):
    def kinds(*options):
        return [row["kind"] for row in lines(shell("changes", "--format", "jsonl", *options)[1])]

    assert kinds() == ["rescheduled", "added", "added", "withdrawn"]
    assert kinds("--until", "2026-03-02") == ["rescheduled", "added", "added"]
    assert kinds("--until", "2026-03-02T08:00") == []
    assert kinds("--since", "2026-03-03", "--until", "2026-03-20") == ["withdrawn"]
    assert kinds("--where", "kratie") == ["added", "added"]
    assert kinds("--where", "kind:rescheduled OR kind:withdrawn") == ["rescheduled", "withdrawn"]
    assert shell("changes", "--since", "2026-03-03", "--until", "2026-03-01")[0] == 2
    code, _, err = shell("changes", "--where", "(talks")
    assert code == 2
    assert "at character 1" in err


def test_events_and_exports_of_a_topic(shell):
    def whens(*options):
        return [row["when"] for row in lines(shell("events", "--format", "jsonl", *options)[1])]

    assert whens("--where", "kratie") == ["2026-02-17"]
    assert whens("--where", "poipet OR kratie") == ["2026-02-03", "2026-02-17"]
    assert whens("--where", '"siem reap"') == []
    assert whens("--where", '"siem reap"', "--as-of", DAYS[0]) == ["2026-03-12"]
    assert whens("--where", "is:announced", "--as-of", DAYS[0]) == ["2026-03-12"]
    rows = lines(shell("export", "events", "--where", "kratie OR siem")[1])
    assert [(row["when"], row["status"]) for row in rows] == [
        ("2026-02-17", None),
        ("2026-03-19", "withdrawn"),
    ]
    assert [row["kind"] for row in lines(shell("export", "changes", "--where", "kind:withdrawn")[1])] == [
        "withdrawn"
    ]


def test_the_life_of_an_event(shell):
    key = lines(shell("events", "--as-of", DAYS[0], "--format", "jsonl")[1])[-1]["key"]
    code, out, _ = shell("history", key[:9])
    assert code == 0
    steps = out.split("\n\n")[1:]
    assert [step.split("  ")[1].split(":")[0] for step in steps] == [
        "First reported", "Rescheduled", "Withdrawn"
    ]  # fmt: skip
    assert "[-12 March 2026-] {+19 March 2026+}" in steps[1]
    assert "reads so until 14 March 2026, 09:00 UTC" in steps[1]
    assert "\x1b" not in out
    assert "status     withdrawn, first seen 1 March 2026" in out
    rows = lines(shell("history", key, "--format", "jsonl")[1])
    assert [row["kind"] for row in rows] == ["added", "rescheduled", "withdrawn"]
    assert [(row["since"][:10], (row["until"] or "")[:10]) for row in rows] == [
        ("2026-03-01", "2026-03-02"), ("2026-03-02", "2026-03-14"), ("2026-03-02", "2026-03-14"),
    ]  # fmt: skip
    assert (rows[1]["before"]["when"], rows[1]["after"]["when"]) == ("2026-03-12", "2026-03-19")
    assert rows[2]["after"] is None
    assert "".join(span["text"] for span in rows[0]["diff"]) == rows[0]["after"]["sentence"]
    code, _, err = shell("history", "ffffffff")
    assert code == 1
    assert "is the key of no event" in err


def test_moments_without_an_offset_are_of_the_configured_zone(shell):
    def kinds(*options):
        return [row["kind"] for row in lines(shell("changes", "--format", "jsonl", *options)[1])]

    shell.house.configure("{id: docs, url: docs}", "timezone: Pacific/Auckland\n")
    # What was seen on the 14th at 09:00 UTC was seen at 22:00 in Auckland.
    assert kinds("--since", "2026-03-14T21:59") == ["withdrawn"]
    assert kinds("--since", "2026-03-14T22:01") == []
    assert kinds("--since", "2026-03-14T09:00Z") == ["withdrawn"]
    assert kinds("--since", "2026-03-14T10:01+01:00") == []
    assert kinds("--until", "2026-03-02T21:00") == []
    assert len(kinds("--until", "2026-03-02T23:00")) == 3
    assert "in the configured time zone" in " ".join(shell("changes", "--help")[1].split())


def test_what_will_be_known_is_not_told(shell):
    now = ("--now", "2026-03-15T09:00Z")
    for command in (["events"], ["digest"], ["build", "--to", "then"]):
        code, _, err = shell(*command, "--as-of", "2026-03-16", *now)
        assert code == 2
        assert err == "--as-of 2026-03-16 lies ahead: what will be known then nobody knows before\n"
        assert shell(*command, "--as-of", "2026-03-15", *now)[0] == 0
    # The clock may have been turned back, or set by hand.
    assert shell("events", "--as-of", "2026-03-14", "--now", "2026-03-10T09:00Z")[0] == 0
