"""Events derived again from kept texts: nothing happens without other rules, and what does is no news."""

import os
import sqlite3
import subprocess
import sys
from datetime import timedelta

import pytest
from click.testing import CliRunner
from programs import killed, timeline
from test_core_run import AID, TALKS, TALKS_MOVED

from timeline.cli import cli
from timeline.events import merge
from timeline.model import ChangeKind
from timeline.rebuild import rebuild
from timeline.store import open_store

OTHER = """---
title: Boundary commission
date: 2026-02-21
---

The Joint Boundary Commission of Cambodia and Thailand is to meet in Siem Reap on 12 March 2026.
"""


def rebuilt(house, **options):
    store = open_store(house.config.store_file)
    try:
        now = house.now + timedelta(hours=1)
        return list(rebuild(store, now=now, zone=house.config.timezone, **options))
    finally:
        store.close()


def changes(stages):
    return [change for stage in stages for change in stage.changes]


def tables(house):
    """All rows but the counters of the store and the notes for the next build."""
    beside = 'INTO "state"', 'INTO "touched"'
    with sqlite3.connect(house.config.store_file) as connection:
        found = [line for line in connection.iterdump() if not any(name in line for name in beside)]
    connection.close()
    return found


def tampered(house, *statements):
    """The store as other rules would have left it."""
    with sqlite3.connect(house.config.store_file) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
    connection.close()


def reports(house):
    return house.look(lambda store: store.reports())


def events(house):
    return house.look(lambda store: merge(store.reports()))


@pytest.fixture
def lived(house):
    """Two texts, one of which moved its date later."""
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    house.run()
    house.write("talks.md", TALKS_MOVED)
    house.run()
    return house


def test_with_the_same_rules_nothing_changes(lived):
    before = tables(lived)
    stages = rebuilt(lived)
    assert [stage.stage for stage in stages] == ["texts", "signs", "events", "decisions"]
    assert changes(stages) == []
    assert tables(lived) == before


def test_a_date_that_was_read_wrong_is_put_right_without_news(lived):
    (right,) = [one for one in reports(lived) if one.entry.startswith("aid")][:1]
    told, logged = lived.digests(), lived.look(lambda store: store.changes())
    tampered(lived, f"UPDATE report SET edtf = '2019' WHERE key = x'{right.key}'")
    (change,) = changes(rebuilt(lived))
    assert (change.kind, change.before.when.text) == (ChangeKind.RESCHEDULED, "2019")
    (now,) = [one for one in reports(lived) if one.key == right.key]
    assert (now.mention, now.event, now.first_seen) == (right.mention, right.event, right.first_seen)
    assert now.moved == right.moved  # it did not move
    assert lived.look(lambda store: store.changes()) == logged
    lived.run()
    assert lived.digests() == told
    assert changes(rebuilt(lived)) == []


def test_what_no_reader_sees_is_brought_up_to_date_without_a_word(lived):
    before = tables(lived)
    tampered(lived, "UPDATE report SET masked = 'otherwise', rule = 'older' WHERE until IS NULL")
    assert changes(rebuilt(lived)) == []
    assert tables(lived) == before


def test_the_timeline_of_earlier_moments_stays_as_it_was(lived):
    (right,) = [one for one in reports(lived) if one.entry.startswith("aid")][:1]
    tampered(lived, f"UPDATE report SET edtf = '2019' WHERE key = x'{right.key}'")
    rebuilt(lived)
    then = lived.look(lambda store: store.reports(as_of=lived.now))
    assert "2019" in [one.mention.when.text for one in then]


def test_what_no_rule_finds_any_more_goes_and_what_is_found_now_comes(lived):
    found = reports(lived)
    aid = next(one for one in found if one.entry.startswith("aid"))
    talks = next(one for one in found if one.entry.startswith("talks"))
    tampered(
        lived,
        f"DELETE FROM report WHERE key = x'{aid.key}'",
        "INSERT INTO report (key, event, entry, edtf, title, sentence, start, end, date_start, date_end, "
        "masked, basis, rule, first_seen, since, names) SELECT x'0123456789abcdef', x'0123456789abcdef', entry, "
        "'1999', 'Nothing of the kind', 'Nothing of the kind in 1999.', 0, 28, 23, 27, 'nothing of the kind in #.', "
        f"basis, rule, first_seen, since, '' FROM report WHERE key = x'{talks.key}' LIMIT 1",
    )
    kinds = sorted((change.kind, change.event) for change in changes(rebuilt(lived)))
    assert kinds == [(ChangeKind.ADDED, aid.key), (ChangeKind.WITHDRAWN, "0123456789abcdef")]
    again = {one.key for one in reports(lived)}
    assert again == {one.key for one in found}  # keys follow from the texts


def test_events_that_are_one_by_the_new_rules_are_joined(house):
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    house.run()
    house.write("other.md", OTHER)
    house.run()
    before = events(house)
    joined = next(one for one in reports(house) if one.entry.startswith("other") and one.event != one.key)
    tampered(
        house,
        f"UPDATE report SET event = key WHERE event = x'{joined.event}' "
        f"AND entry = (SELECT number FROM entry WHERE id = '{joined.entry}')",
    )
    assert len(events(house)) == len(before) + 1
    (change,) = changes(rebuilt(house))
    assert (change.kind, change.event) == (ChangeKind.CORROBORATED, joined.event)
    assert [(event.key, event.when) for event in events(house)] == [
        (event.key, event.when) for event in before
    ]
    assert changes(rebuilt(house)) == []


def test_what_people_decided_has_the_last_word(house):
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    house.run()
    house.write("other.md", OTHER)
    house.run()
    joined = next(one for one in reports(house) if one.entry.startswith("other") and one.event != one.key)
    config = ["--config", str(house.folder / "config.yaml")]
    done = CliRunner().invoke(cli, ["split", joined.event, joined.key, *config])
    assert done.exit_code == 0, done.output
    parted = {one.key: one.event for one in reports(house)}
    rebuilt(house)
    assert {one.key: one.event for one in reports(house)} == parted
    tampered(
        house, f"UPDATE report SET event = x'{joined.event}' WHERE key = x'{joined.key}' AND until IS NULL"
    )
    rebuilt(house)
    assert {one.key: one.event for one in reports(house)} == parted


def test_a_trial_changes_nothing(lived):
    tampered(lived, "UPDATE report SET edtf = '2019' WHERE until IS NULL")
    before = tables(lived)
    trial = changes(rebuilt(lived, keep=False))
    assert trial
    assert tables(lived) == before
    assert changes(rebuilt(lived)) == trial


def test_texts_that_are_no_longer_kept_keep_their_events(lived):
    before = reports(lived)
    tampered(lived, "UPDATE entry SET text = ''")
    stages = rebuilt(lived)
    assert changes(stages) == []
    assert sum(stage.left for stage in stages) == 2
    assert reports(lived) == before


@pytest.fixture
def many(house):
    for number in range(120):
        house.write(
            f"{number:03}.md", f"# Opening of bridge {number}\n\nBridge {number} was opened on 5 May 2021.\n"
        )
    house.run()
    tampered(house, "UPDATE report SET edtf = '2019' WHERE until IS NULL")
    return house


def test_stopped_it_goes_on_where_it_was(many):
    first = rebuilt(many, stop=lambda: True)
    assert [stage.done for stage in first] == [50]
    rest = rebuilt(many)
    assert [(stage.done, stage.of) for stage in rest if stage.stage == "texts"] == [(100, 120), (120, 120)]
    assert len(changes(first)) + len(changes(rest)) == 120
    assert {one.mention.when.text for one in reports(many)} == {"2021-05-05"}
    assert changes(rebuilt(many)) == []


def test_after_another_upgrade_it_begins_anew(many):
    rebuilt(many, stop=lambda: True)
    tampered(many, "UPDATE state SET mark = replace(mark, '[\"', '[\"0') WHERE name = 'rebuild'")
    assert [stage.done for stage in rebuilt(many) if stage.stage == "texts"] == [50, 100, 120]


def test_killed_it_goes_on_where_it_was(many):
    config = ["--config", str(many.folder / "config.yaml")]
    second = killed("timeline.store.state.State.rebuild", "after", passing=1)
    assert timeline("rebuild", *config, before=second).returncode == -9
    assert [stage.done for stage in rebuilt(many) if stage.stage == "texts"] == [100, 120]
    assert {one.mention.when.text for one in reports(many)} == {"2021-05-05"}


STOPPER = """
import os, signal
from timeline.cli import main
from timeline.store.state import State
kept = State.rebuild
def stopped(self, mark):
    kept(self, mark)
    os.kill(os.getpid(), signal.SIGTERM)
State.rebuild = stopped
main()
"""


def test_on_a_terminal_it_tells_how_far_it_is_and_a_signal_ends_it_between_two_steps(many):
    config = ["--config", str(many.folder / "config.yaml")]
    ours, theirs = os.openpty()
    try:
        stopped = subprocess.run(
            [sys.executable, "-c", STOPPER, "rebuild", *config],
            stdout=subprocess.PIPE,
            stderr=theirs,
            check=False,
        )
        whole = subprocess.run(
            [sys.executable, "-c", "from timeline.cli import main; main()", "rebuild", *config],
            stdout=subprocess.PIPE, stderr=theirs, check=False,
        )  # fmt: skip
        shown = os.read(ours, 100_000).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert (stopped.returncode, whole.returncode) == (130, 0)
    assert "50 of 120 texts read …" in shown
    assert "stopped; the same command goes on" in shown
    assert "120 of 120 texts read, about 0 s left …" in shown
    assert b"50 of 120 texts read again, because of the rules changed: 50 rescheduled" in stopped.stdout
    assert b"\n120 texts read again, because of the rules changed: 70 rescheduled" in whole.stdout


def test_the_command_tells_what_the_rules_changed(lived):
    config = ["--config", str(lived.folder / "config.yaml")]
    right = next(one for one in reports(lived) if one.entry.startswith("aid"))
    tampered(lived, f"UPDATE report SET edtf = '2019' WHERE key = x'{right.key}'")
    trial = CliRunner().invoke(cli, ["rebuild", "--dry-run", *config])
    assert trial.exit_code == 0, trial.output
    assert "would change" in trial.output
    assert "1 rescheduled" in trial.output
    rows = CliRunner().invoke(cli, ["rebuild", "--format", "jsonl", *config])
    assert rows.exit_code == 0, rows.output
    assert '"kind": "rescheduled"' in rows.output
    again = CliRunner().invoke(cli, ["rebuild", *config])
    assert "changed: nothing" in again.output
